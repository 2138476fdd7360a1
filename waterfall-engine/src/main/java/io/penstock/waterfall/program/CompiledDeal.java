package io.penstock.waterfall.program;

import io.penstock.waterfall.DealState;
import io.penstock.waterfall.WaterfallInput;
import java.util.List;
import java.util.Map;

/**
 * A deal as compiled.
 *
 * @param code everything that was written
 * @param layout of inputs and states
 * @param facts of a report; empty unless one is wanted
 * @param closing the state after a run
 * @param outputCount how many outputs there are
 * @param outputs numbers of the outputs that projections ask for
 * @param guards states that one payment date could widen beyond what the program was proved for
 * @param slow what is computed by exact fractions
 */
record CompiledDeal(
        Assembler code,
        Layout layout,
        List<Recorder.Fact> facts,
        Closing closing,
        int outputCount,
        Map<Output, Integer> outputs,
        List<Guard> guards,
        List<String> slow) {

    CompiledDeal {
        facts = List.copyOf(facts);
        outputs = Map.copyOf(outputs);
        guards = List.copyOf(guards);
        slow = List.copyOf(slow);
    }

    int states() {
        return layout.states().size();
    }

    /** The state after a run. */
    @FunctionalInterface
    interface Closing {
        DealState of(long[] outputs, WaterfallInput input);
    }

    /** A state and what it may be at most. */
    record Guard(StateField field, int slot, long most) {}
}
