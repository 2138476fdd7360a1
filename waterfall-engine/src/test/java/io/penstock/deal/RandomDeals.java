package io.penstock.deal;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.CalendarTerms.CollectionPeriodRule;
import io.penstock.deal.CalendarTerms.Frequency;
import io.penstock.deal.RoundingTerms.ShareRule;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Random deals that use the whole language and are always valid: one to six classes with every kind of
 * coupon, fees, ledgers, tests, modes, calls, nested orders and branches. {@code size} bounds how much of it a
 * deal has. They make no economic sense; what holds for them holds for any document.
 */
public final class RandomDeals {

    private RandomDeals() {}

    /** A deal with at most so much as the size from 1 to 100 allows; fails with its findings if it is not valid. */
    public static ResolvedDeal generate(RandomGenerator random, int size) {
        return checked(document(random, size));
    }

    /** The deal of a document that must be free of errors. */
    static ResolvedDeal checked(DealDocument document) {
        var parsed = DealDocuments.check(document);
        return parsed.deal()
                .orElseThrow(() -> new AssertionError("a random deal is not valid: " + parsed.findings() + " "
                        + CanonicalJson.print(DealWriter.tree(document))));
    }

    static DealDocument document(RandomGenerator random, int size) {
        var names = new RandomNames(random, size);
        var formulas = new RandomFormulas(random, names);
        var steps = new RandomSteps(random, names, formulas);
        var tranches = new ArrayList<TrancheTerms>();
        for (int i = 0; i < names.classes().size(); i++) {
            tranches.add(tranche(random, names, formulas, i));
        }
        var modes = new TreeMap<String, List<Step>>();
        names.modes().forEach(mode -> modes.put(mode, steps.mode()));
        var frequency = random.nextInt(4) == 0 ? Frequency.QUARTERLY : Frequency.MONTHLY;
        int months = random.nextInt(4) == 0 ? frequency.months() + 1 : frequency.months();
        var rounding = new TreeMap<>(Map.of(
                "interest", names.one(RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN),
                "cent", names.one(RoundingMode.HALF_UP, RoundingMode.UP)));
        var accounts = accounts(names, formulas);
        var fees = names.fees().stream()
                .map(fee -> new FeeTerms(fee, "servicer", formulas.startMoney()))
                .toList();
        var tests =
                names.tests().stream().map(name -> test(random, formulas, name)).toList();
        var transitions = names.modes().stream()
                .filter(mode -> !mode.equals(DealDocument.AMORTIZING))
                .map(mode -> new TransitionTerms(
                        random.nextBoolean() ? List.of() : List.of(DealDocument.AMORTIZING),
                        mode,
                        formulas.flag(true),
                        names.one(TransitionTerms.Point.values())))
                .toList();
        var calls = names.calls().stream()
                .map(name -> new CallTerms(
                        name,
                        random.nextBoolean() ? Optional.of("servicer") : Optional.empty(),
                        formulas.flag(false),
                        formulas.startMoney(),
                        AccountTerms.COLLECTIONS,
                        random.nextBoolean() ? Optional.of(names.one(names.modes())) : Optional.empty()))
                .toList();
        var groups = new TreeMap<String, List<String>>();
        names.group().ifPresent(group -> groups.put(group, names.groupMembers()));
        return new DealDocument(
                new DealTerms(
                        "RANDOM-1",
                        "A random deal",
                        Currency.getInstance("USD"),
                        LocalDate.of(2025, 4, 1).minusMonths(months).minusDays(1),
                        LocalDate.of(2025, 4, 3),
                        LocalDate.of(2045, 4, 15),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                List.of(
                        new PartyTerms("seller", "Seller", ""),
                        new PartyTerms("servicer", "Servicer", ""),
                        new PartyTerms("holder", "Holder of the residual", "")),
                new CalendarTerms(
                        BusinessCalendar.named("USNY").orElseThrow(),
                        BusinessDayConvention.FOLLOWING,
                        15,
                        LocalDate.of(2025, 4, 15),
                        CollectionPeriodRule.PREVIOUS_MONTH,
                        frequency,
                        months,
                        1,
                        new TreeMap<>(Map.of(
                                DayCount.THIRTY_360,
                                AccrualRule.UNADJUSTED,
                                DayCount.ACT_360,
                                AccrualRule.PAYMENT_TO_PAYMENT))),
                new RoundingTerms(rounding, ShareRule.LARGEST_REMAINDER),
                DealDocument.AMORTIZING,
                inputs(names),
                names.sources(),
                accounts,
                names.ledgers(),
                tranches,
                groups,
                fees,
                formulas.amounts(),
                tests,
                transitions,
                names.orders(),
                modes,
                calls);
    }

    private static TrancheTerms tranche(RandomGenerator random, RandomNames names, RandomFormulas formulas, int i) {
        var name = names.classes().get(i);
        boolean coupon = names.accrues(name);
        boolean capped = coupon && random.nextInt(5) == 0;
        return new TrancheTerms(
                name,
                i == 0 ? Rank.SENIOR : Rank.JUNIOR,
                dollars(1000L * (1 + random.nextInt(90_000))),
                dollars(1000),
                coupon ? Optional.of(coupon(random, formulas)) : Optional.empty(),
                coupon ? Optional.of(names.one(DayCount.THIRTY_360, DayCount.ACT_360)) : Optional.empty(),
                capped ? Optional.of(formulas.startRate()) : Optional.empty(),
                capped && names.carryOver().isPresent() ? names.carryOver() : Optional.empty(),
                coupon && random.nextInt(6) == 0 ? Optional.of(formulas.startMoney()) : Optional.empty(),
                coupon && random.nextInt(6) == 0 ? Optional.of(names.one(AccrualRule.values())) : Optional.empty(),
                coupon ? names.one(Deferral.CARRY, Deferral.CARRY, Deferral.CAPITALISE, Deferral.LOST) : Deferral.CARRY,
                names.compounds(name) ? Optional.of(new BigDecimal(names.one("0", "0.01"))) : Optional.empty(),
                names.losses(name),
                random.nextInt(4) == 0 ? Optional.of(LocalDate.of(2027, 1, 15)) : Optional.empty());
    }

    private static Money dollars(long amount) {
        return Money.of("USD", Long.toString(amount));
    }

    private static Coupon coupon(RandomGenerator random, RandomFormulas formulas) {
        var rate = BigDecimal.valueOf(random.nextInt(1_000_000), 7);
        return switch (random.nextInt(4)) {
            case 0 -> new Coupon.Fixed(rate, List.of());
            case 1 ->
                new Coupon.Fixed(
                        rate,
                        List.of(
                                new Coupon.StepUp(LocalDate.of(2025, 9, 15), rate.add(new BigDecimal("0.01"))),
                                new Coupon.StepUp(LocalDate.of(2026, 9, 15), rate.add(new BigDecimal("0.02")))));
            case 2 ->
                new Coupon.Floating(
                        random.nextBoolean() ? "SOFR_30D_AVG" : "TERM_SOFR_1M",
                        rate,
                        random.nextBoolean() ? Optional.of(new BigDecimal("0.08")) : Optional.empty(),
                        random.nextBoolean() ? new BigDecimal("0.005") : BigDecimal.ZERO);
            default -> new Coupon.Formula(formulas.startRate());
        };
    }

    private static SortedMap<String, AccountTerms> accounts(RandomNames names, RandomFormulas formulas) {
        var accounts = new TreeMap<String, AccountTerms>();
        for (var name : names.accounts()) {
            boolean reserve = name.equals(AccountTerms.RESERVE);
            accounts.put(
                    name,
                    new AccountTerms(
                            dollars(reserve ? 5000 : 0),
                            reserve ? Optional.of(formulas.money()) : Optional.empty(),
                            reserve && names.often() ? Optional.of(formulas.startMoney()) : Optional.empty(),
                            false));
        }
        return accounts;
    }

    private static List<InputTerms> inputs(RandomNames names) {
        return names.inputs().entrySet().stream()
                .map(input -> new InputTerms(
                        input.getKey(),
                        input.getValue(),
                        input.getValue() == Kind.FLAG ? Optional.of("false") : Optional.of("0"),
                        Optional.empty()))
                .toList();
    }

    private static TestTerms test(RandomGenerator random, RandomFormulas formulas, String name) {
        var at = name.startsWith("step")
                ? TestTerms.Point.STEP
                : name.startsWith("start") ? TestTerms.Point.START : TestTerms.Point.END;
        boolean measured = random.nextBoolean();
        return new TestTerms(
                name,
                at,
                formulas.flag(at != TestTerms.Point.START),
                measured ? Optional.of(formulas.startMoney()) : Optional.empty(),
                measured ? Optional.of("USD 1000.00") : Optional.empty(),
                random.nextInt(4));
    }
}
