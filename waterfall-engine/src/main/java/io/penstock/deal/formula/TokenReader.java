package io.penstock.deal.formula;

import java.util.List;

/** Walks over the tokens of a formula; the last one is always the end. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean at(String symbol) {
        return peek().is(symbol);
    }

    /** Whether the token after the next one is a name that starts with a capital and stands alone. */
    boolean isCapitalNameAfterNext() {
        if (at + 2 >= tokens.size()) {
            return false;
        }
        var name = tokens.get(at + 1);
        var after = tokens.get(at + 2);
        return name.kind() == Token.Kind.NAME
                && Character.isUpperCase(name.text().charAt(0))
                && (after.is(",") || after.is(")"));
    }

    Token next() {
        var token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    void expect(String symbol) throws FormulaException {
        var token = next();
        if (!token.is(symbol)) {
            throw unexpected(token);
        }
    }

    String expectName() throws FormulaException {
        var token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw unexpected(token);
        }
        return token.text();
    }

    void expectEnd() throws FormulaException {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected(peek());
        }
    }

    FormulaException unexpected(Token token) {
        return new FormulaException(
                Problem.FORMULA_MALFORMED, "character " + token.position() + ": unexpected " + token.text());
    }

    FormulaException malformed(String what) {
        return new FormulaException(Problem.FORMULA_MALFORMED, "character " + peek().position() + ": " + what);
    }
}
