package io.penstock.waterfall.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Puts divisions next to each other. In lanes each division is a leaf of its own, vectorised only by
 * {@link DivisionByDoubles}; written as a deal states them, they would cut everything else into leaves too short to be
 * worth a loop.
 *
 * <p>Even phases hold everything else, odd ones divisions. An instruction is in the first phase of its kind in which
 * all that it waits for is written, and that it overwrites is read. Within a phase the order stays.
 */
final class DivisionPhases {

    private final Map<Integer, Integer> written = new HashMap<>();
    private final Map<Integer, Integer> read = new HashMap<>();

    private DivisionPhases() {}

    /** The instructions in an order that computes the same. What begins or ends a block, and a kernel, stays put. */
    static List<Instruction> ordered(List<Instruction> instructions) {
        var ordered = new ArrayList<Instruction>(instructions.size());
        int from = 0;
        for (int at = 0; at < instructions.size(); at++) {
            if (isBorder(instructions.get(at))) {
                ordered.addAll(new DivisionPhases().straight(instructions.subList(from, at)));
                ordered.add(instructions.get(at));
                from = at + 1;
            }
        }
        ordered.addAll(new DivisionPhases().straight(instructions.subList(from, instructions.size())));
        return ordered;
    }

    private static boolean isBorder(Instruction instruction) {
        return switch (instruction.opcode()) {
            case SKIP, END, CALL -> true;
            default -> false;
        };
    }

    private List<Instruction> straight(List<Instruction> instructions) {
        var phases = instructions.stream().mapToInt(this::phase).toArray();
        return IntStream.range(0, phases.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> phases[i]))
                .map(instructions::get)
                .toList();
    }

    private int phase(Instruction instruction) {
        int phase = Math.max(read.getOrDefault(instruction.target(), 0), written.getOrDefault(instruction.target(), 0));
        for (int slot : instruction.operands()) {
            phase = Math.max(phase, written.getOrDefault(slot, 0));
        }
        boolean odd = instruction.opcode() == Opcode.MUL_DIV;
        phase += odd == (phase % 2 == 1) ? 0 : 1;
        for (int slot : instruction.operands()) {
            read.merge(slot, phase, Math::max);
        }
        if (instruction.target() >= 0) {
            written.put(instruction.target(), phase);
        }
        return phase;
    }
}
