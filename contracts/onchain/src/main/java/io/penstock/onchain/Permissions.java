package io.penstock.onchain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.generated.Bytes4;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.utils.Numeric;

/** The calls that give out the roles: the whole table of who may call what. */
final class Permissions {
    record Call(String what, String to, String data, long gasLimit) {}

    private final Map<String, String> contracts;

    Permissions(Map<String, String> contracts) {
        this.contracts = Map.copyOf(contracts);
    }

    /** In this order: the last takes the functions of the governor out of the deployer's hands. */
    List<Call> calls(String issuanceRelay, String servicingRelay, RoleHolders holders) {
        List<Call> calls = new ArrayList<>();
        calls.add(writer(issuanceRelay, Writer.ISSUANCE));
        calls.add(writer(servicingRelay, Writer.SERVICING));
        for (Target target : Target.values()) {
            for (Writer writer : Writer.values()) {
                if (!target.functionsOf(writer).isEmpty()) {
                    calls.add(allow(writer, target));
                }
            }
        }
        calls.add(new ComplianceSetUp(contracts).defaultRules());
        calls.addAll(new ComplianceSetUp(contracts).systemContracts());
        calls.add(new Call(
                "circuit breaker",
                at("ComplianceEngine"),
                ComplianceEngineAbi.setBreaker(Abi.address(at("CircuitBreaker"))),
                100_000));
        calls.add(multicall("functions of the contracts", functions(), 5_500_000));
        calls.add(multicall("roles of contracts and relays", contractRoles(issuanceRelay, servicingRelay), 2_000_000));
        calls.add(multicall("roles of people", peoplesRoles(holders), 3_500_000));
        return calls;
    }

    Call renounceAdmin(String deployer) {
        return new Call(
                "renunciation of the admin role",
                at("AbsAccessManager"),
                AbsAccessManagerAbi.renounceRole(new Uint64(Role.ADMIN.id()), Abi.address(deployer)),
                150_000);
    }

    boolean isAdmin(Rpc rpc, String account) {
        return hasRole(rpc, at("AbsAccessManager"), Role.ADMIN.id(), account);
    }

    static boolean hasRole(Rpc rpc, String accessManager, long role, String account) {
        return rpc.ask(accessManager, AbsAccessManagerAbi.hasRole(new Uint64(role), Abi.address(account)))
                .isMember();
    }

    private List<String> functions() {
        var calls = new ArrayList<>(List.of(
                function("MirrorGateway", Role.RELAY, "submit", "submitBatch"),
                function("InvestorRegistry", Role.REGISTRAR, "register", "verify", "unlink"),
                function("InvestorRegistry", Role.FREEZER, "suspend", "sanction"),
                function("InvestorRegistry", Role.ENFORCEMENT, "replaceWallet"),
                function("ComplianceEngine", Role.FACTORY, "bind"),
                function("SettlementToken", Role.CASH_ISSUER, "issue"),
                function("SettlementToken", Role.BANK, "mint", "burn"),
                function("AssetPoolRegistry", Role.GATEWAY, "anchorPool"),
                function(
                        "TrancheFactory",
                        Role.GATEWAY,
                        "createTranche",
                        "cutRecordOfDeal",
                        "setClassBalance",
                        "setFrozenUnits"),
                function("TrancheFactory", Role.MARKET, "markIssued"),
                token(Role.MARKET, "issue", "issueAt", "burn", "settleTransfer"),
                token(Role.FACTORY, "cutRecord", "setPrincipalBalance"),
                token(Role.FREEZER, "setFrozenTokens"),
                token(Role.PAUSER, "pause"),
                token(Role.ENFORCEMENT, "unpause", "close", "forcedTransfer", "recover"),
                function("Enforcement", Role.ENFORCER, "forcedTransfer", "recover"),
                function("Enforcement", Role.UNPAUSER, "unpause"),
                function("DistributionPool", Role.GATEWAY, "creditCollections", "declare", "pay"),
                function("DistributionPool", Role.MARKET, "creditReserve"),
                function("DistributionPool", Role.BANK, "depositCollections"),
                function("DistributionPool", Role.PAYMENTS, "sweep", "rescue"),
                function("DeliveryVersusPayment", Role.GATEWAY, "closeIssue", "settle"),
                function("EventAnchor", Role.GATEWAY, "anchor"),
                function("DocumentRegistry", Role.DOCUMENTS, "setDocument", "removeDocument"),
                function("CircuitBreaker", Role.COMPLIANCE, "setLimit", "setPriceBound"),
                function("CircuitBreaker", Role.PAUSER, "trip"),
                function("CircuitBreaker", Role.POOL, "pass"),
                function("CircuitBreaker", Role.BREAKER_RESET, "reset")));
        ComplianceSetUp.PARAMETERS.forEach(
                (rule, functions) -> calls.add(function(rule, Role.COMPLIANCE, functions.toArray(String[]::new))));
        return calls;
    }

    private List<String> contractRoles(String issuanceRelay, String servicingRelay) {
        return List.of(
                grant(Role.GATEWAY, at("MirrorGateway")),
                grant(Role.REGISTRAR.id(), at("MirrorGateway"), 0),
                grant(Role.FREEZER, at("MirrorGateway")),
                grant(Role.FREEZER, at("TrancheFactory")),
                grant(Role.RELAY, issuanceRelay),
                grant(Role.RELAY, servicingRelay),
                grant(Role.MARKET, at("DeliveryVersusPayment")),
                grant(Role.FACTORY, at("TrancheFactory")),
                grant(Role.CASH_ISSUER, at("MirrorGateway")),
                grant(Role.CASH_ISSUER, at("DistributionPool")),
                grant(Role.ENFORCEMENT, at("Enforcement")),
                grant(Role.POOL, at("DistributionPool")));
    }

    private List<String> peoplesRoles(RoleHolders holders) {
        var calls = new ArrayList<String>();
        holders.addresses().forEach((role, address) -> calls.add(grant(role, address)));
        for (Role role : Role.values()) {
            if (role.guarded()) {
                calls.add(AbsAccessManagerAbi.setRoleGuardian(new Uint64(role.id()), new Uint64(Role.GUARDIAN.id())));
            }
        }
        calls.add(function("MirrorGateway", Role.GOVERNOR, "setWriter", "allow"));
        calls.add(function("InvestorRegistry", Role.GOVERNOR, "setSystem"));
        calls.add(function("ComplianceEngine", Role.GOVERNOR, "setRules", "setBreaker"));
        calls.add(function("Enforcement", Role.GOVERNOR, "close"));
        return calls;
    }

    private Call writer(String relay, Writer writer) {
        String data = MirrorGatewayAbi.setWriter(Abi.address(relay), writer.id());
        return new Call("writer " + writer, at("MirrorGateway"), data, 150_000);
    }

    private Call allow(Writer writer, Target target) {
        String name = target.artifact().name();
        String data = MirrorGatewayAbi.allow(
                writer.id(),
                target.id(),
                Abi.address(at(name)),
                selectors(name, target.functionsOf(writer).stream()),
                new Bool(true));
        return new Call(writer + " to " + name, at("MirrorGateway"), data, 350_000);
    }

    private Call multicall(String what, List<String> calls, long gasLimit) {
        String data =
                AbsAccessManagerAbi.multicall(calls.stream().map(Abi::bytes).toList());
        return new Call(what, at("AbsAccessManager"), data, gasLimit);
    }

    private String function(String contract, Role role, String... functions) {
        return function(contract, role, contract, functions);
    }

    /** Tokens ask the manager about their factory: one entry serves every class ever created. */
    private String token(Role role, String... functions) {
        return function("TrancheFactory", role, "TrancheToken", functions);
    }

    private String function(String target, Role role, String contract, String[] functions) {
        return AbsAccessManagerAbi.setTargetFunctionRole(
                Abi.address(at(target)), selectors(contract, Stream.of(functions)), new Uint64(role.id()));
    }

    private String grant(Role role, String account) {
        return grant(role.id(), account, role.delay().toSeconds());
    }

    private String grant(long role, String account, long delaySeconds) {
        return AbsAccessManagerAbi.grantRole(new Uint64(role), Abi.address(account), new Uint32(delaySeconds));
    }

    private static List<Bytes4> selectors(String contract, Stream<String> functions) {
        return functions
                .map(f -> new Bytes4(Numeric.toBytesPadded(
                        new BigInteger(Artifact.of(contract).selector(f), 16), 4)))
                .toList();
    }

    private String at(String contract) {
        return Objects.requireNonNull(contracts.get(contract));
    }
}
