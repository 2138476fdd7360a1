package io.penstock.platform.test;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;

/** Changes the chain behind the platform's back: direct calls by whoever has the role, contracts among them. */
public final class Tampering {

    private static final int SLOTS = 40;

    private final String url;

    public Tampering(PlatformServices services) {
        this(services.chainUrl());
    }

    private Tampering(String url) {
        this.url = url;
    }

    /** On a node of the test's own. */
    public static Tampering on(String url) {
        return new Tampering(url);
    }

    /** Takes the last blocks back; what was in them does not come again. */
    public void reorganise(int depth) {
        ask("anvil_reorg", depth, List.of());
    }

    /** Empty blocks, at once. */
    public void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            ask("evm_mine");
        }
    }

    /** No block comes until {@link #letBlocksCome}: what is sent now is on its way. */
    public void holdBlocks() {
        ask("evm_setIntervalMining", 0);
    }

    /** Waits until something is sent and in no block; while {@link #holdBlocks} holds it, it stays so. */
    public void awaitSent() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("txpool_status") instanceof Map<?, ?> pool && number(pool.get("pending")) > 0);
    }

    public void letBlocksCome() {
        ask("evm_setIntervalMining", 1);
    }

    /** Any answer of a node's own methods. */
    public static final class Anything extends Response<Object> {}

    /**
     * Sends a call as that account and waits until it is in a block.
     *
     * @return hash of the transaction
     * @throws AssertionError if it was refused there
     */
    @SuppressWarnings("rawtypes")
    public String as(String account, String contract, String function, Type... arguments) {
        return send(
                account, contract, FunctionEncoder.encode(new Function(function, Arrays.asList(arguments), List.of())));
    }

    /** The same for a call whose bytes are there already. */
    public String send(String account, String contract, String data) {
        ask("anvil_impersonateAccount", account);
        ask("anvil_setBalance", account, "0xde0b6b3a7640000");
        var hash = ask("eth_sendTransaction", Map.of("from", account, "to", contract, "data", data, "gas", "0x4c4b40"));
        var receipt = await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("eth_getTransactionReceipt", Objects.requireNonNull(hash)), Objects::nonNull);
        ask("anvil_stopImpersonatingAccount", account);
        if (!String.valueOf(receipt).contains("status=0x1")) {
            throw new AssertionError("call " + data.substring(0, 10) + " by " + account + " was refused: " + receipt);
        }
        return String.valueOf(hash);
    }

    /** Takes back all blocks from that of the transaction on, so that it stands in none any more. */
    public void takeBack(String transaction) {
        while (ask("eth_getTransactionReceipt", transaction) instanceof Map<?, ?> receipt) {
            reorganise(number(ask("eth_blockNumber")) - number(receipt.get("blockNumber")) + 1);
        }
    }

    private static int number(@Nullable Object hexadecimal) {
        return Integer.decode(String.valueOf(hexadecimal));
    }

    /** Overwrites the one storage word of the contract that holds this number. */
    public void overwrite(String contract, long before, long after) {
        var found = List.<Integer>of();
        for (int slot = 0; slot < SLOTS && found.isEmpty(); slot++) {
            var word = String.valueOf(ask("eth_getStorageAt", contract, "0x" + Integer.toHexString(slot), "latest"));
            if (new BigInteger(word.substring(2), 16).equals(BigInteger.valueOf(before))) {
                found = List.of(slot);
            }
        }
        ask("anvil_setStorageAt", contract, word(found.getFirst()), word(after));
        ask("evm_mine");
    }

    /** Adds to one word of the contract's storage, which no call would do; what is added may be taken away again. */
    public void add(String contract, BigInteger slot, BigInteger number) {
        var word = String.valueOf(ask("eth_getStorageAt", contract, "0x" + slot.toString(16), "latest"));
        var after = new BigInteger(word.substring(2), 16).add(number);
        ask("anvil_setStorageAt", contract, word(slot), word(after));
        ask("evm_mine");
    }

    /**
     * Where a mapping has the value of a key.
     *
     * @param key 32 bytes, hexadecimal
     */
    public static BigInteger entry(String key, BigInteger mapping) {
        var hash = Hash.sha3("0x" + Numeric.cleanHexPrefix(key) + Numeric.cleanHexPrefix(word(mapping)));
        return new BigInteger(Numeric.cleanHexPrefix(hash), 16);
    }

    /** Makes it look as if the account had sent more transactions, or fewer. */
    public void spendNonces(String account, int number) {
        var count = String.valueOf(ask("eth_getTransactionCount", account, "latest"));
        var after = new BigInteger(count.substring(2), 16).add(BigInteger.valueOf(number));
        ask("anvil_setNonce", account, "0x" + after.toString(16));
    }

    private static String word(BigInteger value) {
        return "0x%064x".formatted(value);
    }

    private static String word(long value) {
        return word(BigInteger.valueOf(value));
    }

    private @Nullable Object ask(String method, Object... arguments) {
        try {
            var answer = new Request<>(method, List.of(arguments), new HttpService(url), Anything.class).send();
            if (answer.hasError()) {
                throw new AssertionError(method + ": " + answer.getError().getMessage());
            }
            return answer.getResult();
        } catch (IOException e) {
            throw new AssertionError(method, e);
        }
    }
}
