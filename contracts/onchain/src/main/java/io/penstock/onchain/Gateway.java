package io.penstock.onchain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.protocol.core.methods.response.Log;

/** What the gateway takes and what it says, for one deployment. */
public final class Gateway {

    /** Effects in one transaction at most, as the contract has it. */
    public static final int MAX_BATCH = 50;

    /** Of an empty writer: 64 zeros. */
    public static final String NO_HEAD = "0x" + "0".repeat(64);

    private final String address;
    private final Map<String, String> targets;

    public Gateway(ContractAddresses addresses) {
        this.address = addresses.mirrorGateway();
        this.targets = Stream.of(Target.values())
                .collect(Collectors.toMap(
                        target -> Abi.id(target.artifact().name()), target -> target.addressIn(addresses)));
    }

    /** An effect that is on chain now, by this transaction or an earlier one. */
    public sealed interface Outcome {

        /** 0x and 64 digits. */
        String effectId();

        /**
         * Applied by this transaction.
         *
         * @param count of the writer's effects, this one included
         * @param head of the writer after it
         */
        record Applied(String effectId, String streamId, long version, long count, String head) implements Outcome {}

        /** Applied before; this transaction changed nothing. */
        record Duplicate(String effectId) implements Outcome {}
    }

    public String address() {
        return address;
    }

    /** Where a target is in this deployment; empty for an id that it does not know. */
    public Optional<String> targetAddress(String targetId) {
        return Optional.ofNullable(targets.get(targetId));
    }

    /** Calldata of {@code submit} for one effect and of {@code submitBatch} for more. */
    public static String calldata(List<VersionedEffect> effects) {
        if (effects.isEmpty() || effects.size() > MAX_BATCH) {
            throw new IllegalArgumentException(effects.size() + " effects in one transaction");
        }
        return effects.size() == 1
                ? MirrorGatewayAbi.submit(struct(effects.getFirst()))
                : MirrorGatewayAbi.submitBatch(
                        effects.stream().map(Gateway::struct).toList());
    }

    private static MirrorGatewayAbi.Effect struct(VersionedEffect each) {
        var effect = each.effect();
        return new MirrorGatewayAbi.Effect(
                Abi.word(effect.id()),
                Abi.word(effect.streamId()),
                new Uint64(each.version()),
                Abi.word(effect.targetId()),
                Abi.bytes(effect.call()));
    }

    /** What a transaction did, in the order of its effects. */
    public List<Outcome> outcomes(List<Log> logs) {
        return logs.stream()
                .filter(log -> log.getAddress().equalsIgnoreCase(address))
                .flatMap(log -> outcome(log).stream())
                .toList();
    }

    private static Optional<Outcome> outcome(Log log) {
        var duplicate = MirrorGatewayAbi.EffectDuplicateEvent.of(log);
        return duplicate.isPresent()
                ? duplicate.map(event -> new Outcome.Duplicate(event.id()))
                : MirrorGatewayAbi.EffectAppliedEvent.of(log)
                        .map(event -> new Outcome.Applied(
                                event.id(),
                                event.stream(),
                                event.version().longValueExact(),
                                event.count().longValueExact(),
                                event.head()));
    }
}
