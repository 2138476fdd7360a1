package io.penstock.platform.chain;

import io.penstock.onchain.RevertReason;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.utils.Numeric;

/** A node over JSON-RPC. */
final class Web3ChainNode implements ChainNode {

    private final Web3j web3;
    private final Credentials key;
    private final long chainId;

    Web3ChainNode(Web3j web3, Credentials key, long chainId) {
        this.web3 = web3;
        this.key = key;
        this.chainId = chainId;
    }

    @Override
    public String address() {
        return key.getAddress().toLowerCase(Locale.ROOT);
    }

    @Override
    public long count() throws IOException {
        return checked(web3.ethGetTransactionCount(key.getAddress(), DefaultBlockParameterName.LATEST)
                        .send())
                .getTransactionCount()
                .longValueExact();
    }

    @Override
    public BigInteger gasPrice() throws IOException {
        return checked(web3.ethGasPrice().send()).getGasPrice().shiftLeft(1);
    }

    @Override
    public Signed sign(long nonce, BigInteger gasPrice, ChainTransaction transaction) {
        var unsigned = RawTransaction.createTransaction(
                BigInteger.valueOf(nonce),
                gasPrice,
                BigInteger.valueOf(transaction.gasLimit()),
                transaction.target(),
                BigInteger.ZERO,
                transaction.data());
        byte[] signed = TransactionEncoder.signMessage(unsigned, chainId, key);
        return new Signed(Numeric.toHexString(signed), Numeric.toHexString(Hash.sha3(signed)));
    }

    @Override
    public Optional<String> refusal(ChainTransaction transaction) throws IOException {
        var call = Transaction.createFunctionCallTransaction(
                key.getAddress(),
                null,
                null,
                BigInteger.valueOf(transaction.gasLimit()),
                transaction.target(),
                transaction.data());
        var answer = web3.ethCall(call, DefaultBlockParameterName.LATEST).send();
        if (!answer.hasError()) {
            return Optional.empty();
        }
        var data = answer.getError().getData();
        var hex = data == null ? "" : data.replace("\"", "");
        return Optional.of(
                hex.startsWith("0x")
                        ? RevertReason.describe(hex)
                        : String.valueOf(answer.getError().getMessage()));
    }

    @Override
    public Optional<String> send(String raw) throws IOException {
        var answer = web3.ethSendRawTransaction(raw).send();
        return answer.hasError() ? Optional.of(String.valueOf(answer.getError().getMessage())) : Optional.empty();
    }

    @Override
    public Optional<Receipt> receipt(String hash) throws IOException {
        return checked(web3.ethGetTransactionReceipt(hash).send())
                .getTransactionReceipt()
                .map(receipt -> new Receipt(
                        receipt.isStatusOK(), receipt.getBlockNumber().longValueExact()));
    }

    private static <T extends Response<?>> T checked(T answer) throws IOException {
        if (answer.hasError()) {
            throw new IOException("the node answers: " + answer.getError().getMessage());
        }
        return answer;
    }
}
