package io.penstock.waterfall.program;

import io.penstock.kernel.MulDiv;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;

/**
 * Runs code as it is written, one loop over the lanes for each instruction. Slower than a generated class, and what
 * that class has to agree with.
 */
final class LoopMachine implements Machine {

    private static final int WIDTH = 5;

    private final Opcode[] opcodes;
    private final int[] code;
    private final Kernel[] kernels;
    private final int lanes;

    LoopMachine(Code code, int lanes) {
        this.lanes = lanes;
        this.kernels = code.kernels().toArray(Kernel[]::new);
        this.opcodes = code.instructions().stream().map(Instruction::opcode).toArray(Opcode[]::new);
        this.code = encode(code.instructions());
    }

    private static int[] encode(List<Instruction> instructions) {
        var ends = new HashMap<Integer, Integer>();
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).opcode() == Opcode.END) {
                ends.put(instructions.get(i).extra(), i);
            }
        }
        var code = new int[instructions.size() * WIDTH];
        for (int i = 0; i < instructions.size(); i++) {
            var instruction = instructions.get(i);
            int at = i * WIDTH;
            code[at] = instruction.target();
            code[at + 1] = instruction.a();
            code[at + 2] = instruction.b();
            code[at + 3] = instruction.c();
            code[at + 4] = instruction.opcode() == Opcode.SKIP
                    ? ends.getOrDefault(instruction.extra(), i)
                    : instruction.extra();
        }
        return code;
    }

    @Override
    public void run(long[] memory, long[] in, int inBase, long[] out, int outBase) {
        for (int i = 0; i < opcodes.length; i++) {
            var opcode = opcodes[i];
            int at = i * WIDTH;
            int target = code[at] * lanes;
            int a = code[at + 1] * lanes;
            int b = code[at + 2] * lanes;
            int c = code[at + 3] * lanes;
            int extra = code[at + 4];
            switch (opcode) {
                case IN -> System.arraycopy(in, inBase + extra * lanes, memory, target, lanes);
                case OUT -> System.arraycopy(memory, a, out, outBase + extra * lanes, lanes);
                case COPY -> System.arraycopy(memory, a, memory, target, lanes);
                case MUL_DIV -> mulDiv(memory, target, a, b, c, Support.mode(extra));
                case CALL -> {
                    for (int lane = 0; lane < lanes; lane++) {
                        kernels[extra].run(memory, lanes, lane);
                    }
                }
                case SKIP -> i = allZero(memory, a) ? extra : i;
                case END -> {}
                default -> loop(opcode, memory, target, a, b);
            }
        }
    }

    private void loop(Opcode opcode, long[] memory, int target, int a, int b) {
        for (int lane = 0; lane < lanes; lane++) {
            long x = memory[a + lane];
            memory[target + lane] = opcode == Opcode.SIGN ? x >> 63 : plain(opcode, x, memory[b + lane]);
        }
    }

    private static long plain(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            default -> throw new IllegalStateException("no operation of two values: " + opcode);
        };
    }

    private void mulDiv(long[] memory, int target, int a, int b, int c, RoundingMode mode) {
        for (int lane = 0; lane < lanes; lane++) {
            memory[target + lane] = MulDiv.mulDiv(memory[a + lane], memory[b + lane], memory[c + lane], mode);
        }
    }

    private boolean allZero(long[] memory, int mask) {
        long any = 0;
        for (int lane = 0; lane < lanes; lane++) {
            any |= memory[mask + lane];
        }
        return any == 0;
    }
}
