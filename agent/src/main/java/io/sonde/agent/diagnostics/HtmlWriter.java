package io.sonde.agent.diagnostics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Shows a document as a page: an object is a table of names and values, an array a list. Not thread-safe. */
final class HtmlWriter implements DocumentWriter {

    private static final String STYLE = "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}"
            + "th{text-align:left;font-weight:600;padding:2px 12px 2px 0;vertical-align:top;white-space:nowrap}"
            + "td{padding:2px 0;white-space:pre-wrap;overflow-wrap:anywhere}ul{margin:0;padding-left:1.2em}"
            + "li>table{margin-bottom:8px}";

    private final StringBuilder page = new StringBuilder(8192);
    private final Deque<String> ends = new ArrayDeque<String>();
    private boolean inCell;

    HtmlWriter(String title) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        escape(title);
        page.append("</title><style>").append(STYLE).append("</style></head><body><h1>");
        escape(title);
        page.append("</h1>\n");
    }

    @Override
    public HtmlWriter beginObject() {
        return begin("<table>\n", "</table>");
    }

    @Override
    public HtmlWriter endObject() {
        return end();
    }

    @Override
    public HtmlWriter beginArray() {
        return begin("<ul>\n", "</ul>");
    }

    @Override
    public HtmlWriter endArray() {
        return end();
    }

    @Override
    public HtmlWriter name(String name) {
        page.append("<tr><th>");
        escape(name.replace('_', ' '));
        page.append("</th><td>");
        inCell = true;
        return this;
    }

    @Override
    public HtmlWriter value(String value) {
        return item(value == null ? "–" : value);
    }

    @Override
    public HtmlWriter value(long value) {
        return item(Long.toString(value));
    }

    @Override
    public HtmlWriter value(double value) {
        return item(Double.isNaN(value) || Double.isInfinite(value) ? "–" : Double.toString(value));
    }

    @Override
    public HtmlWriter value(boolean value) {
        return item(Boolean.toString(value));
    }

    @Override
    public HtmlWriter values(List<String> values) {
        beginArray();
        for (String value : values) {
            value(value);
        }
        return endArray();
    }

    private HtmlWriter begin(String start, String end) {
        String after = "";
        if (inCell) {
            after = "</td></tr>\n";
        } else if (!ends.isEmpty()) {
            page.append("<li>");
            after = "</li>\n";
        }
        inCell = false;
        page.append(start);
        ends.push(end + after);
        return this;
    }

    private HtmlWriter end() {
        page.append(ends.pop());
        return this;
    }

    private HtmlWriter item(String text) {
        if (!inCell) {
            page.append("<li>");
        }
        escape(text);
        page.append(inCell ? "</td></tr>\n" : "</li>\n");
        inCell = false;
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '<':
                    page.append("&lt;");
                    break;
                case '>':
                    page.append("&gt;");
                    break;
                case '&':
                    page.append("&amp;");
                    break;
                case '"':
                    page.append("&quot;");
                    break;
                default:
                    page.append(
                            Character.isISOControl(character) && character != '\n' && character != '\t'
                                    ? ' '
                                    : character);
            }
        }
    }

    /** The whole page. */
    @Override
    public String toString() {
        return page + "</body></html>\n";
    }
}
