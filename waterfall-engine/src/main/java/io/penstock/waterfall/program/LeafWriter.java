package io.penstock.waterfall.program;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the bytecode of one leaf. Slots are local variables; those that others see too lie in memory, are loaded
 * before the first instruction and stored when written.
 */
final class LeafWriter {

    static final int MEMORY = 0;
    static final int IN = 1;
    static final int IN_BASE = 2;
    static final int OUT = 3;
    static final int OUT_BASE = 4;
    static final int KERNELS = 5;
    private static final int LANE = 6;
    private static final int DIVIDENDS = 7;
    private static final int FIRST_LOCAL = 9;

    private static final ClassDesc CD_LONGS = CD_long.arrayType();
    private static final ClassDesc CD_KERNEL = Kernel.class.describeConstable().orElseThrow();
    private static final ClassDesc CD_SUPPORT =
            Support.class.describeConstable().orElseThrow();
    private static final ClassDesc CD_MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc TWO_LONGS = MethodTypeDesc.of(CD_long, CD_long, CD_long);

    private final CodeBuilder code;
    private final Code program;
    private final int lanes;
    private final BitSet shared;
    private final Map<Integer, Integer> places;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private final Map<Integer, Label> ends = new HashMap<>();
    private int nextLocal = FIRST_LOCAL;
    private boolean byDoubles;

    /**
     * Prepares to write.
     *
     * @param shared the slots that live in memory
     * @param places where they lie, if not at their own number
     */
    LeafWriter(CodeBuilder code, Code program, int lanes, BitSet shared, Map<Integer, Integer> places) {
        this.code = code;
        this.program = program;
        this.lanes = lanes;
        this.shared = shared;
        this.places = places;
    }

    void write(List<Instruction> instructions) {
        if (lanes == 1) {
            body(instructions);
        } else if (DivisionByDoubles.suits(instructions, this::place)) {
            var done = code.newLabel();
            byDoubles = true;
            code.lconst_0().lstore(DIVIDENDS);
            loop(instructions);
            code.lload(DIVIDENDS).loadConstant(DivisionByDoubles.TOO_WIDE).land();
            code.lconst_0().lcmp().ifeq(done);
            byDoubles = false;
            locals.clear();
            loop(instructions);
            code.labelBinding(done);
        } else {
            loop(instructions);
        }
        code.return_();
    }

    private void loop(List<Instruction> instructions) {
        var again = code.newLabel();
        var done = code.newLabel();
        code.iconst_0().istore(LANE).labelBinding(again);
        code.iload(LANE).loadConstant(lanes).if_icmpge(done);
        body(instructions);
        code.iinc(LANE, 1).goto_(again).labelBinding(done);
    }

    private void body(List<Instruction> instructions) {
        load(instructions);
        instructions.forEach(this::write);
    }

    /** Loads every shared slot that is read, unless it is first written outside all blocks. */
    private void load(List<Instruction> instructions) {
        var written = new BitSet();
        int depth = 0;
        for (var instruction : instructions) {
            if (instruction.opcode() == Opcode.CALL) {
                if (depth == 0) {
                    program.kernels().get(instruction.extra()).writes().forEach(written::set);
                }
                continue;
            }
            for (int slot : new int[] {instruction.a(), instruction.b(), instruction.c()}) {
                if (slot >= 0 && shared.get(slot) && !written.get(slot) && !locals.containsKey(slot)) {
                    loadFromMemory(slot);
                }
            }
            depth += instruction.opcode() == Opcode.SKIP ? 1 : instruction.opcode() == Opcode.END ? -1 : 0;
            if (instruction.target() >= 0 && depth == 0) {
                written.set(instruction.target());
            }
        }
    }

    private void write(Instruction instruction) {
        switch (instruction.opcode()) {
            case IN -> {
                index(code.aload(IN), IN_BASE, instruction.extra());
                code.laload();
                store(instruction.target());
            }
            case OUT -> {
                index(code.aload(OUT), OUT_BASE, instruction.extra());
                read(instruction.a());
                code.lastore();
            }
            case COPY -> {
                read(instruction.a());
                store(instruction.target());
            }
            case SIGN -> {
                read(instruction.a());
                code.loadConstant(63).lshr();
                store(instruction.target());
            }
            case MUL_DIV -> mulDiv(instruction);
            case CALL -> call(instruction.extra());
            case SKIP -> {
                var end = code.newLabel();
                ends.put(instruction.extra(), end);
                read(instruction.a());
                code.lconst_0().lcmp().ifeq(end);
            }
            case END -> {
                var end = ends.get(instruction.extra());
                if (end == null) {
                    throw new IllegalStateException("block " + instruction.extra() + " ends without beginning");
                }
                code.labelBinding(end);
            }
            default -> {
                read(instruction.a());
                read(instruction.b());
                plain(instruction.opcode());
                store(instruction.target());
            }
        }
    }

    private void plain(Opcode opcode) {
        switch (opcode) {
            case ADD -> code.ladd();
            case SUB -> code.lsub();
            case MUL -> code.lmul();
            case MIN -> code.invokestatic(CD_MATH, "min", TWO_LONGS);
            case MAX -> code.invokestatic(CD_MATH, "max", TWO_LONGS);
            case AND -> code.land();
            case OR -> code.lor();
            case XOR -> code.lxor();
            default -> throw new IllegalStateException("no operation of two values: " + opcode);
        }
    }

    private void mulDiv(Instruction instruction) {
        read(instruction.a());
        read(instruction.b());
        if (!instruction.isPlainDivision()) {
            read(instruction.c());
            code.loadConstant(instruction.extra())
                    .invokestatic(CD_SUPPORT, "mulDiv", MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_int));
        } else {
            code.lmul();
            addHalf(instruction);
            if (byDoubles) {
                divideDoubles(instruction.c());
            } else {
                read(instruction.c());
                code.ldiv();
            }
        }
        store(instruction.target());
    }

    private void addHalf(Instruction instruction) {
        if (Support.mode(instruction.extra()) != RoundingMode.HALF_UP) {
            return;
        }
        var divisor = program.constants().get(instruction.c());
        if (divisor != null) {
            code.loadConstant(divisor / 2).ladd();
        } else {
            read(instruction.c());
            code.iconst_1().lshr().ladd();
        }
    }

    /** The dividend is on the stack, and the quotient after it; what {@link DivisionByDoubles} must see is gathered. */
    private void divideDoubles(int slot) {
        gather(code.dup2());
        code.l2d().loadConstant(0.5).dadd();
        var divisor = program.constants().get(slot);
        if (divisor != null) {
            code.loadConstant(1.0 / divisor).dmul();
        } else {
            read(slot);
            gather(code.lconst_1().lsub());
            read(slot);
            code.l2d().ddiv();
        }
        code.d2l();
    }

    private static void gather(CodeBuilder value) {
        value.lload(DIVIDENDS).lor().lstore(DIVIDENDS);
    }

    private void call(int number) {
        code.aload(KERNELS)
                .loadConstant(number)
                .aaload()
                .aload(MEMORY)
                .iconst_1()
                .iconst_0();
        code.invokeinterface(
                CD_KERNEL,
                "run",
                MethodTypeDesc.of(java.lang.constant.ConstantDescs.CD_void, CD_LONGS, CD_int, CD_int));
        program.kernels().get(number).writes().forEach(this::loadFromMemory);
    }

    private void read(int slot) {
        var constant = program.constants().get(slot);
        if (constant != null) {
            code.loadConstant(constant);
        } else {
            code.lload(local(slot));
        }
    }

    private void store(int slot) {
        code.lstore(local(slot));
        if (shared.get(slot)) {
            memory(slot);
            code.lload(local(slot)).lastore();
        }
    }

    private void loadFromMemory(int slot) {
        if (program.constants().containsKey(slot)) {
            return;
        }
        memory(slot);
        code.laload().lstore(local(slot));
    }

    private int place(int slot) {
        return places.getOrDefault(slot, slot);
    }

    private void memory(int slot) {
        code.aload(MEMORY).loadConstant(place(slot) * lanes);
        if (lanes > 1) {
            code.iload(LANE).iadd();
        }
    }

    private void index(CodeBuilder array, int base, int number) {
        array.iload(base).loadConstant(number * lanes).iadd();
        if (lanes > 1) {
            array.iload(LANE).iadd();
        }
    }

    private int local(int slot) {
        var known = locals.get(slot);
        if (known != null) {
            return known;
        }
        int local = nextLocal;
        nextLocal += 2;
        locals.put(slot, local);
        return local;
    }
}
