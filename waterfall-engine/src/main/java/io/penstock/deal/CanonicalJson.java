package io.penstock.deal;

import java.text.Normalizer;
import java.util.Comparator;

/**
 * Reads and prints the one form of JSON that we hash: keys sorted by code point, no white space between
 * tokens, texts in Unicode normal form C, and no escape where none is needed. Equal trees print equal
 * bytes on every machine.
 *
 * <p>Reading is wider than printing: any order of keys and any white space is accepted, while a duplicate
 * key, a scalar that is no text, a lone surrogate, more than {@value #MAX_DEPTH} levels or more than
 * {@value #MAX_CHARACTERS} characters are refused.
 *
 * <p>Source: RFC 8259 for the syntax; RFC 8785, section 3.2.2.2, for the escapes.
 */
public final class CanonicalJson {

    static final int MAX_DEPTH = 64;
    static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** Order of keys. Differs from {@link String#compareTo} beyond the basic plane. */
    public static final Comparator<String> BY_CODE_POINT = CanonicalJson::compareCodePoints;

    private CanonicalJson() {}

    /** A text that is not the JSON we read; the message names line and column. */
    public static final class MalformedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /**
     * Reads a document.
     *
     * @throws MalformedException if the text is refused
     */
    public static Json parse(String text) {
        return new JsonParser(text).document();
    }

    public static String print(Json json) {
        var out = new StringBuilder();
        print(json, out);
        return out.toString();
    }

    private static void print(Json json, StringBuilder out) {
        switch (json) {
            case Json.Text(String value) -> quote(value, out);
            case Json.Array(var items) -> {
                String before = "[";
                for (var item : items) {
                    print(item, out.append(before));
                    before = ",";
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Members(var members) -> {
                String before = "{";
                for (var member : members.entrySet()) {
                    out.append(before);
                    quote(member.getKey(), out);
                    print(member.getValue(), out.append(':'));
                    before = ",";
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        var normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static int compareCodePoints(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
    }
}
