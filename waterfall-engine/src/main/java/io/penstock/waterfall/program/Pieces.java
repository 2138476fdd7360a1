package io.penstock.waterfall.program;

import java.util.ArrayList;
import java.util.List;

/** Cuts code into pieces small enough for HotSpot, which compiles no method above 8,000 bytes. */
final class Pieces {

    /** At most 24 bytes each. */
    static final int MOST = 280;

    /** HotSpot unrolls, and so vectorises, only short loops over the lanes; longer ones were a quarter slower. */
    static final int MOST_IN_LANES = 8;

    private Pieces() {}

    /** A part of a program. */
    sealed interface Piece {}

    /** Instructions that become one method. */
    record Leaf(List<Instruction> instructions) implements Piece {}

    /** Pieces that are skipped where the mask is zero. */
    record Guarded(int mask, List<Piece> pieces) implements Piece {}

    /** A kernel on its own. */
    record Called(int kernel) implements Piece {}

    /** An output that is copied for all lanes. */
    record Copied(int output, int slot) implements Piece {}

    /**
     * The pieces in order.
     *
     * @param lanes more than one: then a leaf is one loop over the lanes, without blocks and kernels inside, and
     *     divisions, which vectorise only one to a loop, are kept apart from the rest, and inputs are in memory already
     */
    static List<Piece> of(List<Instruction> instructions, int lanes) {
        var pieces = new ArrayList<Piece>();
        var leaf = new ArrayList<Instruction>();
        int at = 0;
        while (at < instructions.size()) {
            var instruction = instructions.get(at);
            int end = instruction.opcode() == Opcode.SKIP ? end(instructions, at) : at;
            if (lanes > 1 && instruction.opcode() == Opcode.IN) {
                at++;
                continue;
            }
            boolean alone = switch (instruction.opcode()) {
                case SKIP -> lanes > 1 || end - at >= MOST;
                case CALL, OUT -> lanes > 1;
                default -> false;
            };
            boolean full = leaf.size() + end - at >= (lanes > 1 ? mostInLanes(instruction) : MOST);
            boolean other = lanes > 1 && !leaf.isEmpty() && isDivision(leaf.getLast()) != isDivision(instruction);
            if (!leaf.isEmpty() && (alone || full || other)) {
                pieces.add(new Leaf(List.copyOf(leaf)));
                leaf.clear();
            }
            if (!alone) {
                leaf.addAll(instructions.subList(at, end + 1));
            } else if (instruction.opcode() == Opcode.OUT) {
                pieces.add(new Copied(instruction.extra(), instruction.a()));
            } else if (instruction.opcode() == Opcode.CALL) {
                pieces.add(new Called(instruction.extra()));
            } else {
                pieces.add(new Guarded(instruction.a(), of(instructions.subList(at + 1, end), lanes)));
            }
            at = end + 1;
        }
        if (!leaf.isEmpty()) {
            pieces.add(new Leaf(List.copyOf(leaf)));
        }
        return List.copyOf(pieces);
    }

    private static int mostInLanes(Instruction instruction) {
        return isDivision(instruction) ? DivisionByDoubles.MOST : MOST_IN_LANES;
    }

    private static boolean isDivision(Instruction instruction) {
        return instruction.opcode() == Opcode.MUL_DIV;
    }

    private static int end(List<Instruction> instructions, int skip) {
        int number = instructions.get(skip).extra();
        int at = skip;
        while (instructions.get(at).opcode() != Opcode.END
                || instructions.get(at).extra() != number) {
            at++;
        }
        return at;
    }
}
