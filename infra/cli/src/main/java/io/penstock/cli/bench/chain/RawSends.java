package io.penstock.cli.bench.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Effect;
import io.penstock.onchain.GasPrice;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.VersionedEffect;
import io.penstock.onchain.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/**
 * The bare loop: sign, send, next; as much in flight as a block takes, one effect a transaction. Stores nothing, tries
 * nothing before, and would not know after a crash what it has sent.
 */
final class RawSends {

    /** Of the block's 60 million. */
    private static final long GAS_IN_FLIGHT = 58_000_000;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);

    private final Web3j web3;
    private final ContractAddresses contracts;
    private final Credentials key;

    RawSends(Web3j web3, ContractAddresses contracts, WalletKey key) {
        this.web3 = web3;
        this.contracts = contracts;
        this.key = Credentials.create(key.privateKey());
    }

    /**
     * Sends effects, each the first of its stream, and returns when the last is in a block.
     *
     * @return seconds that it took
     */
    double run(List<Effect> effects) {
        try {
            long begin = System.nanoTime();
            String gateway = contracts.mirrorGateway();
            long gas = estimate(gateway, calldata(effects.getFirst()));
            BigInteger price = price();
            long nonce = nonce();
            int window = (int) (GAS_IN_FLIGHT / gas);
            Deque<String> inFlight = new ArrayDeque<>();
            for (Effect each : effects) {
                if (inFlight.size() == window) {
                    var _ = await(inFlight.removeFirst());
                }
                inFlight.add(send(nonce++, price, gas, gateway, calldata(each)));
            }
            while (!inFlight.isEmpty()) {
                var _ = await(inFlight.removeFirst());
            }
            return (System.nanoTime() - begin) / 1e9;
        } catch (IOException e) {
            throw new IllegalStateException("raw sends: " + e.getMessage(), e);
        }
    }

    /** Sends one transaction and says what gas it took. */
    long gasOf(String to, String data) {
        try {
            return await(send(nonce(), price(), estimate(to, data), to, data))
                    .getGasUsed()
                    .longValueExact();
        } catch (IOException e) {
            throw new IllegalStateException("raw send: " + e.getMessage(), e);
        }
    }

    private String send(long nonce, BigInteger price, long gas, String to, String data) throws IOException {
        var raw = RawTransaction.createTransaction(
                BigInteger.valueOf(nonce), price, BigInteger.valueOf(gas), to, BigInteger.ZERO, data);
        byte[] signed = TransactionEncoder.signMessage(raw, contracts.chainId(), key);
        var sent = web3.ethSendRawTransaction(Numeric.toHexString(signed)).send();
        if (sent.hasError()) {
            throw new IOException("not taken: " + sent.getError().getMessage());
        }
        return sent.getTransactionHash();
    }

    private long nonce() throws IOException {
        return web3.ethGetTransactionCount(key.getAddress(), DefaultBlockParameterName.LATEST)
                .send()
                .getTransactionCount()
                .longValueExact();
    }

    private BigInteger price() {
        return GasPrice.now(web3);
    }

    private long estimate(String to, String data) throws IOException {
        var answer = web3.ethEstimateGas(Transaction.createEthCallTransaction(key.getAddress(), to, data))
                .send();
        if (answer.hasError()) {
            throw new IOException("no estimate: " + answer.getError().getMessage());
        }
        return answer.getAmountUsed().longValueExact() * 115 / 100;
    }

    private TransactionReceipt await(String hash) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline) {
            var receipt = web3.ethGetTransactionReceipt(hash).send().getTransactionReceipt();
            if (receipt.isPresent()) {
                if (!receipt.get().isStatusOK()) {
                    throw new IOException("reverted: " + hash);
                }
                return receipt.get();
            }
            LockSupport.parkNanos(LOOK);
        }
        throw new IOException("no receipt of " + hash);
    }

    private static String calldata(Effect effect) {
        return Gateway.calldata(List.of(new VersionedEffect(effect, 1)));
    }
}
