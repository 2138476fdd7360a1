package io.penstock.issuance.tranche;

/**
 * Units that changed hands on chain without an effect of the platform: by the holder's own call, or by somebody with a
 * role.
 *
 * @param position transaction and place in it; the same after a reorganisation, so that it is one fact
 * @param from wallet, lower case; the zero address if the units are new
 * @param to wallet, lower case; the zero address if the units are gone
 * @param units minor units of original face
 */
public record ChainTransfer(
        String position, String transactionHash, long blockNumber, String from, String to, long units) {

    private static final String TAKEN_BACK = "/taken-back";

    /** The reverse: what sets the register right when the chain has taken this one back. */
    public ChainTransfer takenBack() {
        return new ChainTransfer(position + TAKEN_BACK, transactionHash, blockNumber, to, from, units);
    }
}
