package io.penstock.waterfall.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What an {@link Assembler} wrote, without what nobody needs: slots {@code 0} to {@code states − 1} outlive a period,
 * the inputs follow, then everything else.
 */
final class Code {

    private final List<Instruction> instructions;
    private final List<Kernel> kernels;
    private final Map<Integer, Long> constants;
    private final BitSet read;
    private final int states;
    private final int inputs;
    private final int slots;

    private Code(
            List<Instruction> instructions,
            List<Kernel> kernels,
            Map<Integer, Long> constants,
            BitSet read,
            int states,
            int inputs,
            int slots) {
        this.instructions = List.copyOf(instructions);
        this.kernels = List.copyOf(kernels);
        this.constants = Collections.unmodifiableMap(constants);
        this.read = read;
        this.states = states;
        this.inputs = inputs;
        this.slots = slots;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    List<Kernel> kernels() {
        return kernels;
    }

    /** Whether anything of the code reads what a state was at the beginning of a period. */
    boolean reads(int state) {
        return read.get(state);
    }

    /** Constants by slot. */
    Map<Integer, Long> constants() {
        return constants;
    }

    int states() {
        return states;
    }

    /** How many inputs there are; input {@code i} has slot {@code states + i}. */
    int inputs() {
        return inputs;
    }

    int slots() {
        return slots;
    }

    /**
     * Keeps what the wanted outputs need.
     *
     * @param states the slots from 0 that outlive a period
     * @param outputs the outputs that are wanted, with the number that they get
     * @param keepStates whether all states are wanted, or only those that a wanted output reads some day
     */
    static Code of(Assembler assembler, int states, Map<Integer, Integer> outputs, boolean keepStates) {
        var needed = new BitSet();
        if (keepStates) {
            needed.set(0, states);
        }
        boolean[] kept;
        int before;
        do {
            before = needed.cardinality();
            kept = keep(assembler, needed, outputs);
        } while (needed.cardinality() != before);
        return renamed(assembler, kept, states, outputs);
    }

    /** One pass from the end: what writes a needed slot is kept, and needs what it reads. */
    private static boolean[] keep(Assembler assembler, BitSet needed, Map<Integer, Integer> outputs) {
        var instructions = assembler.instructions();
        var kept = new boolean[instructions.size()];
        for (int i = kept.length - 1; i >= 0; i--) {
            var instruction = instructions.get(i);
            kept[i] = switch (instruction.opcode()) {
                case OUT -> outputs.containsKey(instruction.extra());
                case SKIP, END -> true;
                case CALL ->
                    assembler.kernels().get(instruction.extra()).writes().stream()
                            .anyMatch(needed::get);
                default -> needed.get(instruction.target());
            };
            if (kept[i]) {
                read(assembler, instruction, needed);
            }
        }
        return kept;
    }

    private static void read(Assembler assembler, Instruction instruction, BitSet needed) {
        if (instruction.opcode() == Opcode.CALL) {
            assembler.kernels().get(instruction.extra()).reads().forEach(needed::set);
        }
        for (int slot : new int[] {instruction.a(), instruction.b(), instruction.c()}) {
            if (slot >= 0) {
                needed.set(slot);
            }
        }
    }

    private static Code renamed(Assembler assembler, boolean[] kept, int states, Map<Integer, Integer> outputs) {
        var names = new HashMap<Integer, Integer>();
        for (int state = 0; state < states; state++) {
            names.put(state, state);
        }
        int inputs = assembler.instructions().stream()
                .mapToInt(i -> i.opcode() == Opcode.IN ? i.extra() + 1 : 0)
                .max()
                .orElse(0);
        // Inputs lie next to each other, as they do outside, and can be copied in one go.
        assembler.instructions().stream()
                .filter(i -> i.opcode() == Opcode.IN)
                .forEach(i -> names.put(i.target(), states + i.extra()));
        int[] next = {states + inputs};
        var constantSlots = new HashMap<Integer, Long>();
        assembler.constants().forEach((value, val) -> constantSlots.put(val.slot(), value));
        var constants = new LinkedHashMap<Integer, Long>();
        IntUnaryOperator name = slot -> {
            if (slot < 0) {
                return slot;
            }
            var known = names.get(slot);
            int renamed = known == null ? next[0]++ : known;
            names.put(slot, renamed);
            var value = constantSlots.get(slot);
            if (value != null) {
                constants.put(renamed, value);
            }
            return renamed;
        };
        var instructions = new ArrayList<Instruction>();
        var kernels = new ArrayList<Kernel>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                var old = assembler.instructions().get(i);
                int extra = old.extra();
                if (old.opcode() == Opcode.CALL) {
                    extra = kernels.size();
                    kernels.add(assembler.kernels().get(old.extra()).renamed(name));
                } else if (old.opcode() == Opcode.OUT) {
                    extra = Objects.requireNonNull(outputs.get(old.extra()));
                }
                var renamed = old.renamed(name);
                instructions.add(new Instruction(
                        renamed.opcode(), renamed.target(), renamed.a(), renamed.b(), renamed.c(), extra, old.small()));
            }
        }
        var fixed = new BitSet();
        fixed.set(states, states + inputs);
        constants.keySet().forEach(fixed::set);
        var read = new BitSet();
        instructions.forEach(instruction -> IntStream.of(instruction.operands()).forEach(read::set));
        kernels.forEach(kernel -> kernel.reads().forEach(read::set));
        var inPlace = StatesInPlace.of(withoutEmptyBlocks(instructions), kernels, fixed, states);
        return new Code(inPlace, kernels, constants, read, states, inputs, next[0]);
    }

    private static List<Instruction> withoutEmptyBlocks(List<Instruction> instructions) {
        var result = new ArrayList<Instruction>();
        for (var instruction : instructions) {
            if (instruction.opcode() == Opcode.END
                    && !result.isEmpty()
                    && result.getLast().opcode() == Opcode.SKIP
                    && result.getLast().extra() == instruction.extra()) {
                result.removeLast();
            } else {
                result.add(instruction);
            }
        }
        return result;
    }
}
