package io.penstock.cli.bench.chain;

import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Effects a second through the mirror, from the outbox to the confirmation, beside the same effects signed and sent bare. */
final class RateBench implements EngineBench {

    private static final double OF_RAW = 0.7;

    private final int effects;
    private final BenchMirror mirror;
    private final RawSends raw;
    private final Effects builder = new Effects();
    private long mirrored;
    private int serial;

    private RateBench(int effects, BenchMirror mirror, RawSends raw) {
        this.effects = effects;
        this.mirror = mirror;
        this.raw = raw;
    }

    /** @param effects in each turn of each contestant */
    static RateBench prepare(BenchServer server, BenchChain chain, int effects) {
        return new RateBench(
                effects,
                BenchMirror.start(server, chain, "issuance"),
                new RawSends(chain.web3(), chain.plain(), chain.plainKey("issuance")));
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(
                Contestant.of("raw signed sends", "transactions/s", () -> effects / raw.run(registrations())),
                Contestant.of("mirror", "effects/s", () -> {
                            mirrored += effects;
                            return effects / mirror.run(registrations());
                        })
                        .against("raw signed sends")
                        .aimingAtRatio(OF_RAW));
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rate: effects in a turn", effects);
        facts.put("rate: effects in one transaction of the mirror", (double) mirrored / mirror.transactions());
        return facts;
    }

    @Override
    public void close() {
        mirror.close();
    }

    /** Registrations of investors: no one depends on another, and each is the first of its stream. */
    private List<Effect> registrations() {
        var list = new ArrayList<Effect>();
        for (int i = 0; i < effects; i++) {
            serial++;
            list.add(builder.registerInvestor("rate-" + serial, "RATE-" + serial, wallet(serial), "US", true));
        }
        return list;
    }

    private static String wallet(int number) {
        return "0x" + "%040x".formatted(0x5000_0000L + number);
    }
}
