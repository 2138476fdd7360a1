package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.DealState;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs and outputs of a projection: scenarios side by side, each a row of payment dates from the same opening state.
 * Not for use by more than one thread.
 *
 * <p>Fill the rows, then run all payment dates, or one after the other where the inputs of the next depend on the
 * outputs of the last. Dates, day counts and step-ups come from the calendar of the deal. Amounts of money are minor
 * units.
 */
public final class ProjectionFrame {

    /** From so many scenarios on they run side by side. */
    private static final int FEW = 12;

    private final Program program;
    private final ResolvedDeal deal;
    private final DealState opening;
    private final CallRule calls;
    private final int periods;
    private final int lanes;
    private final int width;
    private final List<Output> outputs;
    private final Map<Output, Integer> numbers = new LinkedHashMap<>();
    private final long[][] in;
    private final long[][] out;
    private final long[][] memory;
    private FrameProgram compiled;
    private int next;

    ProjectionFrame(
            Program program,
            ResolvedDeal deal,
            DealState opening,
            YearMonth firstCollectionPeriod,
            int periods,
            int lanes,
            CallRule calls,
            Collection<Output> wanted) {
        if (periods < 1 || lanes < 1) {
            throw new IllegalArgumentException(
                    "a projection has periods and scenarios, not " + periods + " × " + lanes);
        }
        this.program = program;
        this.deal = deal;
        this.opening = opening;
        this.calls = calls;
        this.periods = periods;
        this.lanes = lanes;
        this.width = lanes < FEW ? 1 : Program.LANES;
        this.outputs = List.copyOf(new java.util.LinkedHashSet<>(wanted));
        outputs.forEach(output -> numbers.put(output, numbers.size()));
        this.compiled = program.frameProgram(calls, outputs, false);
        int blocks = (lanes + width - 1) / width;
        this.in = new long[blocks][periods * inputs() * width];
        this.out = new long[blocks][periods * outputs.size() * width];
        this.memory = new long[blocks][];
        for (int block = 0; block < blocks; block++) {
            memory[block] = compiled.memory(width);
        }
        load();
        fillByCalendar(firstCollectionPeriod);
    }

    private int inputs() {
        return compiled.compiled().layout().inputs().size();
    }

    private void load() {
        try {
            loadStates();
        } catch (ArithmeticException tooWide) {
            widen(tooWide.toString());
            loadStates();
        }
    }

    private void loadStates() {
        var loader = new Loader(deal, compiled.bounds());
        compiled.compiled().layout().states().forEach((field, slot) -> {
            long value = loader.state(field, slot, opening);
            for (var block : memory) {
                Arrays.fill(block, slot.slot() * width, (slot.slot() + 1) * width, value);
            }
        });
    }

    private void fillByCalendar(YearMonth first) {
        var calendar = program.calendar();
        var known = compiled.compiled().layout().inputs().keySet().stream()
                .filter(calendar::knows)
                .toList();
        var figures = calendar.of(first, periods, known);
        for (int i = 0; i < known.size(); i++) {
            var row = row(known.get(i));
            for (int period = 0; period < periods; period++) {
                row.setAll(period, figures[i][period]);
            }
        }
    }

    /**
     * One input over all payment dates and scenarios. Everything starts at zero, declared figures at their default.
     *
     * @throws IllegalArgumentException if the deal knows no such input
     */
    public Row row(Input input) {
        requireKnown(input);
        var number = compiled.compiled().layout().inputs().get(input);
        return new Row(input, number == null ? -1 : number);
    }

    /** What the pool was when it was fixed, in minor units, for all scenarios. */
    public void poolCutOff(long minorUnits) {
        var row = row(Input.POOL_CUT_OFF);
        for (int period = 0; period < periods; period++) {
            row.setAll(period, minorUnits);
        }
    }

    private void requireKnown(Input input) {
        boolean known = switch (input.kind()) {
            case SOURCE -> deal.sources().containsKey(input.name());
            case FIXING -> deal.indices().contains(input.name());
            case DECLARED ->
                deal.inputs().stream().anyMatch(terms -> terms.name().equals(input.name()));
            default -> true;
        };
        if (!known) {
            throw new IllegalArgumentException(deal.dealId() + " has no " + input);
        }
    }

    /** Runs all payment dates that were not run yet. */
    public void run() {
        // Block by block, so that the memory of a block stays in the cache.
        for (int block = 0; block < memory.length; block++) {
            for (int period = next; period < periods; period++) {
                run(block, period);
            }
        }
        next = periods;
    }

    /**
     * Runs one payment date; they must be run in order.
     *
     * @throws ArithmeticException if an amount grows beyond what the engine computes with
     */
    public void run(int period) {
        if (period != next) {
            throw new IllegalArgumentException("payment date " + next + " runs next, not " + period);
        }
        for (int block = 0; block < memory.length; block++) {
            run(block, period);
        }
        next++;
    }

    private void run(int block, int period) {
        compiled.machine(width)
                .run(memory[block], in[block], period * inputs() * width, out[block], period * outputs.size() * width);
        var beyond = compiled.beyond(memory[block], width);
        if (!beyond.isEmpty()) {
            widen(beyond.toString());
        }
    }

    /** Goes on with a program for wider figures. What was computed so far stays. */
    private void widen(String why) {
        var narrow = compiled;
        if (narrow.bounds().equals(Bounds.WIDE)) {
            throw new ArithmeticException("wider than the engine computes with: " + why);
        }
        var wide = program.frameProgram(calls, outputs, true);
        if (!List.copyOf(wide.compiled().layout().inputs().keySet())
                .equals(List.copyOf(narrow.compiled().layout().inputs().keySet()))) {
            throw new IllegalStateException("two programs of one deal read different inputs");
        }
        compiled = wide;
        for (int block = 0; block < memory.length; block++) {
            var wider = wide.memory(width);
            System.arraycopy(memory[block], 0, wider, 0, narrow.compiled().states() * width);
            memory[block] = wider;
            rescale(block, Bounds.WIDE.rateUnit() / narrow.bounds().rateUnit());
        }
    }

    private void rescale(int block, long factor) {
        wideRates().forEach(number -> {
            for (int period = 0; period < periods; period++) {
                int from = (period * inputs() + number) * width;
                for (int i = from; i < from + width; i++) {
                    in[block][i] *= factor;
                }
            }
        });
    }

    private List<Integer> wideRates() {
        return compiled.compiled().layout().inputs().entrySet().stream()
                .filter(entry -> isRate(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean isRate(Input input) {
        return switch (input.kind()) {
            case FIXING, STEPPED_RATE -> true;
            case DECLARED ->
                deal.inputs().stream()
                        .anyMatch(terms -> terms.name().equals(input.name())
                                && terms.kind() == io.penstock.deal.formula.FormulaType.Kind.RATE);
            default -> false;
        };
    }

    private boolean isMoney(Input input) {
        return input.kind().isMoney()
                || deal.inputs().stream()
                        .anyMatch(terms -> input.kind() == Input.Kind.DECLARED
                                && terms.name().equals(input.name())
                                && terms.kind() == io.penstock.deal.formula.FormulaType.Kind.MONEY);
    }

    /** A selected output of one payment date that has run. */
    public long get(Output output, int period, int lane) {
        return get(number(output), period, lane);
    }

    private long get(int number, int period, int lane) {
        return out[lane / width][(period * outputs.size() + number) * width + lane % width];
    }

    /** A selected output over all payment dates. */
    public long[] column(Output output, int lane) {
        int number = number(output);
        var column = new long[periods];
        for (int period = 0; period < periods; period++) {
            column[period] = get(number, period, lane);
        }
        return column;
    }

    /** A selected output, all payment dates added. */
    public long total(Output output, int lane) {
        int number = number(output);
        long total = 0;
        for (int period = 0; period < periods; period++) {
            total = Math.addExact(total, get(number, period, lane));
        }
        return total;
    }

    /** How many payment dates the frame has. */
    public int periods() {
        return periods;
    }

    /** How many scenarios the frame has. */
    public int lanes() {
        return lanes;
    }

    private int number(Output output) {
        var number = numbers.get(output);
        if (number == null) {
            throw new IllegalArgumentException(output + " was not selected");
        }
        return number;
    }

    /** One input over all payment dates and scenarios. */
    public final class Row {

        private final Input input;
        private final int number;
        private final boolean rate;
        private final boolean money;

        private Row(Input input, int number) {
            this.input = input;
            this.number = number;
            this.rate = isRate(input);
            this.money = isMoney(input);
        }

        /**
         * Sets one value.
         *
         * @throws ArithmeticException if an amount is negative or wider than the engine computes with
         */
        public void set(int period, int lane, long value) {
            if (number >= 0) {
                in[lane / width][(period * inputs() + number) * width + lane % width] = inUnits(value);
            }
        }

        /** Sets one value for all scenarios. Lanes of the last block that are no scenario stay at zero. */
        private void setAll(int period, long value) {
            if (number >= 0) {
                long units = inUnits(value);
                int from = (period * inputs() + number) * width;
                for (int block = 0; block < in.length; block++) {
                    Arrays.fill(in[block], from, from + Math.min(width, lanes - block * width), units);
                }
            }
        }

        /** Sets the values of one scenario, for the first payment date and those that follow. */
        public void fill(int lane, long[] byPeriod) {
            for (int period = 0; period < Math.min(periods, byPeriod.length); period++) {
                set(period, lane, byPeriod[period]);
            }
        }

        private long inUnits(long value) {
            if (money && (value < 0 || value > compiled.bounds().money())) {
                if (value < 0 || value > Limits.WIDEST_MONEY) {
                    throw new ArithmeticException(input + " cannot be " + value);
                }
                widen(input + " is " + value);
            }
            return rate ? inRateUnits(value) : value;
        }

        private long inRateUnits(long value) {
            if (Math.abs(value) > Bounds.WIDE.rate()) {
                throw new ArithmeticException(input + " cannot be " + value + " / " + Input.RATE_UNIT);
            }
            long unit = Input.RATE_UNIT / compiled.bounds().rateUnit();
            if (value % unit != 0) {
                widen(input + " has many decimals: " + value);
                return value;
            }
            return value / unit;
        }
    }
}
