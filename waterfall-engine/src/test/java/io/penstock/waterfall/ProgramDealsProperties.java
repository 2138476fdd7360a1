package io.penstock.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.RandomDeals;
import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.program.CallRule;
import io.penstock.waterfall.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The compiled program agrees with the interpreter to the cent on thousands of generated deals. */
class ProgramDealsProperties {

    private static final int DEALS = 2_000;
    private static final int FRAMED = 60;
    private static final int LANES = 20;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(Long.getLong("penstock.seed", 1) * 1_000_000 + seed);
    }

    @Test
    void writesTheSameReportsAsTheInterpreter() {
        int deals = 0;
        int dates = 0;
        for (int seed = 1; seed <= DEALS; seed++) {
            var random = random(seed);
            var deal = RandomDeals.generate(random, 1 + seed % 100);
            var program = Program.of(deal);
            for (var month : new RandomInputs(deal, random).run(1 + seed % 3, Waterfall::interpret)) {
                assertThat(WaterfallJson.print(program.run(month.input())))
                        .as("deal %s of seed %s", deal.canonicalJson(), seed)
                        .isEqualTo(WaterfallJson.print(month.report()));
                dates++;
            }
            deals++;
        }
        System.out.println(
                deals + " generated deals, " + dates + " payment dates: program = interpreter, byte for byte");
        assertThat(deals).isEqualTo(DEALS);
        assertThat(dates).isGreaterThan(DEALS);
    }

    /** Scenarios side by side, one by one, and dates run one after the other give the same figures. */
    @Test
    void projectsWhatTheInterpreterPays() {
        int figures = 0;
        for (int seed = 1; seed <= FRAMED; seed++) {
            var random = random(seed);
            var deal = RandomDeals.generate(random, 1 + seed * 3 / 2);
            var chains = chains(deal, random, 3);
            var program = Program.of(deal);
            var inputs = chains.stream()
                    .map(chain -> chain.stream().map(RandomInputs.Month::input).toList())
                    .toList();
            var together = Frames.run(program, deal, inputs);
            var alone = Frames.run(program, deal, List.of(inputs.getLast()));
            for (int lane = 0; lane < chains.size(); lane++) {
                for (int period = 0; period < together.periods(); period++) {
                    var expected =
                            Frames.expected(deal, chains.get(lane).get(period).report(), program.modes());
                    assertThat(Frames.computed(together, deal, period, lane))
                            .as("deal %s of seed %s, lane %s, date %s", deal.canonicalJson(), seed, lane, period)
                            .isEqualTo(expected);
                    if (lane == chains.size() - 1) {
                        assertThat(Frames.computed(alone, deal, period, 0)).isEqualTo(expected);
                    }
                    figures += expected.size();
                }
            }
        }
        System.out.println(FRAMED + " generated deals, " + figures + " projected figures = interpreter");
        assertThat(figures).isGreaterThan(10_000);
    }

    /** A call is exercised on the first date on which it can be; after it nothing is paid any more. */
    @Test
    void exercisesCallsAtTheFirstChance() {
        int called = 0;
        for (int seed = 1; seed <= FRAMED; seed++) {
            var random = random(500 + seed);
            var deal = RandomDeals.generate(random, 40 + seed);
            var program = Program.of(deal);
            var chains = new ArrayList<List<RandomInputs.Month>>();
            for (int lane = 0; lane < LANES; lane++) {
                chains.add(calledChain(deal, random, 3));
            }
            var inputs = chains.stream()
                    .map(chain -> chain.stream().map(RandomInputs.Month::input).toList())
                    .toList();
            var frame = Frames.run(program, deal, inputs, CallRule.FIRST_CHANCE);
            for (int lane = 0; lane < LANES; lane++) {
                boolean ended = false;
                for (int period = 0; period < frame.periods(); period++) {
                    var report = chains.get(lane).get(period).report();
                    var computed = Frames.computed(frame, deal, period, lane);
                    if (ended) {
                        var alive = computed.values().stream()
                                .filter(value -> value != 0)
                                .toList();
                        assertThat(alive).as("only ENDED is left").containsExactly(1L);
                    } else {
                        assertThat(computed)
                                .as("deal %s of seed %s, lane %s, date %s", deal.canonicalJson(), seed, lane, period)
                                .isEqualTo(Frames.expected(deal, report, program.modes()));
                    }
                    called += !ended && report.closing().ended() ? 1 : 0;
                    ended |= report.closing().ended();
                }
            }
        }
        System.out.println(called + " projected calls = interpreter");
        assertThat(called).isGreaterThan(20);
    }

    /** A chain that goes on with the inputs of the last date after a call. */
    private static List<RandomInputs.Month> calledChain(ResolvedDeal deal, RandomGenerator random, int months) {
        var generator = new RandomInputs(deal, random);
        var state = DealState.atClosing(deal);
        var chain = new ArrayList<RandomInputs.Month>();
        while (chain.size() < months) {
            if (state.ended()) {
                chain.add(chain.getLast());
                continue;
            }
            var input = generator.next(state);
            var report = Waterfall.interpret(deal, input);
            var callable =
                    report.calls().stream().filter(CallResult::exercisable).findFirst();
            if (callable.isPresent()) {
                input = input.withExercised(List.of(callable.get().name()));
                report = Waterfall.interpret(deal, input);
            }
            chain.add(new RandomInputs.Month(input, report));
            state = report.closing();
        }
        return chain;
    }

    /** Chains of equal length in which no call is exercised. */
    private static List<List<RandomInputs.Month>> chains(ResolvedDeal deal, RandomGenerator random, int months) {
        var chains = new ArrayList<List<RandomInputs.Month>>();
        while (chains.size() < LANES) {
            var generator = new RandomInputs(deal, random);
            var state = DealState.atClosing(deal);
            var chain = new ArrayList<RandomInputs.Month>();
            while (chain.size() < months) {
                var input = generator.next(state);
                var report = Waterfall.interpret(deal, input);
                chain.add(new RandomInputs.Month(input, report));
                state = report.closing();
            }
            chains.add(chain);
        }
        return chains;
    }
}
