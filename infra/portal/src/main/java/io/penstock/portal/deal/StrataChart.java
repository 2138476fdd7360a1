package io.penstock.portal.deal;

import io.penstock.portal.upstream.Issuance.StrataTable;
import io.penstock.portal.upstream.Issuance.Stratum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One table of a pool as bars, in the units of its view box: a bar for each line, as long as its share of the pool's
 * balance, the longest over the whole width. The page draws them as SVG without script or inline style, and says each
 * share beside its bar, so that nothing rests on length or colour alone.
 *
 * @param table what the loans are arranged by
 * @param height of the view box, whose width is 600
 */
record StrataChart(String table, List<Bar> bars, int height) {

    private static final int MOST_BARS = 12;
    private static final int ROW = 24;
    private static final int LONGEST = 300;
    private static final int EDGE = 6;

    /**
     * One line.
     *
     * @param share of the pool's balance in percent, one decimal
     */
    record Bar(String label, int top, int middle, String width, String share) {}

    static StrataChart of(StrataTable table) {
        List<Stratum> shown = first(table.strata());
        double most = shown.stream()
                .mapToDouble(stratum -> share(stratum).doubleValue())
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (Stratum stratum : shown) {
            int top = EDGE + bars.size() * ROW;
            double width = most == 0 ? 0 : LONGEST * share(stratum).doubleValue() / most;
            bars.add(new Bar(
                    stratum.label(),
                    top,
                    top + ROW / 2 - 2,
                    String.format(Locale.ROOT, "%.1f", width),
                    share(stratum)
                                    .movePointRight(2)
                                    .setScale(1, RoundingMode.HALF_UP)
                                    .toPlainString()
                            + " %"));
        }
        return new StrataChart(table.table(), List.copyOf(bars), 2 * EDGE + bars.size() * ROW);
    }

    /** Lines beyond those that have room are one line together. */
    private static List<Stratum> first(List<Stratum> strata) {
        if (strata.size() <= MOST_BARS) {
            return strata;
        }
        List<Stratum> rest = strata.subList(MOST_BARS - 1, strata.size());
        List<Stratum> shown = new ArrayList<>(strata.subList(0, MOST_BARS - 1));
        shown.add(new Stratum(
                "+ " + rest.size(),
                rest.stream()
                        .mapToLong(stratum -> stratum.loans() == null ? 0 : stratum.loans())
                        .sum(),
                null,
                rest.stream().map(StrataChart::share).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return shown;
    }

    private static BigDecimal share(Stratum stratum) {
        return stratum.share() == null ? BigDecimal.ZERO : stratum.share();
    }
}
