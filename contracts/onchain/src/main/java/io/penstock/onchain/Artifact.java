package io.penstock.onchain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Type;

/** A compiled contract: ABI, selectors and bytecode as the compiler wrote them into the jar. */
record Artifact(String name, JsonNode abi, Map<String, String> selectors, String bytecode) {
    static final List<String> ALL = List.of(
            "AbsAccessManager",
            "MirrorGateway",
            "InvestorRegistry",
            "ComplianceEngine",
            "SanctionRule",
            "CountryRule",
            "QualificationRule",
            "LockupRule",
            "RetentionRule",
            "HolderCountRule",
            "BalanceLimitRule",
            "TransferWindowRule",
            "Enforcement",
            "SettlementToken",
            "AssetPoolRegistry",
            "TrancheFactory",
            "TrancheToken",
            "DistributionPool",
            "DeliveryVersusPayment",
            "EventAnchor",
            "DocumentRegistry",
            "CircuitBreaker",
            "PriceOracle",
            "CollateralVault",
            "NplVote");

    private static final Map<String, Artifact> LOADED = new ConcurrentHashMap<>();

    static Artifact of(String name) {
        return LOADED.computeIfAbsent(name, Artifact::load);
    }

    private static Artifact load(String name) {
        try (var in = Artifact.class.getResourceAsStream("solc/" + name + ".json")) {
            if (in == null) {
                throw new OnchainException("compiled contract " + name + " is not in the jar");
            }
            JsonNode tree = new ObjectMapper().readTree(in);
            Map<String, String> selectors = new HashMap<>();
            tree.get("selectors")
                    .properties()
                    .forEach(e -> selectors.put(
                            e.getKey().substring(0, e.getKey().indexOf('(')),
                            e.getValue().textValue()));
            return new Artifact(
                    name, tree.get("abi"), selectors, tree.get("bytecode").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Eight hexadecimal digits. Names are unique within each of our contracts: no function is overloaded. */
    String selector(String function) {
        String selector = selectors.get(function);
        if (selector == null) {
            throw new OnchainException(name + " has no function " + function);
        }
        return selector;
    }

    /** Calldata, "0x" first. The arguments must be those of the ABI: the selector comes from the compiler. */
    @SuppressWarnings("rawtypes")
    String call(String function, Type... arguments) {
        return "0x" + selector(function) + FunctionEncoder.encodeConstructor(Abi.list(arguments));
    }

    /** Init code with constructor arguments. */
    @SuppressWarnings("rawtypes")
    String create(Type... arguments) {
        return "0x" + bytecode + FunctionEncoder.encodeConstructor(Abi.list(arguments));
    }
}
