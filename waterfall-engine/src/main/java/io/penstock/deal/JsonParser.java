package io.penstock.deal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.TreeMap;

/** Reads one JSON document by recursive descent; see {@link CanonicalJson} for what is refused. */
final class JsonParser {

    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    Json document() {
        if (text.length() > CanonicalJson.MAX_CHARACTERS) {
            throw malformed("document has more than " + CanonicalJson.MAX_CHARACTERS + " characters");
        }
        var json = value();
        skipWhiteSpace();
        if (at < text.length()) {
            throw malformed("text after the end of the document");
        }
        return json;
    }

    private Json value() {
        skipWhiteSpace();
        return switch (peek()) {
            case '{' -> nested('{');
            case '[' -> nested('[');
            case '"' -> new Json.Text(string());
            default -> throw malformed("a text, list or object is expected here; numbers are written as texts");
        };
    }

    private Json nested(char opening) {
        if (++depth > CanonicalJson.MAX_DEPTH) {
            throw malformed("more than " + CanonicalJson.MAX_DEPTH + " levels");
        }
        at++;
        var json = opening == '{' ? object() : array();
        depth--;
        return json;
    }

    private Json object() {
        var members = new TreeMap<String, Json>(CanonicalJson.BY_CODE_POINT);
        if (!next('}')) {
            do {
                skipWhiteSpace();
                var key = string();
                expect(':');
                if (members.putIfAbsent(key, value()) != null) {
                    throw malformed("key \"" + key + "\" stands twice");
                }
            } while (next(','));
            expect('}');
        }
        return new Json.Members(members);
    }

    private Json array() {
        var items = new ArrayList<Json>();
        if (!next(']')) {
            do {
                items.add(value());
            } while (next(','));
            expect(']');
        }
        return new Json.Array(items);
    }

    private String string() {
        if (peek() != '"') {
            throw malformed("a text in double quotes is expected here");
        }
        at++;
        var out = new StringBuilder();
        for (char c = character(); c != '"'; c = character()) {
            if (c == '\\') {
                out.append(escaped());
            } else if (c < ' ') {
                throw malformed("control character inside a text");
            } else {
                out.append(c);
            }
        }
        if (out.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw malformed("half of a surrogate pair inside a text");
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private char escaped() {
        char c = character();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("unknown escape \\" + c);
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = character();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("\\u needs four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private char character() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("the document ends too early");
        }
        return text.charAt(at);
    }

    private boolean next(char wanted) {
        skipWhiteSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!next(wanted)) {
            throw malformed("'" + wanted + "' is expected here");
        }
    }

    private void skipWhiteSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private CanonicalJson.MalformedException malformed(String what) {
        int end = Math.min(at, text.length());
        int line =
                1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        int column = end - text.lastIndexOf('\n', end - 1);
        return new CanonicalJson.MalformedException("line " + line + ", column " + column + ": " + what);
    }
}
