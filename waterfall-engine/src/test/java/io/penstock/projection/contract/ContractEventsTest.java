package io.penstock.projection.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.Cases;
import io.penstock.kernel.DayCount;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractEventsTest {

    private static final LocalDateTime START = at("2026-01-15");

    private static final List<ContractType> TYPES = List.of(ContractType.values());
    private static final List<DayCount> DAY_COUNTS = List.of(DayCount.values());

    private static final Observations NONE = (index, time) -> {
        throw new IllegalArgumentException("no " + index + " on " + time);
    };

    @Nested
    class Cycles {

        @ParameterizedTest
        @CsvSource({
            "P1ML0,  1, MONTHS, true",
            "P2WL1, 14, DAYS,   false",
            "P9DL1,  9, DAYS,   false",
            "P1QL0,  3, MONTHS, true",
            "P1HL1,  6, MONTHS, false",
            "P2YL0, 24, MONTHS, true",
        })
        void areRead(String text, int count, ChronoUnit unit, boolean longStub) {
            assertThat(Cycle.parse(text)).isEqualTo(new Cycle(count, unit, longStub));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1M", "P1M", "P1ML2", "PML0", "P1XL0", "P0ML0", "p1ml0"})
        void areRefused(String text) {
            assertThatThrownBy(() -> Cycle.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void stayOnMonthEndsIfAsked() {
            var cycle = Cycle.parse("P1ML1");
            assertThat(cycle.dates(at("2026-02-28"), at("2026-05-01"), true))
                    .containsExactly(at("2026-02-28"), at("2026-03-31"), at("2026-04-30"));
            assertThat(cycle.dates(at("2026-02-28"), at("2026-05-01"), false))
                    .containsExactly(at("2026-02-28"), at("2026-03-28"), at("2026-04-28"));
            // From the anchor each time: the 31st comes back after February.
            assertThat(cycle.dates(at("2026-01-31"), at("2026-04-01"), false))
                    .containsExactly(at("2026-01-31"), at("2026-02-28"), at("2026-03-31"));
        }

        @Test
        void areNeverWithoutEnd() {
            assertThatThrownBy(() -> Cycle.parse("P1DL1").dates(START, START.plusYears(5000), false))
                    .hasMessageEndingWith("has too many dates");
        }

        @Test
        void joinAShortRestOnlyIfThereIsOne() {
            var longStub = Cycle.parse("P1ML0");
            assertThat(longStub.dates(START, at("2026-04-01"), false)).containsExactly(START, at("2026-02-15"));
            assertThat(longStub.dates(START, at("2026-04-15"), false))
                    .containsExactly(START, at("2026-02-15"), at("2026-03-15"));
            assertThat(Cycle.parse("P1ML1").dates(START, at("2026-04-01"), false))
                    .containsExactly(START, at("2026-02-15"), at("2026-03-15"));
        }
    }

    @Test
    void interestOnTheInitialPrincipalDoesNotFall() {
        // 1,200 at 12 % on 30/360, 100 a month: 12.00 each month although the principal falls.
        var terms = new Terms(ContractType.LAM, 1200, 0.12, 12);
        terms.payment = OptionalDouble.of(100);
        terms.base = new InterestBase(InterestBase.Kind.INITIAL, OptionalDouble.empty(), Optional.empty());
        var interest = ContractEvents.of(terms.build(), NONE).stream()
                .filter(event -> event.type() == EventType.IP)
                .mapToDouble(ContractEvent::payoff);
        assertThat(interest).hasSize(12).allSatisfy(paid -> assertThat(paid).isCloseTo(12, within(1e-9)));
    }

    @Test
    void aBorrowerPaysWhatALenderReceives() {
        var terms = new Terms(ContractType.ANN, 5000, 0.08, 24);
        var lender = ContractEvents.of(terms.build(), NONE);
        terms.side = Side.BORROWER;
        var borrower = ContractEvents.of(terms.build(), NONE);
        assertThat(borrower).hasSameSizeAs(lender);
        for (int i = 0; i < lender.size(); i++) {
            assertThat(borrower.get(i).payoff() + lender.get(i).payoff()).isZero();
        }
    }

    @Test
    void termsWithoutAnEndAreRefused() {
        var terms = new Terms(ContractType.NAM, 1000, 0.12, 12);
        terms.payment = OptionalDouble.of(10);
        terms.maturity = Optional.empty();
        // Interest of the first month is 10.00: the payment never repays anything.
        var built = terms.build();
        assertThatThrownBy(() -> ContractEvents.of(built, NONE)).hasMessage("a payment of 10.0 does not repay 1000.0");
        terms.payment = OptionalDouble.empty();
        assertThatThrownBy(terms::build).hasMessage("NAM needs its payment");
        assertThatThrownBy(() -> new Terms(ContractType.PAM, 0, 0.1, 12).build())
                .hasMessage("a contract needs a positive notional, not 0.0");
    }

    @Test
    void anIndexWithoutAValueIsNamed() {
        var terms = new Terms(ContractType.PAM, 1000, 0.12, 12);
        terms.reset = Optional.of(new RateReset(
                new Recurrence(at("2026-04-15"), Cycle.parse("P3ML1")),
                "SOFR",
                1,
                0.02,
                OptionalDouble.empty(),
                RateLimits.NONE));
        var built = terms.build();
        assertThatThrownBy(() -> ContractEvents.of(built, NONE)).hasMessage("no SOFR on 2026-04-15T00:00");
    }

    /** 5 %, resets in April, July and October: to 6.5 % by the first limit, to 8.5 % by the periodic one, then freely down. */
    @Test
    void limitsBindIncreasesOnly() {
        var terms = new Terms(ContractType.PAM, 1000, 0.05, 12);
        terms.reset = Optional.of(new RateReset(
                new Recurrence(at("2026-04-15"), Cycle.parse("P3ML1")),
                "SOFR",
                1,
                0.01,
                OptionalDouble.empty(),
                new RateLimits(0.015, 0.02, 0.09, 0.02, 0)));
        Observations fixings = (index, time) -> time.getMonthValue() < 10 ? 0.08 : 0.01;
        var rates = ContractEvents.of(terms.build(), fixings).stream()
                .filter(event -> event.type() == EventType.RR)
                .map(event -> Math.round(event.couponRate() * 10_000));
        assertThat(rates).containsExactly(650L, 850L, 200L);
    }

    @Test
    void limitsThatContradictAreRefused() {
        assertThatThrownBy(() -> new RateLimits(0.01, 0.01, 0.02, 0.03, 0))
                .hasMessageContaining("floor 0.03, cap 0.02");
        assertThatThrownBy(() -> new RateLimits(-0.01, 0.01, 0.05, 0.03, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What is lent comes back, whatever the type; interest is on top of it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void repaysExactlyWhatWasLent(long seed) {
        Cases.forAll(seed, ContractEventsTest::generate, terms -> {
            var events = ContractEvents.of(terms, NONE);
            double principal = events.stream()
                    .filter(event -> event.type() == EventType.PR || event.type() == EventType.MD)
                    .mapToDouble(ContractEvent::payoff)
                    .sum();
            assertThat(principal).isCloseTo(terms.notional(), within(1e-9 * terms.notional()));
            assertThat(events.getLast().notional()).isZero();
            assertThat(events).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
            assertThat(events)
                    .filteredOn(event -> event.type() == EventType.IP)
                    .allSatisfy(event -> assertThat(event.payoff()).isGreaterThanOrEqualTo(0));
        });
    }

    /** On equal months an annuity pays the same every month: B r / (1 − (1 + r)^−n). */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void paysALevelAmountOnEqualMonths(long seed) {
        Cases.forAll(
                seed,
                (random, size) -> new Terms(ContractType.ANN, 1000, random.nextDouble(0.001, 0.2), 2 + size),
                terms -> {
                    double monthly = terms.rate / 12;
                    double level = 1000 * monthly / -Math.expm1(-terms.months * Math.log1p(monthly));
                    var events = ContractEvents.of(terms.build(), NONE);
                    var paid = new TreeMap<LocalDateTime, Double>();
                    events.forEach(event -> paid.merge(event.time(), event.payoff(), Double::sum));
                    for (int month = 1; month <= terms.months; month++) {
                        assertThat(paid.get(START.plusMonths(month))).isCloseTo(level, within(1e-8));
                    }
                });
    }

    private static ContractTerms generate(RandomGenerator random, int size) {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var terms = new Terms(type, 1 + random.nextDouble(1e6), random.nextDouble(0.2), 2 + random.nextInt(size));
        if (type == ContractType.NAM || random.nextBoolean()) {
            terms.payment = OptionalDouble.of(terms.notional * random.nextDouble(0.01, 0.2));
        }
        terms.dayCount = DAY_COUNTS.get(random.nextInt(DAY_COUNTS.size()));
        return terms.build();
    }

    private static LocalDateTime at(String date) {
        return LocalDate.parse(date).atStartOfDay();
    }

    /** A loan of whole months from 15 January 2026 that pays monthly. */
    private static final class Terms {

        private final ContractType type;
        private final double notional;
        private final double rate;
        private final int months;
        private Side side = Side.LENDER;
        private DayCount dayCount = DayCount.THIRTY_360;
        private OptionalDouble payment = OptionalDouble.empty();
        private Optional<LocalDateTime> maturity;
        private Optional<RateReset> reset = Optional.empty();
        private InterestBase base = InterestBase.CURRENT;

        Terms(ContractType type, double notional, double rate, int months) {
            this.type = type;
            this.notional = notional;
            this.rate = rate;
            this.months = months;
            this.maturity = Optional.of(START.plusMonths(months));
        }

        ContractTerms build() {
            var monthly = new Recurrence(START.plusMonths(1), Cycle.parse("P1ML1"));
            return new ContractTerms(
                    type,
                    side,
                    START.minusDays(1),
                    START,
                    maturity,
                    notional,
                    rate,
                    0,
                    OptionalDouble.empty(),
                    dayCount,
                    false,
                    EventRoll.NONE,
                    monthly,
                    Optional.empty(),
                    type == ContractType.PAM ? Optional.empty() : Optional.of(monthly),
                    payment,
                    Optional.empty(),
                    reset,
                    base,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
