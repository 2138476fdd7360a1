package io.penstock.onchain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.Response;
import org.web3j.utils.Numeric;

/**
 * Reverted data as text: the error's name and arguments as our ABIs declare them.
 *
 * <p>Nodes word their messages differently, the data is the same everywhere; so the data is read, never the message.
 */
public final class RevertReason {
    private static final Map<String, Declared> ERRORS = errors();
    private static final String TEXT = "08c379a0";
    private static final String PANIC = "4e487b71";
    private static final int DEPTH = 3;

    private record Declared(String name, List<String> types) {}

    private RevertReason() {}

    /** "TargetFailed: SumsDoNotAddUp(100, 5, 90, 5)"; unknown data is repeated as it is. */
    public static String describe(String revertData) {
        return describe(Numeric.cleanHexPrefix(revertData), DEPTH);
    }

    static String describe(Response.Error error) {
        String data = error.getData() == null ? "" : error.getData().replace("\"", "");
        return data.matches("0x[0-9a-fA-F]{8,}") ? describe(data) : error.getMessage();
    }

    private static String describe(String data, int depth) {
        if (data.length() < 8) {
            return "reverted without a reason";
        }
        String selector = data.substring(0, 8).toLowerCase(Locale.ROOT);
        String arguments = data.substring(8);
        if (selector.equals(TEXT)) {
            return new String(Numeric.hexStringToByteArray(dynamic(arguments, 0)), StandardCharsets.UTF_8);
        }
        if (selector.equals(PANIC)) {
            return "Panic(0x" + new BigInteger(arguments, 16).toString(16) + ")";
        }
        Declared declared = ERRORS.get(selector);
        if (declared == null) {
            return "unknown error 0x" + data;
        }
        if (declared.name().equals("TargetFailed") && depth > 0) {
            return "TargetFailed: " + describe(dynamic(arguments, 1), depth - 1);
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < declared.types().size() && arguments.length() >= 64 * (i + 1); i++) {
            values.add(value(declared.types().get(i), arguments.substring(64 * i, 64 * (i + 1))));
        }
        return declared.name() + "(" + String.join(", ", values) + ")";
    }

    private static String value(String type, String word) {
        if (type.equals("address")) {
            return "0x" + word.substring(24);
        }
        return type.startsWith("uint") ? new BigInteger(word, 16).toString() : "0x" + word;
    }

    /** The bytes of a dynamic argument, as digits. */
    private static String dynamic(String arguments, int index) {
        int offset = new BigInteger(arguments.substring(64 * index, 64 * (index + 1)), 16).intValueExact() * 2;
        int length = new BigInteger(arguments.substring(offset, offset + 64), 16).intValueExact() * 2;
        return arguments.substring(offset + 64, offset + 64 + length);
    }

    private static Map<String, Declared> errors() {
        Map<String, Declared> errors = new HashMap<>();
        for (String contract : Artifact.ALL) {
            for (JsonNode entry : Artifact.of(contract).abi()) {
                if (entry.path("type").asText().equals("error")) {
                    List<String> types = StreamSupport.stream(
                                    entry.path("inputs").spliterator(), false)
                            .map(input -> input.path("type").asText())
                            .toList();
                    String name = entry.path("name").asText();
                    String signature = types.stream().collect(Collectors.joining(",", name + "(", ")"));
                    byte[] hash = Hash.sha3(signature.getBytes(StandardCharsets.UTF_8));
                    errors.put(Numeric.toHexStringNoPrefix(hash).substring(0, 8), new Declared(name, types));
                }
            }
        }
        return Map.copyOf(errors);
    }
}
