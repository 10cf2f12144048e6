package io.sonde.instrumentation.fuzz;

import java.util.Locale;
import java.util.Random;

/** Pieces of texts, and changes to them, for generators. */
public final class Texts {

    private static final char[] UNUSUAL = {
        0, 1, '\t', '\n', '\r', 0x1f, ' ', '"', '\'', '\\', '%', '&', ',', ';', '=', '?', '/', ':', '@', '#', '*', '{',
        '}', '[', ']', '(', ')', '$', '<', '>', '~', 0x7f, 0x80, 0xa0, 0xad, 0xe9, 0xff, 0x130, 0x212a, 0x2028, 0x3000,
        0xd83d, 0xde00, 0xfeff, 0xffff
    };

    private Texts() {}

    /** One of them. */
    public static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Up to so many characters of the alphabet. */
    public static String of(Random random, String alphabet, int most) {
        int length = random.nextInt(most + 1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Up to so many of any characters at all, the troublesome ones above all. */
    public static String noise(Random random, int most) {
        int length = random.nextInt(most + 1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(character(random));
        }
        return text.toString();
    }

    private static char character(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> UNUSUAL[random.nextInt(UNUSUAL.length)];
            case 1 -> (char) random.nextInt(0x10000);
            default -> (char) (' ' + random.nextInt(95));
        };
    }

    /** The text after up to three small accidents: something left out, put in, exchanged, doubled, cut off. */
    public static String mutated(Random random, String text) {
        String mutated = text;
        for (int accidents = random.nextInt(4); accidents > 0; accidents--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(4));
            String before = mutated.substring(0, from);
            String piece = mutated.substring(from, to);
            String after = mutated.substring(to);
            mutated = switch (random.nextInt(6)) {
                case 0 -> before + after;
                case 1 -> before + character(random) + piece + after;
                case 2 -> before + noise(random, 3) + after;
                case 3 -> before + piece + piece + after;
                case 4 -> before;
                default -> before + piece.toUpperCase(Locale.ROOT) + after;
            };
        }
        return mutated;
    }

    /** As a corpus writes it. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c < ' ' || c > '~') {
                escaped.append("\\u").append(String.format("%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescape(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 == line.length()) {
                text.append(c);
                continue;
            }
            char escaped = line.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'u' -> (char) Integer.parseInt(line.substring(i + 1, i + 5), 16);
                        default -> escaped;
                    });
            i += escaped == 'u' ? 4 : 0;
        }
        return text.toString();
    }
}
