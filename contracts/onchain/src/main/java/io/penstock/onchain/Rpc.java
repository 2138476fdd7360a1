package io.penstock.onchain;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/** The few standard calls that we make, with errors as exceptions instead of fields. */
final class Rpc {
    private final Web3j web3j;

    Rpc(Web3j web3j) {
        this.web3j = web3j;
    }

    static <T extends Response<?>> T send(Request<?, T> request) {
        try {
            T response = request.send();
            if (response.hasError()) {
                Response.Error error = response.getError();
                throw new OnchainException(request.getMethod() + ": " + error.getCode() + " " + error.getMessage());
            }
            return response;
        } catch (IOException e) {
            throw new OnchainException(request.getMethod() + " got no answer: " + e.getMessage(), e);
        }
    }

    long chainId() {
        return send(web3j.ethChainId()).getChainId().longValueExact();
    }

    /** What the node would pay; see {@link GasPrice}. */
    BigInteger suggestedGasPrice() {
        return send(web3j.ethGasPrice()).getGasPrice();
    }

    /** Of the latest block; empty on a chain from before base fees. */
    Optional<BigInteger> baseFee() {
        return Optional.ofNullable(send(web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false))
                        .getBlock()
                        .getBaseFeePerGasRaw())
                .map(Numeric::decodeQuantity);
    }

    long blockNumber() {
        return send(web3j.ethBlockNumber()).getBlockNumber().longValueExact();
    }

    long nextNonce(String address) {
        return send(web3j.ethGetTransactionCount(address, DefaultBlockParameterName.PENDING))
                .getTransactionCount()
                .longValueExact();
    }

    /** Empty if the chain has no block 0, which no chain should answer. */
    Optional<String> genesisHash() {
        return Optional.ofNullable(
                        send(web3j.ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.ZERO), false))
                                .getBlock())
                .map(EthBlock.Block::getHash);
    }

    /** Runtime code, "0x" where there is none. */
    String code(String address) {
        return send(web3j.ethGetCode(address, DefaultBlockParameterName.LATEST)).getCode();
    }

    /** @param signed in hex */
    String broadcast(String signed) {
        return send(web3j.ethSendRawTransaction(signed)).getTransactionHash();
    }

    Optional<TransactionReceipt> receipt(String hash) {
        return send(web3j.ethGetTransactionReceipt(hash)).getTransactionReceipt();
    }

    /** Asks a contract. @throws EffectRevertedException with the contract's own error */
    <T> T ask(String contract, Call<T> question) {
        return question.read(call(contract, contract, question.data()));
    }

    /** Calls without a transaction. @throws EffectRevertedException with the contract's own error */
    String call(String from, String to, String data) {
        var request =
                web3j.ethCall(Transaction.createEthCallTransaction(from, to, data), DefaultBlockParameterName.LATEST);
        try {
            EthCall answer = request.send();
            if (answer.hasError()) {
                throw new EffectRevertedException(RevertReason.describe(answer.getError()));
            }
            return answer.getValue();
        } catch (IOException e) {
            throw new OnchainException("eth_call got no answer: " + e.getMessage(), e);
        }
    }
}
