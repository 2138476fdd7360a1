package io.penstock.projection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a projection assumes about a pool: curves, recovery lag, advances and conventions. Draws nothing at
 * random; a scenario out of a Monte-Carlo run is one with its vectors drawn before.
 *
 * <p>{@link #findings} names contradictions. {@link #text} is the same for equal scenarios and different for others,
 * so its hash stands for the scenario in results.
 *
 * @param name for people; not part of the text
 * @param conventions order of events and length of months
 * @param assumptions curves of all loans whose segment has none of its own
 * @param segments curves by segment tag
 * @param recoveryLagMonths months from default to recovery; 0 recovers in the month of default
 * @param advances true if the servicer advances what delinquent and defaulted loans do not pay, so that their balance
 *     follows the original schedule until recovery
 * @param rollRates the matrix that moves loans through delinquency to charge-off, instead of the default curve
 * @param cutOffDate start of the first month, for conventions that count days
 */
public record Scenario(
        String name,
        Conventions conventions,
        Assumptions assumptions,
        SortedMap<String, Assumptions> segments,
        int recoveryLagMonths,
        boolean advances,
        Optional<RollRates> rollRates,
        Optional<LocalDate> cutOffDate) {

    private static final int LONGEST_LAG = 120;

    public Scenario {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }

    /** No prepayment, no default, advances on; the {@code with…} methods change it. */
    public static Scenario of(String name, Conventions conventions) {
        return new Scenario(
                name, conventions, Assumptions.NONE, new TreeMap<>(), 0, true, Optional.empty(), Optional.empty());
    }

    public Scenario with(PrepaymentCurve prepayment) {
        return with(new Assumptions(prepayment, assumptions.defaults(), assumptions.severity()));
    }

    public Scenario with(DefaultCurve defaults) {
        return with(new Assumptions(assumptions.prepayment(), defaults, assumptions.severity()));
    }

    public Scenario with(SeverityCurve severity) {
        return with(new Assumptions(assumptions.prepayment(), assumptions.defaults(), severity));
    }

    public Scenario with(Assumptions curves) {
        return new Scenario(name, conventions, curves, segments, recoveryLagMonths, advances, rollRates, cutOffDate);
    }

    public Scenario withSegment(String tag, Assumptions curves) {
        var more = new TreeMap<>(segments);
        more.put(tag, curves);
        return new Scenario(name, conventions, assumptions, more, recoveryLagMonths, advances, rollRates, cutOffDate);
    }

    public Scenario withRecoveryLag(int months) {
        return new Scenario(name, conventions, assumptions, segments, months, advances, rollRates, cutOffDate);
    }

    public Scenario withAdvances(boolean on) {
        return new Scenario(name, conventions, assumptions, segments, recoveryLagMonths, on, rollRates, cutOffDate);
    }

    public Scenario with(RollRates matrix) {
        return new Scenario(
                name, conventions, assumptions, segments, recoveryLagMonths, advances, Optional.of(matrix), cutOffDate);
    }

    public Scenario withCutOffDate(LocalDate date) {
        return new Scenario(
                name, conventions, assumptions, segments, recoveryLagMonths, advances, rollRates, Optional.of(date));
    }

    public Scenario withConventions(Conventions other) {
        return new Scenario(name, other, assumptions, segments, recoveryLagMonths, advances, rollRates, cutOffDate);
    }

    public Scenario withName(String other) {
        return new Scenario(
                other, conventions, assumptions, segments, recoveryLagMonths, advances, rollRates, cutOffDate);
    }

    /**
     * All curves, those of segments too, times a stress multiple each; roll rates stay.
     *
     * @throws IllegalArgumentException if a severity passes 1, or a multiple is negative
     */
    public Scenario stressed(BigDecimal prepayment, BigDecimal defaults, BigDecimal severity) {
        var stressed = with(assumptions.times(prepayment, defaults, severity));
        for (var segment : segments.entrySet()) {
            stressed = stressed.withSegment(segment.getKey(), segment.getValue().times(prepayment, defaults, severity));
        }
        return stressed;
    }

    /** What keeps this scenario from being projected; empty if nothing does. */
    public List<ScenarioFinding> findings() {
        var findings = new ArrayList<ScenarioFinding>();
        if (recoveryLagMonths < 0 || recoveryLagMonths > LONGEST_LAG) {
            findings.add(new ScenarioFinding(
                    "recoveryLagMonths", recoveryLagMonths + " is not between 0 and " + LONGEST_LAG));
        }
        if (conventions.needsDates() && cutOffDate.isEmpty()) {
            findings.add(new ScenarioFinding(
                    "cutOffDate", conventions.name() + " counts days; give the date at which month 1 starts"));
        }
        if (!conventions.defaults() && (rollRates.isPresent() || hasDefaults())) {
            findings.add(new ScenarioFinding(
                    "defaults", conventions.name() + " knows no defaults; drop the curve or take another convention"));
        }
        if (rollRates.isPresent() && conventions.order() == Conventions.EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT) {
            findings.add(new ScenarioFinding(
                    "rollRates", conventions.name() + " lets loans default last; roll rates come first in a month"));
        }
        if (rollRates.isPresent() && hasDefaults()) {
            findings.add(new ScenarioFinding(
                    "defaults", "roll rates decide who defaults; drop the default curve or the roll rates"));
        }
        return List.copyOf(findings);
    }

    boolean hasDefaults() {
        return !assumptions.defaults().isZero()
                || segments.values().stream().anyMatch(s -> !s.defaults().isZero());
    }

    Assumptions assumptionsOf(String segment) {
        return segments.getOrDefault(segment, assumptions);
    }

    /** Every figure in a fixed order, one a line: the bytes to hash. */
    public String text() {
        var text = new StringBuilder("scenario/1\n");
        text.append("order ").append(conventions.order()).append('\n');
        text.append("rates ").append(conventions.rates()).append('\n');
        text.append("interest ").append(conventions.interest()).append('\n');
        text.append("defaultsStopBeforeMaturity ")
                .append(conventions.defaultsStopBeforeMaturity())
                .append('\n');
        text.append("curves ").append(assumptions).append('\n');
        segments.forEach((tag, curves) ->
                text.append("segment ").append(tag).append(": ").append(curves).append('\n'));
        text.append("recoveryLagMonths ").append(recoveryLagMonths).append('\n');
        text.append("advances ").append(advances).append('\n');
        rollRates.ifPresent(matrix -> text.append("rollRates ").append(matrix).append('\n'));
        cutOffDate.ifPresent(date -> text.append("cutOffDate ").append(date).append('\n'));
        return text.toString();
    }
}
