package io.penstock.waterfall.program;

import io.penstock.kernel.Fraction;
import io.penstock.waterfall.PaymentFacts;
import io.penstock.waterfall.WaterfallInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Collects, while a deal is compiled, how a report is read from the outputs of a run afterwards. */
final class Recorder {

    private final Assembler code;
    private final List<Fact> facts = new ArrayList<>();
    private int outputs;
    private final boolean on;
    private int muted;

    /** @param on whether a report is wanted at all */
    Recorder(Assembler code, boolean on) {
        this.code = code;
        this.on = on;
    }

    /** A value that can be read after a run. */
    record Kept(int output, long constant) {

        long of(long[] outputs) {
            return output < 0 ? constant : outputs[output];
        }

        boolean holds(long[] outputs) {
            return of(outputs) != 0;
        }
    }

    /** An exact value that can be read after a run. */
    @FunctionalInterface
    interface KeptFraction {
        Fraction of(long[] outputs);
    }

    /** Writes one fact of a report. */
    @FunctionalInterface
    interface Fact {
        void tell(long[] outputs, WaterfallInput input, PaymentFacts facts);
    }

    List<Fact> facts() {
        return facts;
    }

    int outputs() {
        return outputs;
    }

    /** No facts are recorded while this runs. */
    void silently(Runnable run) {
        muted++;
        run.run();
        muted--;
    }

    boolean isMuted() {
        return !on || muted > 0;
    }

    /** Records a fact that is told where the mask holds. */
    void fact(Val mask, Fact fact) {
        if (!isMuted() && !mask.is(Val.FALSE)) {
            var holds = keep(mask);
            facts.add((outputs, input, told) -> {
                if (holds.holds(outputs)) {
                    fact.tell(outputs, input, told);
                }
            });
        }
    }

    /** Records a fact of a run that is thrown away otherwise. */
    void factAnyway(Fact fact) {
        facts.add(fact);
    }

    /** Makes a value readable. Where its block is skipped it reads as zero. */
    Kept keep(Val value) {
        if (value.isConstant() || !on) {
            return new Kept(-1, value.low());
        }
        code.output(outputs, value);
        return new Kept(outputs++, 0);
    }

    /** Makes an exact value readable. */
    KeptFraction keep(Quantity quantity) {
        Map<Integer, ToLongFunction<long[]>> slots = new HashMap<>();
        for (int slot : quantity.slots()) {
            var kept = keep(code.valueOf(slot));
            slots.put(slot, kept::of);
        }
        return outputs -> quantity.exact(slot -> {
            var read = slots.get(slot);
            if (read == null) {
                throw new IllegalStateException("slot " + slot + " was not kept");
            }
            return read.applyAsLong(outputs);
        });
    }
}
