package io.penstock.cli.project.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Amounts by payment date, one band above the other, as an SVG drawing with a legend. Amounts are major units and not
 * negative.
 */
public final class StackedChart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 30;
    private static final int COLOURS = 10;
    private static final int MOST_YEARS = 12;

    private final String title;
    private final List<LocalDate> dates;
    private final List<Band> bands = new ArrayList<>();

    /** A named series, one amount a date. */
    private record Band(String name, List<Double> amounts) {}

    /**
     * A chart without bands.
     *
     * @param dates at least one, rising
     */
    public StackedChart(String title, List<LocalDate> dates) {
        this.title = title;
        this.dates = List.copyOf(dates);
    }

    /** Adds a band on top of the others; one that is zero throughout is left out. */
    public StackedChart band(String name, List<Double> amounts) {
        if (amounts.size() != dates.size()) {
            throw new IllegalArgumentException(name + " has " + amounts.size() + " amounts for " + dates.size());
        }
        if (amounts.stream().anyMatch(amount -> amount > 0)) {
            bands.add(new Band(name, List.copyOf(amounts)));
        }
        return this;
    }

    public String svg() {
        int shown = shown();
        var floor = new double[shown];
        double largest = 0;
        for (int i = 0; i < floor.length; i++) {
            int date = i;
            largest = Math.max(
                    largest,
                    bands.stream().mapToDouble(b -> b.amounts().get(date)).sum());
        }
        var scale = Scale.upTo(largest);
        var svg =
                new StringBuilder("<figure><figcaption>" + Html.escape(title) + "</figcaption>\n<p class=\"legend\">");
        for (int i = 0; i < bands.size(); i++) {
            svg.append("<span><i class=\"c")
                    .append(i % COLOURS)
                    .append("\"></i>")
                    .append(Html.escape(bands.get(i).name()))
                    .append("</span> ");
        }
        svg.append("</p>\n<div class=\"wide\"><svg viewBox=\"0 0 ")
                .append(WIDTH + " " + HEIGHT)
                .append("\" role=\"img\" aria-label=\"")
                .append(Html.escape(title))
                .append("\">\n");
        grid(svg, scale, shown);
        for (int i = 0; i < bands.size(); i++) {
            band(svg, bands.get(i), i % COLOURS, floor, scale);
        }
        return svg.append("</svg></div></figure>").toString();
    }

    /** Dates up to the one after the last amount: nothing happens beyond. */
    private int shown() {
        int last = 0;
        for (var band : bands) {
            for (int i = 0; i < band.amounts().size(); i++) {
                last = band.amounts().get(i) > 0 ? Math.max(last, i) : last;
            }
        }
        return Math.min(dates.size(), last + 2);
    }

    private void grid(StringBuilder svg, Scale scale, int shown) {
        for (double value : scale.values()) {
            var y = number(y(value, scale));
            svg.append("<line class=\"grid\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y + "\" y2=\""
                    + y + "\"/><text class=\"end\" x=\"" + (LEFT - 6) + "\" y=\"" + y + "\" dy=\"4\">"
                    + Scale.brief(value) + "</text>\n");
        }
        int base = dates.getFirst().getYear();
        int every = Math.max(1, Math.ceilDiv(dates.get(shown - 1).getYear() - base, MOST_YEARS));
        for (int i = 1; i < shown; i++) {
            int year = dates.get(i).getYear();
            if (year != dates.get(i - 1).getYear() && (year - base) % every == 0 && x(i, shown) < WIDTH - 2 * RIGHT) {
                svg.append("<text class=\"mid\" x=\"" + number(x(i, shown)) + "\" y=\"" + (HEIGHT - 10) + "\">" + year
                        + "</text>\n");
            }
        }
    }

    private void band(StringBuilder svg, Band band, int colour, double[] floor, Scale scale) {
        var back = new StringBuilder();
        var path = new StringBuilder();
        for (int i = 0; i < floor.length; i++) {
            back.insert(0, "L" + number(x(i, floor.length)) + " " + number(y(floor[i], scale)));
            floor[i] += band.amounts().get(i);
            path.append(i == 0 ? "M" : "L")
                    .append(number(x(i, floor.length)))
                    .append(' ')
                    .append(number(y(floor[i], scale)));
        }
        svg.append("<path class=\"c")
                .append(colour)
                .append("\" d=\"")
                .append(path)
                .append(back)
                .append("Z\"><title>")
                .append(Html.escape(band.name()))
                .append("</title></path>\n");
    }

    private static double x(int i, int shown) {
        return shown < 2 ? LEFT : LEFT + (double) (WIDTH - LEFT - RIGHT) * i / (shown - 1);
    }

    private static double y(double value, Scale scale) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / scale.top();
    }

    private static String number(double coordinate) {
        return BigDecimal.valueOf(coordinate)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
