package io.sonde.smoke.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Markdown table whose columns are padded, so that it reads well on a console too. Not thread-safe. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> columns) {
        rows.add(columns);
    }

    void row(List<String> cells) {
        if (cells.size() != columns().size()) {
            throw new IllegalArgumentException(cells + " does not fit " + columns());
        }
        rows.add(List.copyOf(cells));
    }

    List<String> columns() {
        return rows.get(0);
    }

    /** The table in lines; the first column is aligned to the left, the others to the right. */
    String render() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            line(text, rows.get(row));
            if (row == 0) {
                rule(text);
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            text.append("| ")
                    .append(column == 0 ? cell + padding : padding + cell)
                    .append(' ');
        }
        text.append("|\n");
    }

    private void rule(StringBuilder text) {
        for (int column = 0; column < columns().size(); column++) {
            text.append('|').append("-".repeat(width(column) + 1)).append(column == 0 ? '-' : ':');
        }
        text.append("|\n");
    }

    private int width(int column) {
        return Collections.max(
                rows.stream().map(cells -> cells.get(column).length()).toList());
    }
}
