package io.penstock.cli.project.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The vertical axis of a chart: round marks from zero to above the largest value.
 *
 * @param step between two marks
 * @param marks number of steps
 */
record Scale(double step, int marks) {

    private static final int MOST_MARKS = 5;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    static Scale upTo(double largest) {
        if (!(largest > 0)) {
            return new Scale(1, 1);
        }
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(largest / MOST_MARKS)));
        for (double round : ROUND) {
            if (round * power * MOST_MARKS >= largest) {
                double step = round * power;
                return new Scale(step, (int) Math.ceil(largest / step));
            }
        }
        return new Scale(ROUND[ROUND.length - 1] * power, MOST_MARKS);
    }

    double top() {
        return step * marks;
    }

    List<Double> values() {
        var values = new ArrayList<Double>();
        for (int i = 0; i <= marks; i++) {
            values.add(i * step);
        }
        return values;
    }

    /** A large amount in thousands (k), millions (m) or billions (bn). */
    static String brief(double amount) {
        if (amount >= 1e9) {
            return digits(amount / 1e9) + " bn";
        }
        if (amount >= 1e6) {
            return digits(amount / 1e6) + " m";
        }
        return amount >= 1e3 ? digits(amount / 1e3) + " k" : digits(amount);
    }

    private static String digits(double figure) {
        return BigDecimal.valueOf(figure)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
