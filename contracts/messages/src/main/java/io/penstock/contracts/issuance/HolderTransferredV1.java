package io.penstock.contracts.issuance;

/**
 * Units of a class changed hands on chain by themselves, and the register of holders has followed.
 *
 * @param transactionHash of the transfer, 0x and 64 hex digits
 * @param sender as it stands after the transfer; may have no units left
 * @param receiver as it stands after the transfer
 */
public record HolderTransferredV1(
        String trancheId,
        String dealId,
        String className,
        String transactionHash,
        TrancheIssuedV1.Holding sender,
        TrancheIssuedV1.Holding receiver) {}
