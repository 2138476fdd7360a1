package io.penstock.cli.audit.replay;

/**
 * One figure of one aggregate.
 *
 * @param aggregate kind and id, {@code "tranche ATLAS-2020-1/A"}
 * @param deal the deal, or the pool, that it belongs to; empty for an investor
 * @param figure {@code "balance"}
 * @param value as printed
 */
public record Balance(String aggregate, String deal, String figure, String value) {

    String key() {
        return aggregate + "\n" + figure;
    }
}
