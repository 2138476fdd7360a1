package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Counts the cells of a published table that the engine reproduces, and names those outside. */
final class PublishedCells {

    /** Binary arithmetic may miss an exact tie by this much. */
    private static final double BINARY = 1e-9;

    private final String table;
    private final List<String> outside = new ArrayList<>();
    private int reproduced;
    private double worst;

    PublishedCells(String table) {
        this.table = table;
    }

    /** Compares with the print's own half unit, inclusive. */
    void compare(String cell, double printed, double model, double halfUnit) {
        double difference = Math.abs(printed - model);
        if (difference <= halfUnit + BINARY) {
            reproduced++;
            worst = Math.max(worst, difference);
        } else {
            outside.add(cell + ": print " + printed + ", model " + model);
        }
    }

    List<String> outside() {
        return outside;
    }

    void expect(int cells) {
        expect(cells, 0);
    }

    void expect(int cells, int misses) {
        System.out.printf(
                "%s: %d cells, %d reproduced, %d outside, worst difference inside %.6g%n",
                table, reproduced + outside.size(), reproduced, outside.size(), worst);
        assertThat(outside).hasSize(misses);
        assertThat(reproduced).isEqualTo(cells - misses);
    }
}
