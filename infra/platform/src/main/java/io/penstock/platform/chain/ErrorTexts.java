package io.penstock.platform.chain;

import io.penstock.platform.chain.NodeAnswer.Meaning;
import java.util.List;
import java.util.Locale;

/**
 * Nodes' objections by their words, one table for each kind of node (design of the chain, 3.5). Those of Anvil 1.7.1 and
 * Ganache 7.9.2 were seen; those of Besu and geth are from their sources and never met.
 */
public enum ErrorTexts {
    ANVIL(List.of(
            new Row("transaction already imported", Meaning.KNOWN),
            new Row("nonce too low", Meaning.NONCE_SPENT),
            new Row("replacement transaction underpriced", Meaning.NONCE_SPENT),
            new Row("insufficient funds", Meaning.NO_FUNDS),
            new Row("intrinsic gas too high", Meaning.STOP),
            new Row("intrinsic gas too low", Meaning.STOP),
            new Row("max fee per gas less than block base fee", Meaning.STOP))),
    GANACHE(List.of(
            new Row("the tx doesn't have the correct nonce", Meaning.NONCE_SPENT),
            new Row("transaction underpriced", Meaning.KNOWN),
            new Row("insufficient funds", Meaning.NO_FUNDS),
            new Row("exceeds block gas limit", Meaning.STOP),
            new Row("intrinsic gas too low", Meaning.STOP),
            new Row("invalid signature v value", Meaning.STOP))),
    BESU(List.of(
            new Row("known transaction", Meaning.KNOWN),
            new Row("already known", Meaning.KNOWN),
            new Row("nonce too low", Meaning.NONCE_SPENT),
            new Row("upfront cost exceeds account balance", Meaning.NO_FUNDS),
            new Row("exceeds block gas limit", Meaning.STOP),
            new Row("intrinsic gas exceeds gas limit", Meaning.STOP),
            new Row("gas price below configured minimum gas price", Meaning.STOP),
            new Row("wrong chain id", Meaning.STOP)));

    private record Row(String text, Meaning meaning) {}

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records of text
    private final List<Row> rows;

    ErrorTexts(List<Row> rows) {
        this.rows = rows;
    }

    /** The first row whose words are in the text; a text that no row knows is as good as no answer. */
    NodeAnswer answer(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (Row row : rows) {
            if (lower.contains(row.text())) {
                return new NodeAnswer(row.meaning(), text);
            }
        }
        return new NodeAnswer(Meaning.UNKNOWN, text);
    }

    /** By what the node calls itself ({@code web3_clientVersion}); Besu's table for others, whose words are the commonest. */
    static ErrorTexts of(String clientVersion) {
        var lower = clientVersion.toLowerCase(Locale.ROOT);
        if (lower.startsWith("anvil")) {
            return ANVIL;
        }
        return lower.contains("ganache") ? GANACHE : BESU;
    }
}
