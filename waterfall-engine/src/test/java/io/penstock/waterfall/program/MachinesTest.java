package io.penstock.waterfall.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.RandomDeals;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.RandomInputs;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.WaterfallJson;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated classes, loops, narrow and wide programs answer the same; what fits none of them is interpreted or refused. */
class MachinesTest {

    private static final int DEALS = 60;

    @Test
    void aGeneratedClassDoesWhatTheLoopsDo() {
        for (int seed = 1; seed <= DEALS; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7_000 + seed);
            var deal = RandomDeals.generate(random, 1 + seed * 3 / 2);
            var loops = new ReportProgram(deal, Bounds.WIDE, false);
            var generated = new ReportProgram(deal, Bounds.WIDE, true);
            for (var month : new RandomInputs(deal, random).run(3, Waterfall::interpret)) {
                assertThat(WaterfallJson.print(generated.run(month.input())))
                        .as("deal %s of seed %s", deal.canonicalJson(), seed)
                        .isEqualTo(WaterfallJson.print(loops.run(month.input())));
            }
        }
    }

    /** Sixty steps and more; methods are cut so that HotSpot compiles them. */
    @ParameterizedTest
    @ValueSource(ints = {30, 120})
    void aDealOfManyClassesFits(int classes) {
        var deal = LargeDeals.classes(classes);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(classes);
        var generated = new ReportProgram(deal, Bounds.narrow(deal), true);
        assertThat(generated.compiled().slow()).isEmpty();
        for (var month : new RandomInputs(deal, random).run(3, Waterfall::interpret)) {
            assertThat(WaterfallJson.print(generated.run(month.input())))
                    .isEqualTo(WaterfallJson.print(month.report()));
        }
    }

    /** Below the narrow bound, above it, at the wide one, above both. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 30, 1L << 42, 1L << 50, (1L << 50) + 1, 1L << 55})
    void widerAmountsAreComputedAllTheSame(long cents) {
        var deal = SampleDeals.atlas();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var input = new RandomInputs(deal, random)
                .next(DealState.atClosing(deal))
                .withCollected(WaterfallInput.INTEREST, new Money(deal.currency(), cents));
        assertThat(WaterfallJson.print(Waterfall.run(deal, input)))
                .isEqualTo(WaterfallJson.print(Waterfall.interpret(deal, input)));
    }

    @Test
    void aProjectionRefusesWhatItCannotCompute() {
        var deal = SampleDeals.atlas();
        var frame = Program.of(deal)
                .frame(
                        DealState.atClosing(deal),
                        deal.firstCollectionPeriod(),
                        1,
                        1,
                        CallRule.NEVER,
                        List.of(Output.of(Output.Kind.BALANCE, "A")));
        var row = frame.row(Input.source(WaterfallInput.INTEREST));
        row.set(0, 0, 1L << 50);
        assertThatThrownBy(() -> row.set(0, 0, (1L << 50) + 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> row.set(0, 0, -1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> frame.row(Input.source("lottery"))).isInstanceOf(IllegalArgumentException.class);
    }
}
