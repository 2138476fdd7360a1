package io.penstock.portal.deal;

import io.penstock.portal.upstream.Issuance.FactorPoint;
import io.penstock.portal.upstream.Issuance.Tranche;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Factors of all classes side by side, one row for each payment date.
 *
 * @param classNames in the deal's order; each row has one point for each of them, null where the class has none
 */
record FactorHistory(
        List<String> classNames, List<Row> rows, @Nullable LocalDate closingDate) {

    record Row(LocalDate paymentDate, List<@Nullable FactorPoint> points) {}

    static FactorHistory of(List<Tranche> classes, @Nullable LocalDate closingDate) {
        Map<LocalDate, FactorPoint[]> byDate = new TreeMap<>();
        for (int column = 0; column < classes.size(); column++) {
            for (FactorPoint point : classes.get(column).factorHistory()) {
                byDate.computeIfAbsent(point.paymentDate(), date -> new FactorPoint[classes.size()])[column] = point;
            }
        }
        List<Row> rows = new ArrayList<>();
        byDate.forEach((date, points) -> rows.add(new Row(date, nullableList(points))));
        return new FactorHistory(classes.stream().map(Tranche::className).toList(), rows, closingDate);
    }

    /** The lines of the chart: each class begins with factor 1 at closing. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int column = 0; column < classNames.size(); column++) {
            List<Point> points = new ArrayList<>();
            if (closingDate != null
                    && (rows.isEmpty() || closingDate.isBefore(rows.getFirst().paymentDate()))) {
                points.add(new Point(closingDate, BigDecimal.ONE));
            }
            for (Row row : rows) {
                FactorPoint point = row.points().get(column);
                if (point != null) {
                    points.add(new Point(point.paymentDate(), point.factor()));
                }
            }
            lines.add(new Line(classNames.get(column), points));
        }
        return lines;
    }

    record Line(String className, List<Point> points) {}

    record Point(LocalDate date, BigDecimal factor) {}

    private static List<@Nullable FactorPoint> nullableList(FactorPoint[] points) {
        List<@Nullable FactorPoint> list = new ArrayList<>(points.length);
        for (FactorPoint point : points) {
            list.add(point);
        }
        return list;
    }
}
