package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallInput;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deal compiled to one flat program over whole numbers. It answers as {@link Waterfall#interpret} does, to the cent
 * and to the byte.
 *
 * <p>A program is compiled for figures up to a bound, first for narrow ones and, when an input is wider, for 2^50 minor
 * units. What is wider still is interpreted.
 *
 * <p>Source: WATERFALL.md, section 8.
 */
public final class Program {

    /** So many scenarios run side by side. */
    static final int LANES = 64;

    private static final int KEPT = 16;
    private static final LinkedHashMap<String, Program> PROGRAMS = new LinkedHashMap<>();

    private final ResolvedDeal deal;
    private final CalendarFigures calendar;
    private final Map<Variant, FrameProgram> frames = new LinkedHashMap<>();
    private final Map<Bounds, Optional<ReportProgram>> reports = new HashMap<>();

    private record Variant(CallRule calls, List<Output> outputs, boolean wide) {}

    private Program(ResolvedDeal deal) {
        this.deal = deal;
        this.calendar = new CalendarFigures(deal);
    }

    /** The program of a deal. Nothing is compiled before it runs; the last few programs are kept. */
    public static Program of(ResolvedDeal deal) {
        synchronized (PROGRAMS) {
            var known = PROGRAMS.remove(deal.documentHash());
            var program = known == null ? new Program(deal) : known;
            // Put back as the youngest; the oldest goes.
            PROGRAMS.put(deal.documentHash(), program);
            if (PROGRAMS.size() > KEPT) {
                PROGRAMS.pollFirstEntry();
            }
            return program;
        }
    }

    /**
     * Runs the priority of payments of one payment date. The input must have been checked against the deal.
     *
     * @throws IllegalArgumentException if a call is exercised whose condition does not hold
     * @throws IllegalStateException if cash would not balance; then nobody is to be paid
     */
    public PaymentReport run(WaterfallInput input) {
        return run(narrow(), input)
                .or(() -> run(wide(), input))
                .filter(report -> !refuses(report, input))
                .orElseGet(() -> Waterfall.interpret(deal, input));
    }

    /** Nothing if a figure is wider than the program. */
    private static Optional<PaymentReport> run(Optional<ReportProgram> program, WaterfallInput input) {
        try {
            return program.map(p -> p.run(input));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** The interpreter refuses such an input in words. */
    private static boolean refuses(PaymentReport report, WaterfallInput input) {
        return report.calls().stream().anyMatch(call -> input.exercised().contains(call.name()) && !call.exercised());
    }

    /** What is computed by exact fractions, because it would not fit 64 bits: names of amounts and conditions. */
    public List<String> slowAmounts() {
        return narrow().map(program -> program.compiled().slow()).orElse(List.of());
    }

    /** The modes of the deal; an output of the mode is a place in this list. */
    public List<String> modes() {
        return Modes.of(deal);
    }

    /**
     * A projection to be filled and run.
     *
     * @param firstCollectionPeriod what the first payment date of the projection distributes
     * @param periods how many payment dates are run
     * @param lanes how many scenarios
     * @param outputs what is wanted of each payment date
     * @throws IllegalArgumentException if the deal has no such output
     */
    public ProjectionFrame frame(
            DealState opening,
            YearMonth firstCollectionPeriod,
            int periods,
            int lanes,
            CallRule calls,
            Collection<Output> outputs) {
        return new ProjectionFrame(this, deal, opening, firstCollectionPeriod, periods, lanes, calls, outputs);
    }

    CalendarFigures calendar() {
        return calendar;
    }

    synchronized FrameProgram frameProgram(CallRule calls, List<Output> outputs, boolean wide) {
        var variant = new Variant(calls, outputs, wide);
        var known = frames.get(variant);
        if (known != null) {
            return known;
        }
        var bounds = wide ? Bounds.WIDE : Bounds.narrow(deal);
        var compiled = new FrameProgram(deal, bounds, calls, outputs);
        if (frames.size() >= KEPT) {
            frames.remove(frames.keySet().iterator().next());
        }
        frames.put(variant, compiled);
        return compiled;
    }

    private Optional<ReportProgram> narrow() {
        return reports(Bounds.narrow(deal));
    }

    private Optional<ReportProgram> wide() {
        return reports(Bounds.WIDE);
    }

    private synchronized Optional<ReportProgram> reports(Bounds bounds) {
        return reports.computeIfAbsent(bounds, this::compiled);
    }

    private Optional<ReportProgram> compiled(Bounds bounds) {
        try {
            return Optional.of(new ReportProgram(deal, bounds));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
