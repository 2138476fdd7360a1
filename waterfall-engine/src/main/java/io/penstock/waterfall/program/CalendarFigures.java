package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.WaterfallInput;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What the calendar and the document know of payment dates. The last few answers are kept: frames of a deal mostly
 * cover the same dates, and finding 360 of them takes longer than running a scenario over them.
 */
final class CalendarFigures {

    private static final int KEPT = 4;

    private final ResolvedDeal deal;
    private final LinkedHashMap<Dates, long[][]> kept = new LinkedHashMap<>();

    private record Dates(YearMonth firstCollectionPeriod, int periods, List<Input> inputs) {}

    CalendarFigures(ResolvedDeal deal) {
        this.deal = deal;
    }

    /** Whether the program fills the input by itself. */
    boolean knows(Input input) {
        return switch (input.kind()) {
            case DAYS, STEPPED_RATE, IS_FINAL, PAYMENT_NUMBER, PAYMENT_DATE, PAYMENT_DAYS, PAYMENT_DAYS_360 -> true;
            case DECLARED ->
                deal.inputs().stream()
                        .anyMatch(terms -> terms.name().equals(input.name())
                                && terms.defaultValue().isPresent());
            default -> false;
        };
    }

    /** The figures, by input and payment date, as a program for wide figures takes them; to be read only. */
    synchronized long[][] of(YearMonth firstCollectionPeriod, int periods, List<Input> inputs) {
        var dates = new Dates(firstCollectionPeriod, periods, List.copyOf(inputs));
        var known = kept.get(dates);
        if (known != null) {
            return known;
        }
        var figures = compute(dates);
        if (kept.size() >= KEPT) {
            kept.pollFirstEntry();
        }
        kept.put(dates, figures);
        return figures;
    }

    private long[][] compute(Dates dates) {
        int months = deal.document().calendar().frequency().months();
        var closing = DealState.atClosing(deal);
        var zero = Money.zero(deal.currency());
        var loader = new Loader(deal, Bounds.WIDE);
        var figures = new long[dates.inputs().size()][dates.periods()];
        for (int period = 0; period < dates.periods(); period++) {
            var date = WaterfallInput.of(
                    deal,
                    dates.firstCollectionPeriod().plusMonths((long) months * period),
                    new TreeMap<>(),
                    new PoolBalances(zero, zero, zero, zero),
                    closing);
            for (int i = 0; i < figures.length; i++) {
                figures[i][period] = loader.input(dates.inputs().get(i), date);
            }
        }
        return figures;
    }
}
