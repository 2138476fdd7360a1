package io.penstock.onchain;

import java.math.BigInteger;
import java.util.List;

/**
 * A payment date as the chain has it, in minor units.
 *
 * @param dealId hash of the deal's id
 * @param root over all payments to holders
 * @param payments number of payments under the root
 * @param declaredAt time of its block, seconds since 1970
 * @param escrow what has not left the pool, {@code reserved} included
 * @param reserved what waits for wallets that might not have cash when it was due
 * @param classes what each class gets, in the order of the declaration
 */
public record DeclaredPayout(
        String dealId,
        String root,
        long recordId,
        long declaredAt,
        int payments,
        long escrow,
        long reserved,
        List<ClassShare> classes) {

    /**
     * What all holders of a class get together.
     *
     * @param className symbol of the token, whose hash is the class on chain
     * @param supply units at the record
     * @param holders every wallet with units at the record, in order of their addresses
     */
    public record ClassShare(String className, long amount, long supply, List<Holder> holders) {}

    /** Units of a wallet at the record. */
    public record Holder(String wallet, long units) {

        /** The exact share of an amount, rounded down: what the holder gets at least; one minor unit more at most. */
        public long floorOf(ClassShare all) {
            return BigInteger.valueOf(all.amount())
                    .multiply(BigInteger.valueOf(units))
                    .divide(BigInteger.valueOf(all.supply()))
                    .longValueExact();
        }
    }
}
