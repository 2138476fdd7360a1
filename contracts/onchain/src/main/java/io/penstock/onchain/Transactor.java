package io.penstock.onchain;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/**
 * Signs and sends type-0 transactions of one key that nobody else uses meanwhile, and waits for their receipts.
 *
 * <p>Keeps several in flight, so that a chain with a block a second does not cost a second per transaction, but never
 * more gas than fits one block: Anvil's automine stalls on a backlog. What has no receipt after a while is sent again:
 * Ganache can lay a transaction aside for good that arrives while the one before it is being stored.
 */
final class Transactor {
    private static final long GAS_IN_FLIGHT = 25_000_000;
    private static final int POLL_MILLIS = 50;
    private static final int POLLS = 1_200;
    private static final int POLLS_UNTIL_SENT_AGAIN = 40;

    private record Sent(String what, String signed, String hash, long gasLimit) {}

    private final Rpc rpc;
    private final Credentials credentials;
    private final long chainId;
    private final BigInteger gasPrice;
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private long nextNonce;
    private long gasInFlight;

    Transactor(Web3j web3j, Credentials credentials, long chainId) {
        this.rpc = new Rpc(web3j);
        this.credentials = credentials;
        this.chainId = chainId;
        this.gasPrice = GasPrice.now(web3j);
        this.nextNonce = rpc.nextNonce(credentials.getAddress());
    }

    /**
     * Spends nonce 0 on an empty transfer to itself: Ganache takes a raw transaction with nonce 0 for one without a nonce
     * and would execute it again on each resend.
     */
    void spendNonceZero() {
        if (nextNonce == 0) {
            send("first transaction", credentials.getAddress(), "", 21_000);
            await();
            nextNonce = rpc.nextNonce(credentials.getAddress());
        }
    }

    long nextNonce() {
        return nextNonce;
    }

    /** Sends without waiting; {@code to} empty creates a contract. Returns the transaction hash. */
    String send(String what, String to, String data, long gasLimit) {
        while (!inFlight.isEmpty() && gasInFlight + gasLimit > GAS_IN_FLIGHT) {
            awaitOldest();
        }
        BigInteger nonce = BigInteger.valueOf(nextNonce);
        BigInteger gas = BigInteger.valueOf(gasLimit);
        var raw = to.isEmpty()
                ? RawTransaction.createContractTransaction(nonce, gasPrice, gas, BigInteger.ZERO, data)
                : RawTransaction.createTransaction(nonce, gasPrice, gas, to, BigInteger.ZERO, data);
        String signed = Numeric.toHexString(TransactionEncoder.signMessage(raw, chainId, credentials));
        String hash = rpc.broadcast(signed);
        nextNonce++;
        gasInFlight += gasLimit;
        inFlight.add(new Sent(what, signed, hash, gasLimit));
        return hash;
    }

    /** Waits for all; fails on the first that the chain refused. */
    void await() {
        while (!inFlight.isEmpty()) {
            awaitOldest();
        }
    }

    TransactionReceipt sendAndAwait(String what, String to, String data, long gasLimit) {
        await();
        send(what, to, data, gasLimit);
        return awaitOldest();
    }

    private TransactionReceipt awaitOldest() {
        Sent sent = inFlight.removeFirst();
        gasInFlight -= sent.gasLimit();
        TransactionReceipt receipt = receipt(sent);
        if (!receipt.isStatusOK()) {
            boolean wholeLimit = receipt.getGasUsed().longValueExact() == sent.gasLimit();
            throw new OnchainException(sent.what() + " was reverted in " + sent.hash()
                    + (wholeLimit ? " and used its whole gas limit: does the chain know the shanghai fork?" : ""));
        }
        return receipt;
    }

    private TransactionReceipt receipt(Sent sent) {
        for (int poll = 1; poll <= POLLS; poll++) {
            var receipt = rpc.receipt(sent.hash());
            if (receipt.isPresent()) {
                return receipt.get();
            }
            if (poll % POLLS_UNTIL_SENT_AGAIN == 0) {
                sendAgain(sent);
            }
            pause(sent);
        }
        throw new OnchainException(sent.what() + ": no receipt of " + sent.hash());
    }

    /** The same bytes: they happen once. A node that has them says so in words of its own, which change nothing. */
    private void sendAgain(Sent sent) {
        try {
            rpc.broadcast(sent.signed());
        } catch (OnchainException _) {
            // the node has it, or has mined it meanwhile: the receipt tells
        }
    }

    private static void pause(Sent sent) {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OnchainException("interrupted while " + sent.what() + " is under way", e);
        }
    }
}
