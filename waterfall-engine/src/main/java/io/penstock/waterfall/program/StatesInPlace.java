package io.penstock.waterfall.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spares the copies into the slots that outlive a period: what will be the state is computed in the slot of the state
 * itself, where its old value is not read any more by then.
 */
final class StatesInPlace {

    private final List<Instruction> instructions;
    private final Map<Integer, Integer> writes = new HashMap<>();
    private final Map<Integer, Integer> firstWrite = new HashMap<>();
    private final Map<Integer, Integer> lastRead = new HashMap<>();

    /** Constants, states, inputs, what kernels touch and what is written in blocks. */
    private final BitSet fixed = new BitSet();

    private StatesInPlace(List<Instruction> instructions) {
        this.instructions = instructions;
    }

    /**
     * The instructions without the copies that can be spared.
     *
     * @param fixed slots that keep their number, the states apart
     * @param states the slots from 0 that outlive a period
     */
    static List<Instruction> of(List<Instruction> instructions, List<Kernel> kernels, BitSet fixed, int states) {
        var work = new StatesInPlace(instructions);
        work.fixed.or(fixed);
        var touched = new BitSet();
        kernels.forEach(kernel -> {
            kernel.reads().forEach(touched::set);
            kernel.writes().forEach(touched::set);
        });
        work.fixed.or(touched);
        work.look();
        return work.merged(touched, states);
    }

    private void look() {
        int depth = 0;
        for (int at = 0; at < instructions.size(); at++) {
            var instruction = instructions.get(at);
            for (int slot : instruction.operands()) {
                lastRead.put(slot, at);
            }
            int target = instruction.target();
            if (target >= 0) {
                writes.merge(target, 1, Integer::sum);
                firstWrite.putIfAbsent(target, at);
                if (depth > 0) {
                    fixed.set(target);
                }
            }
            depth += instruction.opcode() == Opcode.SKIP ? 1 : instruction.opcode() == Opcode.END ? -1 : 0;
        }
    }

    private List<Instruction> merged(BitSet touched, int states) {
        var homes = new HashMap<Integer, Integer>();
        var spared = new BitSet();
        for (int at = 0; at < instructions.size(); at++) {
            var copy = instructions.get(at);
            boolean stores = copy.opcode() == Opcode.COPY && copy.target() < states;
            if (stores && !touched.get(copy.target()) && !homes.containsKey(copy.a()) && fits(copy, states)) {
                homes.put(copy.a(), copy.target());
                spared.set(at);
            }
        }
        var merged = new ArrayList<Instruction>(instructions.size());
        for (int at = 0; at < instructions.size(); at++) {
            if (!spared.get(at)) {
                merged.add(instructions.get(at).renamed(slot -> homes.getOrDefault(slot, slot)));
            }
        }
        return merged;
    }

    /** Whether the value is written once, outside all blocks, when the old state is not read any more. */
    private boolean fits(Instruction copy, int states) {
        int value = copy.a();
        return value >= states
                && !fixed.get(value)
                && writes.getOrDefault(value, 0) == 1
                && writes.getOrDefault(copy.target(), 0) == 1
                && lastRead.getOrDefault(copy.target(), -1) <= firstWrite.getOrDefault(value, -1);
    }
}
