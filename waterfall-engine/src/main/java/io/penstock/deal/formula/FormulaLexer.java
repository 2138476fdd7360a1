package io.penstock.deal.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into numbers, names and symbols. */
final class FormulaLexer {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern SYMBOL = Pattern.compile("<=|>=|!=|[-+*/(),.@<>=]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\n]+");

    private FormulaLexer() {}

    static List<Token> tokens(String formula) throws FormulaException {
        var tokens = new ArrayList<Token>();
        var matcher = NUMBER.matcher(formula);
        int at = 0;
        while (at < formula.length()) {
            matcher.region(at, formula.length());
            if (matches(matcher, WHITE_SPACE)) {
                at = matcher.end();
                continue;
            }
            Token.Kind kind;
            if (matches(matcher, NUMBER)) {
                kind = Token.Kind.NUMBER;
            } else if (matches(matcher, NAME)) {
                kind = Token.Kind.NAME;
            } else if (matches(matcher, SYMBOL)) {
                kind = Token.Kind.SYMBOL;
            } else {
                throw new FormulaException(
                        Problem.FORMULA_MALFORMED,
                        "character " + (at + 1) + ": '" + formula.charAt(at) + "' has no meaning here");
            }
            tokens.add(new Token(kind, matcher.group(), at + 1));
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "the end", formula.length() + 1));
        return tokens;
    }

    private static boolean matches(Matcher matcher, Pattern pattern) {
        return matcher.usePattern(pattern).lookingAt();
    }
}
