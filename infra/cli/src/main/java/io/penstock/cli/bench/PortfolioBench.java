package io.penstock.cli.bench;

import io.penstock.projection.Method.Engine;
import io.penstock.projection.deal.DealProjection;
import io.penstock.projection.deal.DealScenario;
import io.penstock.waterfall.program.Output;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pool and waterfall together: 10,000 loans, 360 months, 1,000 scenarios, the twelve-step deal. */
final class PortfolioBench implements EngineBench {

    private static final int SCENARIOS = 1_000;
    private static final String LOAN_LEVEL = "portfolio: 1,000 scenarios loan by loan, 2 threads";
    private static final List<Output> WANTED = List.of(
            Output.of(Output.Kind.INTEREST_PAID, "A"),
            Output.of(Output.Kind.PRINCIPAL_PAID, "A"),
            Output.of(Output.Kind.PRINCIPAL_PAID, "C"),
            Output.of(Output.Kind.RESIDUAL_PAID, "E"));

    private final DealProjection projection;
    private final List<DealScenario> scenarios = IntStream.range(0, SCENARIOS)
            .mapToObj(i -> DealScenario.of(PoolBench.scenario("s" + i, i)))
            .toList();

    private PortfolioBench(DealProjection projection) {
        this.projection = projection;
    }

    static PortfolioBench prepare() throws IOException {
        return new PortfolioBench(
                DealProjection.of(BenchDeals.twelveSteps(), PoolBench.pool(PoolBench.LOANS, PoolBench.MONTHS)));
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(
                Contestant.of(LOAN_LEVEL, "scenarios/s", () -> rate(Engine.LOAN_LEVEL, 2))
                        .aiming(SCENARIOS / 4.0),
                Contestant.of(
                                "portfolio: 1,000 scenarios collapsed by age, 2 threads",
                                "scenarios/s",
                                () -> rate(Engine.COLLAPSED_BY_AGE, 2))
                        .against(LOAN_LEVEL)
                        .aiming(SCENARIOS));
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("portfolio.loans", PoolBench.LOANS);
        facts.put("portfolio.months", PoolBench.MONTHS);
        facts.put("portfolio.scenarios", SCENARIOS);
        return facts;
    }

    private double rate(Engine engine, int threads) {
        return Rounds.wallRate(SCENARIOS, () -> projection.totals(scenarios, WANTED, engine, threads));
    }
}
