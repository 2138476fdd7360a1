package io.penstock.onchain;

import java.util.Locale;
import java.util.Optional;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** Asks a node for receipts and headers of anchor transactions, which an auditor can compare with any other node's. */
public final class AnchorReceipts {

    private final Web3j web3j;
    private final String contract;

    /** @param contract address of {@code EventAnchor} */
    public AnchorReceipts(Web3j web3j, String contract) {
        this.web3j = web3j;
        this.contract = contract.toLowerCase(Locale.ROOT);
    }

    /** Empty if the node does not know the transaction, or it anchored nothing. */
    public Optional<AnchorReceipt> of(String transactionHash) {
        return new Rpc(web3j)
                .receipt(transactionHash)
                .flatMap(receipt -> receipt.getLogs().stream()
                        .filter(log -> log.getAddress().equalsIgnoreCase(contract)
                                && AnchorReceipt.EVENT.equals(
                                        log.getTopics().isEmpty()
                                                ? ""
                                                : log.getTopics().getFirst()))
                        .findFirst()
                        .flatMap(log -> withHeader(receipt, log)));
    }

    private Optional<AnchorReceipt> withHeader(TransactionReceipt receipt, Log log) {
        var header =
                Rpc.send(web3j.ethGetBlockByHash(receipt.getBlockHash(), false)).getBlock();
        return Optional.ofNullable(header)
                .map(block -> new AnchorReceipt(
                        receipt.getTransactionHash(),
                        block.getNumber().longValueExact(),
                        block.getHash(),
                        block.getParentHash(),
                        block.getStateRoot(),
                        block.getReceiptsRoot(),
                        block.getTimestamp().longValueExact(),
                        contract,
                        log.getTopics(),
                        log.getData()));
    }
}
