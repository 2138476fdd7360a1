package io.penstock.issuance.pool.domain.eligibility;

import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into its words. */
final class ConditionTokens {

    enum Kind {
        WORD,
        NUMBER,
        DATE,
        TEXT,
        SIGN,
        END
    }

    /** @param text of a {@code TEXT} without its quotes */
    record Token(Kind kind, String text, int offset) {

        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
        }
    }

    private static final int DATE_LENGTH = 10;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ConditionTokens(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        var tokens = new ConditionTokens(source);
        while (tokens.next()) {}
        return tokens.tokens;
    }

    private boolean next() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        if (at == source.length()) {
            tokens.add(new Token(Kind.END, "", at));
            return false;
        }
        char c = source.charAt(at);
        if (isLetter(c)) {
            take(Kind.WORD, run(at, ConditionTokens::isLetterOrDigit));
        } else if (isDigit(c)) {
            number();
        } else if (c == '\'' || c == '"') {
            text(c);
        } else if (source.startsWith("<=", at) || source.startsWith(">=", at) || source.startsWith("!=", at)) {
            take(Kind.SIGN, at + 2);
        } else if ("<>=()+-*,%".indexOf(c) >= 0) {
            take(Kind.SIGN, at + 1);
        } else {
            throw new ConditionException(RuleFault.CHARACTER_UNEXPECTED, at, "'" + c + "'");
        }
        return true;
    }

    private void number() {
        if (source.length() >= at + DATE_LENGTH
                && source.substring(at, at + DATE_LENGTH).matches("\\d{4}-\\d{2}-\\d{2}")) {
            take(Kind.DATE, at + DATE_LENGTH);
            return;
        }
        int end = run(at, ConditionTokens::isDigit);
        if (end + 1 < source.length() && source.charAt(end) == '.' && isDigit(source.charAt(end + 1))) {
            end = run(end + 1, ConditionTokens::isDigit);
        }
        if (end < source.length() && (isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '.')) {
            throw new ConditionException(
                    RuleFault.NUMBER_MALFORMED, at, "'" + source.substring(at, end + 1) + "' is no number");
        }
        take(Kind.NUMBER, end);
    }

    private void text(char quote) {
        int end = source.indexOf(quote, at + 1);
        if (end < 0) {
            throw new ConditionException(RuleFault.TEXT_UNENDED, at, "the text " + source.substring(at));
        }
        tokens.add(new Token(Kind.TEXT, source.substring(at + 1, end), at));
        at = end + 1;
    }

    private void take(Kind kind, int end) {
        tokens.add(new Token(kind, source.substring(at, end), at));
        at = end;
    }

    private interface CharTest {
        boolean test(char c);
    }

    private int run(int from, CharTest test) {
        int end = from;
        while (end < source.length() && test.test(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }
}
