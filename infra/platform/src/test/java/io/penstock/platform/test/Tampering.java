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
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.http.HttpService;

/** Changes the chain behind the platform's back: direct calls by whoever has the role, contracts among them. */
public final class Tampering {

    private static final int SLOTS = 40;

    private final String url;

    public Tampering(PlatformServices services) {
        this.url = services.chainUrl();
    }

    /** Any answer of a node's own methods. */
    public static final class Anything extends Response<Object> {}

    /** Sends a call as that account and waits until it is in a block. @throws AssertionError if it was refused there */
    @SuppressWarnings("rawtypes")
    public void as(String account, String contract, String function, Type... arguments) {
        ask("anvil_impersonateAccount", account);
        ask("anvil_setBalance", account, "0xde0b6b3a7640000");
        var data = FunctionEncoder.encode(new Function(function, Arrays.asList(arguments), List.of()));
        var hash = ask("eth_sendTransaction", Map.of("from", account, "to", contract, "data", data, "gas", "0x4c4b40"));
        var receipt = await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("eth_getTransactionReceipt", Objects.requireNonNull(hash)), Objects::nonNull);
        ask("anvil_stopImpersonatingAccount", account);
        if (!String.valueOf(receipt).contains("status=0x1")) {
            throw new AssertionError(function + " by " + account + " was refused: " + receipt);
        }
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

    private static String word(long value) {
        return "0x%064x".formatted(value);
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
