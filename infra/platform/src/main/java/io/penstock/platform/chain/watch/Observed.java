package io.penstock.platform.chain.watch;

import java.math.BigInteger;

/** Something that moved value on chain and that no effect of the platform explains. */
public sealed interface Observed {

    /** Transaction and place in it: the same wherever the transaction stands after a reorganisation. */
    String position();

    String transactionHash();

    long blockNumber();

    /**
     * Units or cash changed hands by the holder's own call, or by somebody with a role.
     *
     * @param contract the token, lower case
     * @param from zero address for a mint
     * @param to zero address for a burn
     * @param amount in units of the contract
     */
    record Transfer(
            String position,
            String transactionHash,
            long blockNumber,
            String contract,
            String from,
            String to,
            BigInteger amount)
            implements Observed {}

    /**
     * A payment left escrow because somebody claimed it.
     *
     * @param distribution hash of the distribution's id
     * @param index of the payment in its tree
     * @param wallet entitled
     * @param to that has the cash: the wallet, or the one that replaced it
     */
    record Claim(
            String position,
            String transactionHash,
            long blockNumber,
            String distribution,
            int index,
            String wallet,
            String to,
            long amountMinor)
            implements Observed {}

    /**
     * A fact that was told stands in no block any more: the chain took its block back, and the transaction has come into
     * no other one since, although as many blocks followed as confirm one.
     *
     * @param fact as it was told
     */
    record Gone(Observed fact) implements Observed {

        @Override
        public String position() {
            return fact.position();
        }

        @Override
        public String transactionHash() {
            return fact.transactionHash();
        }

        @Override
        public long blockNumber() {
            return fact.blockNumber();
        }
    }
}
