package io.penstock.waterfall;

import static io.penstock.Cases.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against the slow, obvious computation of the same deal. */
class AtlasReferenceProperties {

    /** Five of the seeds: a whole document or payment date takes longer than the other cases. */
    static LongStream seeds() {
        return Cases.seeds().limit(5);
    }

    private static final Map<String, String> TIERS =
            Map.of("3.01(e)", "first ", "3.01(g)", "second ", "3.01(i)", "regular ", "3.01(j)", "equity ");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theEnginePaysWhatAPersonWithACalculatorWould(long seed) {
        forAll(seed, (random, size) -> WaterfallCases.generate(random, size, AtlasInputs.ATLAS), c -> {
            var expected = AtlasReference.pay(c.input());
            assertThat(withoutZeros(paid(c.report()))).isEqualTo(withoutZeros(expected));
        });
    }

    private static Map<String, BigDecimal> paid(PaymentReport report) {
        var paid = new LinkedHashMap<String, BigDecimal>();
        for (var line : report.lines()) {
            var what = switch (line.kind()) {
                case FEE -> line.target();
                case INTEREST -> "interest " + line.target();
                case PRINCIPAL -> TIERS.get(line.clause()) + line.target();
                case TRANSFER -> line.target();
                case RESIDUAL -> "residual " + line.target();
                default -> throw new AssertionError(line);
            };
            if (!what.equals("collections")) {
                paid.put(what, decimal(line.paid()));
            }
        }
        report.closing().classes().forEach((name, state) -> paid.put("balance " + name, decimal(state.balance())));
        paid.put("reserve after", decimal(report.reserveAfter()));
        return paid;
    }

    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> amounts) {
        var out = new LinkedHashMap<String, BigDecimal>();
        amounts.forEach((name, amount) -> {
            if (amount.signum() != 0) {
                out.put(name, amount.stripTrailingZeros());
            }
        });
        return out;
    }

    private static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.minorUnits(), 2);
    }
}
