package io.penstock.issuance.pool.domain.eligibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a document whose only scalars are texts, read from canonical JSON. */
sealed interface RuleNode {

    record Text(String value) implements RuleNode {}

    record Items(List<RuleNode> items) implements RuleNode {}

    record Members(Map<String, RuleNode> members) implements RuleNode {}

    /**
     * Reads canonical JSON, as the reader of YAML writes it.
     *
     * @throws IllegalArgumentException if the text is none: then it came from elsewhere
     */
    static RuleNode parse(String canonicalJson) {
        return new Reader(canonicalJson).document();
    }

    /** Recursive descent over texts, lists and maps. */
    final class Reader {

        private static final int DEEPEST = 60;

        private final String json;
        private int at;
        private int depth;

        private Reader(String json) {
            this.json = json;
        }

        private RuleNode document() {
            var node = node();
            if (at != json.length()) {
                throw wrong();
            }
            return node;
        }

        private RuleNode node() {
            if (++depth > DEEPEST) {
                throw wrong();
            }
            var node = switch (at < json.length() ? json.charAt(at) : ' ') {
                case '"' -> new Text(text());
                case '[' -> items();
                case '{' -> members();
                default -> throw wrong();
            };
            depth--;
            return node;
        }

        private RuleNode items() {
            var items = new ArrayList<RuleNode>();
            at++;
            if (takes(']')) {
                return new Items(items);
            }
            do {
                items.add(node());
            } while (takes(','));
            expect(']');
            return new Items(items);
        }

        private RuleNode members() {
            var members = new LinkedHashMap<String, RuleNode>();
            at++;
            if (takes('}')) {
                return new Members(members);
            }
            do {
                var key = text();
                expect(':');
                members.put(key, node());
            } while (takes(','));
            expect('}');
            return new Members(members);
        }

        private String text() {
            expect('"');
            var out = new StringBuilder();
            while (at < json.length() && json.charAt(at) != '"') {
                char c = json.charAt(at++);
                out.append(c == '\\' ? escaped() : c);
            }
            expect('"');
            return out.toString();
        }

        private char escaped() {
            if (at >= json.length()) {
                throw wrong();
            }
            char c = json.charAt(at++);
            return switch (c) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> {
                    if (at + 4 > json.length()) {
                        throw wrong();
                    }
                    int code = Integer.parseInt(json.substring(at, at + 4), 16);
                    at += 4;
                    yield (char) code;
                }
                default -> c;
            };
        }

        private boolean takes(char c) {
            if (at < json.length() && json.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!takes(c)) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("no canonical JSON at character " + at);
        }
    }
}
