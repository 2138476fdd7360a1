package io.penstock.onchain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.web3j.abi.datatypes.Bool;

/** The rules under which a new class is created, in the order in which they are asked. */
final class ComplianceSetUp {
    /** Each rule's functions that set a parameter. */
    static final Map<String, List<String>> PARAMETERS = new TreeMap<>(Map.of(
            "SanctionRule", List.of("list"),
            "CountryRule", List.of("setMode", "list", "closePair"),
            "QualificationRule", List.of("setRequired"),
            "LockupRule", List.of("setPeriod"),
            "RetentionRule", List.of("setRetention"),
            "HolderCountRule", List.of("setMaximum", "addCategory", "setCategoryMaximum"),
            "BalanceLimitRule", List.of("setLimits", "setSandboxCap"),
            "TransferWindowRule", List.of("setWindow")));

    /** In order of the codes with which they refuse. */
    static final List<String> RULES = List.of(
            "SanctionRule",
            "CountryRule",
            "QualificationRule",
            "LockupRule",
            "RetentionRule",
            "HolderCountRule",
            "BalanceLimitRule",
            "TransferWindowRule");

    private static final List<String> SYSTEM = List.of(
            "MirrorGateway",
            "TrancheFactory",
            "DistributionPool",
            "DeliveryVersusPayment",
            "ComplianceEngine",
            "Enforcement");

    private final Map<String, String> contracts;

    ComplianceSetUp(Map<String, String> contracts) {
        this.contracts = contracts;
    }

    Permissions.Call defaultRules() {
        var rules = RULES.stream().map(rule -> Abi.address(at(rule))).toList();
        String everyNewToken = "0x" + "0".repeat(40);
        String call = ComplianceEngineAbi.setRules(Abi.address(everyNewToken), rules);
        return new Permissions.Call("default rules", at("ComplianceEngine"), call, 600_000);
    }

    /** Contracts of the platform never receive units. */
    List<Permissions.Call> systemContracts() {
        return SYSTEM.stream()
                .map(name -> new Permissions.Call(
                        name + " is no investor",
                        at("InvestorRegistry"),
                        InvestorRegistryAbi.setSystem(Abi.address(at(name)), new Bool(true)),
                        100_000))
                .toList();
    }

    private String at(String contract) {
        return Objects.requireNonNull(contracts.get(contract));
    }
}
