package io.penstock.waterfall;

import io.penstock.deal.InputTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Payment dates that follow one another, for any deal: the pool rolls, declared figures and fixings are there, and a
 * call that can be exercised sometimes is. Some chains are rich, some poor, some full of losses.
 */
public final class RandomInputs {

    private final ResolvedDeal deal;
    private final RandomGenerator random;
    private final long cutOff;
    private final int yield;
    private final int speed;
    private final int losses;

    /** One chain of the deal. */
    public RandomInputs(ResolvedDeal deal, RandomGenerator random) {
        this.deal = deal;
        this.random = random;
        long notes = deal.tranches().stream()
                .mapToLong(t -> t.originalBalance().minorUnits())
                .sum();
        this.cutOff = notes / 2 + random.nextLong(notes);
        this.yield = 1 + random.nextInt(300);
        this.speed = 1 + random.nextInt(25);
        this.losses = random.nextInt(3) == 0 ? 1 + random.nextInt(10) : 0;
    }

    /** A month of the deal, and what the engine made of it. */
    public record Month(WaterfallInput input, PaymentReport report) {}

    /**
     * Runs so many months from closing, fewer if a call ends the deal.
     *
     * @param engine the one to run them with
     */
    public List<Month> run(int months, BiFunction<ResolvedDeal, WaterfallInput, PaymentReport> engine) {
        var chain = new ArrayList<Month>();
        var state = DealState.atClosing(deal);
        while (chain.size() < months && !state.ended()) {
            var input = next(state);
            var report = engine.apply(deal, input);
            var callable = report.calls().stream()
                    .filter(CallResult::exercisable)
                    .map(CallResult::name)
                    .toList();
            if (!callable.isEmpty() && random.nextInt(4) == 0) {
                input = input.withExercised(List.of(callable.get(random.nextInt(callable.size()))));
                report = engine.apply(deal, input);
            }
            chain.add(new Month(input, report));
            state = report.closing();
        }
        return chain;
    }

    /** An input for the payment date after a state. Nothing is exercised. */
    public WaterfallInput next(DealState opening) {
        long begin = opening.pool().balance().map(Money::minorUnits).orElse(cutOff);
        long pool = begin + opening.pool().purchased().minorUnits();
        long principal = random.nextInt(20) == 0 ? pool : Math.min(pool, random.nextLong(pool / speed + 2));
        long defaulted = losses == 0 ? 0 : Math.min(pool - principal, random.nextLong(pool * losses / 100 + 2));
        long removed = random.nextInt(8) == 0 ? random.nextLong((pool - principal - defaulted) / 10 + 1) : 0;
        long end = pool - principal - defaulted - removed;
        long late = random.nextLong(end + 1);
        var balances = new PoolBalances(
                money(begin),
                money(defaulted),
                money(removed),
                money(end),
                money(cutOff),
                money(late / 2),
                money(late / 4),
                money(late / 8),
                end / 1_000_000);
        var collections = new TreeMap<String, Money>();
        deal.sources()
                .keySet()
                .forEach(source -> collections.put(
                        source,
                        switch (source) {
                            case WaterfallInput.PRINCIPAL -> money(principal);
                            case WaterfallInput.INTEREST -> money(random.nextLong(begin * yield / 10_000 + 2));
                            case "scheduledPrincipal", "prepayments" -> money(0);
                            default -> money(random.nextInt(3) == 0 ? random.nextLong(cutOff / 500 + 2) : 0);
                        }));
        var month = month(opening.paymentNumber() + 1);
        return WaterfallInput.of(deal, month, collections, balances, opening)
                .withFixings(fixings())
                .withInputs(inputs());
    }

    private YearMonth month(int number) {
        int every = deal.document().calendar().frequency().months();
        return deal.firstCollectionPeriod().plusMonths((number - 1L) * every);
    }

    private Map<String, BigDecimal> fixings() {
        var fixings = new TreeMap<String, BigDecimal>();
        deal.indices()
                .forEach(index -> fixings.put(
                        index, BigDecimal.valueOf(random.nextInt(1_200_000) - 100_000, 7 + random.nextInt(2))));
        return fixings;
    }

    private Map<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        for (InputTerms declared : deal.inputs()) {
            if (declared.defaultValue().isEmpty() || random.nextBoolean()) {
                inputs.put(
                        declared.name(),
                        switch (declared.kind()) {
                            case MONEY -> MoneyText.of(money(random.nextLong(cutOff / 20 + 2)));
                            case RATE ->
                                BigDecimal.valueOf(random.nextInt(2_000_000), 6).toPlainString();
                            case COUNT -> Integer.toString(random.nextInt(1000));
                            case FLAG -> Boolean.toString(random.nextBoolean());
                            case DATE -> throw new AssertionError(declared);
                        });
            }
        }
        return inputs;
    }

    private Money money(long minorUnits) {
        return new Money(deal.currency(), minorUnits);
    }
}
