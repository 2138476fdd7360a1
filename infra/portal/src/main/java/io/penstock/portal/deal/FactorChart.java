package io.penstock.portal.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the lines, marks and labels of the factor chart stand, in the units of its view box. The page draws them as SVG
 * without script or inline style; colours come from the style sheet, and classes differ in dash and mark too.
 */
record FactorChart(List<Series> series, List<Tick> factors, List<Tick> dates, BigDecimal lowest) {

    // Of the view box, 600 by 270, which deal.html draws: the plot, with room for labels left, right and below.
    private static final int LEFT = 54;
    private static final int RIGHT = 492;
    private static final int TOP = 16;
    private static final int BOTTOM = 232;

    private static final int LABEL_DISTANCE = 19;
    /** Room for one date in the largest letters, those of a phone. */
    private static final int DATE_WIDTH = 112;

    /** Where the factor axis may begin, and the step of its marks. The highest that lies below all factors is taken. */
    private record Scale(BigDecimal lowest, BigDecimal step) {

        static final List<Scale> FINEST_FIRST =
                List.of(scale("0.90", "0.02"), scale("0.80", "0.05"), scale("0.50", "0.10"), scale("0.00", "0.25"));

        private static Scale scale(String lowest, String step) {
            return new Scale(new BigDecimal(lowest), new BigDecimal(step));
        }
    }

    /**
     * One class.
     *
     * @param style number of the colour, dash and mark
     * @param points for {@code polyline}
     * @param labelY where the class's name stands at the right end, apart from the other names
     */
    record Series(String className, int style, String points, List<Mark> marks, String labelY, String endY) {}

    record Mark(String x, String y) {}

    record Tick(String at, String text) {}

    static FactorChart of(FactorHistory history) {
        List<FactorHistory.Line> lines = history.lines().stream()
                .filter(line -> !line.points().isEmpty())
                .toList();
        SortedSet<LocalDate> dates = new TreeSet<>();
        BigDecimal least = BigDecimal.ONE;
        for (FactorHistory.Line line : lines) {
            for (FactorHistory.Point point : line.points()) {
                dates.add(point.date());
                least = least.min(point.factor());
            }
        }
        BigDecimal smallest = least;
        Scale scale = Scale.FINEST_FIRST.stream()
                .filter(candidate -> candidate.lowest().compareTo(smallest) < 0)
                .findFirst()
                .orElse(Scale.FINEST_FIRST.getLast());
        return new FactorChart(
                series(lines, dates, scale.lowest()), factorTicks(scale), dateTicks(dates), scale.lowest());
    }

    /** Whether there is a line to draw: one date alone is none. */
    public boolean drawn() {
        return dates.size() > 1;
    }

    private static List<Series> series(List<FactorHistory.Line> lines, SortedSet<LocalDate> dates, BigDecimal lowest) {
        double[] labels = labels(lines, lowest);
        List<Series> series = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            FactorHistory.Line line = lines.get(index);
            List<Mark> marks = line.points().stream()
                    .map(point -> new Mark(text(x(point.date(), dates)), text(y(point.factor(), lowest))))
                    .toList();
            String points = String.join(
                    " ", marks.stream().map(mark -> mark.x() + "," + mark.y()).toList());
            series.add(new Series(
                    line.className(),
                    index % 6,
                    points,
                    marks,
                    text(labels[index]),
                    marks.getLast().y()));
        }
        return series;
    }

    /** Each label at the height of its line's end, pushed down where the one above would cover it. */
    private static double[] labels(List<FactorHistory.Line> lines, BigDecimal lowest) {
        double[] heights = new double[lines.size()];
        List<Integer> fromTheTop = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            heights[index] = y(lines.get(index).points().getLast().factor(), lowest);
            fromTheTop.add(index);
        }
        fromTheTop.sort(Comparator.comparingDouble(index -> heights[index]));
        double free = Double.NEGATIVE_INFINITY;
        for (int index : fromTheTop) {
            heights[index] = Math.max(heights[index], free);
            free = heights[index] + LABEL_DISTANCE;
        }
        return heights;
    }

    private static List<Tick> factorTicks(Scale scale) {
        List<Tick> ticks = new ArrayList<>();
        for (BigDecimal factor = scale.lowest();
                factor.compareTo(BigDecimal.ONE) <= 0;
                factor = factor.add(scale.step())) {
            ticks.add(new Tick(
                    text(y(factor, scale.lowest())),
                    factor.setScale(2, RoundingMode.HALF_UP).toString()));
        }
        return ticks;
    }

    private static List<Tick> dateTicks(SortedSet<LocalDate> dates) {
        List<Tick> ticks = new ArrayList<>();
        double free = Double.POSITIVE_INFINITY;
        // From the newest back: the last payment always has its date.
        for (LocalDate date : dates.reversed()) {
            double at = x(date, dates);
            if (at <= free) {
                ticks.addFirst(new Tick(text(at), date.toString()));
                free = at - DATE_WIDTH;
            }
        }
        return ticks;
    }

    private static double x(LocalDate date, SortedSet<LocalDate> dates) {
        long first = dates.first().toEpochDay();
        long length = Math.max(1, dates.last().toEpochDay() - first);
        return LEFT + (double) (RIGHT - LEFT) * (date.toEpochDay() - first) / length;
    }

    private static double y(BigDecimal factor, BigDecimal lowest) {
        double above = factor.subtract(lowest).doubleValue();
        return BOTTOM - (BOTTOM - TOP) * above / (1.0 - lowest.doubleValue());
    }

    private static String text(double unit) {
        return String.format(Locale.ROOT, "%.1f", unit);
    }
}
