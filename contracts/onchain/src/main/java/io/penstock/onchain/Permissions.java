package io.penstock.onchain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.generated.Bytes4;
import org.web3j.utils.Numeric;

/** Roles of the access manager, and the calls that give them out: the whole table of who may call what. */
final class Permissions {
    private static final long ADMIN = 0;
    /** The gateway: everything that mirrors an event. */
    private static final long GATEWAY = 1;
    /** The relay keys of the services: submit effects to the gateway, and nothing else. */
    private static final long RELAY = 2;
    /** Delivery versus payment: issues units, closes the set of classes, credits the reserve. */
    private static final long MARKET = 3;
    /** The factory: cuts records and lowers balances of its own tokens. */
    private static final long FACTORY = 4;
    /** Gateway and distribution pool: tokenise confirmed bank money. */
    private static final long CASH_ISSUER = 5;

    record Call(String what, String to, String data, long gasLimit) {}

    private final Map<String, String> contracts;

    Permissions(Map<String, String> contracts) {
        this.contracts = Map.copyOf(contracts);
    }

    List<Call> calls(String issuanceRelay, String servicingRelay) {
        List<Call> calls = new ArrayList<>();
        calls.add(roles(issuanceRelay, servicingRelay));
        calls.add(writer(issuanceRelay, Writer.ISSUANCE));
        calls.add(writer(servicingRelay, Writer.SERVICING));
        for (Target target : Target.values()) {
            for (Writer writer : Writer.values()) {
                if (!target.functionsOf(writer).isEmpty()) {
                    calls.add(allow(writer, target));
                }
            }
        }
        return calls;
    }

    Call renounceAdmin(String deployer) {
        return new Call(
                "renunciation of the admin role",
                at("AbsAccessManager"),
                manager().call("renounceRole", Abi.uint(ADMIN), Abi.address(deployer)),
                150_000);
    }

    boolean isAdmin(Rpc rpc, String account) {
        String call = manager().call("hasRole", Abi.uint(ADMIN), Abi.address(account));
        return !Abi.isZero(
                Abi.words(rpc.call(account, at("AbsAccessManager"), call)).getFirst());
    }

    private Call roles(String issuanceRelay, String servicingRelay) {
        List<String> calls = List.of(
                function("MirrorGateway", RELAY, "MirrorGateway", "submit"),
                function("InvestorRegistry", GATEWAY, "InvestorRegistry", "register"),
                function("SettlementToken", CASH_ISSUER, "SettlementToken", "issue"),
                function("AssetPoolRegistry", GATEWAY, "AssetPoolRegistry", "anchorPool"),
                function(
                        "TrancheFactory",
                        GATEWAY,
                        "TrancheFactory",
                        "createTranche",
                        "cutRecordOfDeal",
                        "setClassBalance"),
                function("TrancheFactory", MARKET, "TrancheFactory", "markIssued"),
                // Tokens ask the manager about their factory: one entry serves every class ever created.
                function("TrancheFactory", MARKET, "TrancheToken", "issue", "settleTransfer"),
                function("TrancheFactory", FACTORY, "TrancheToken", "cutRecord", "setPrincipalBalance"),
                function("DistributionPool", GATEWAY, "DistributionPool", "creditCollections", "declare", "pay"),
                function("DistributionPool", MARKET, "DistributionPool", "creditReserve"),
                function("DeliveryVersusPayment", GATEWAY, "DeliveryVersusPayment", "closeIssue", "settle"),
                function("EventAnchor", GATEWAY, "EventAnchor", "anchor"),
                grant(GATEWAY, at("MirrorGateway")),
                grant(RELAY, issuanceRelay),
                grant(RELAY, servicingRelay),
                grant(MARKET, at("DeliveryVersusPayment")),
                grant(FACTORY, at("TrancheFactory")),
                grant(CASH_ISSUER, at("MirrorGateway")),
                grant(CASH_ISSUER, at("DistributionPool")));
        var bytes = new DynamicArray<>(
                DynamicBytes.class, calls.stream().map(Abi::bytes).toList());
        return new Call("roles", at("AbsAccessManager"), manager().call("multicall", bytes), 3_000_000);
    }

    private Call writer(String relay, Writer writer) {
        String data = Artifact.of("MirrorGateway").call("setWriter", Abi.address(relay), writer.id());
        return new Call("writer " + writer, at("MirrorGateway"), data, 150_000);
    }

    private Call allow(Writer writer, Target target) {
        String name = target.artifact().name();
        String data = Artifact.of("MirrorGateway")
                .call(
                        "allow",
                        writer.id(),
                        target.id(),
                        Abi.address(at(name)),
                        selectors(name, target.functionsOf(writer).stream()));
        return new Call(writer + " to " + name, at("MirrorGateway"), data, 350_000);
    }

    private String function(String target, long role, String contract, String... functions) {
        return manager()
                .call(
                        "setTargetFunctionRole",
                        Abi.address(at(target)),
                        selectors(contract, Stream.of(functions)),
                        Abi.uint(role));
    }

    private String grant(long role, String account) {
        return manager().call("grantRole", Abi.uint(role), Abi.address(account), Abi.uint(0));
    }

    private static DynamicArray<Bytes4> selectors(String contract, Stream<String> functions) {
        return new DynamicArray<>(
                Bytes4.class,
                functions
                        .map(f -> new Bytes4(Numeric.toBytesPadded(
                                new BigInteger(Artifact.of(contract).selector(f), 16), 4)))
                        .toList());
    }

    private static Artifact manager() {
        return Artifact.of("AbsAccessManager");
    }

    private String at(String contract) {
        return Objects.requireNonNull(contracts.get(contract));
    }
}
