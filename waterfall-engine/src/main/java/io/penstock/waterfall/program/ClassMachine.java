package io.penstock.waterfall.program;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns code into a class of its own, which HotSpot compiles: constants are folded, a division by a constant becomes
 * a multiplication, and a block whose mask does not hold is jumped over.
 */
final class ClassMachine {

    private static final ClassDesc CD_LONGS = CD_long.arrayType();
    private static final ClassDesc CD_MACHINE =
            Machine.class.describeConstable().orElseThrow();
    private static final ClassDesc CD_KERNEL = Kernel.class.describeConstable().orElseThrow();
    private static final ClassDesc CD_KERNELS = CD_KERNEL.arrayType();
    private static final ClassDesc CD_SUPPORT =
            Support.class.describeConstable().orElseThrow();
    private static final ClassDesc CD_THIS = ClassDesc.of(ClassMachine.class.getPackageName(), "GeneratedMachine");
    private static final ClassDesc CD_SYSTEM = ClassDesc.of("java.lang.System");
    private static final MethodTypeDesc COPY = MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int, CD_int);
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, CD_LONGS, CD_LONGS, CD_int, CD_LONGS, CD_int);
    private static final MethodTypeDesc PART = RUN.insertParameterTypes(5, CD_KERNELS);

    private final Code program;
    private final int lanes;
    private final BitSet shared = new BitSet();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> firstUse = new HashMap<>();
    private final List<Runnable> methods = new ArrayList<>();
    private int names;
    private int leaves;

    private ClassMachine(Code program, int lanes) {
        this.program = program;
        this.lanes = lanes;
    }

    static Machine of(Code program, int lanes) {
        try {
            var bytes = new ClassMachine(program, lanes).bytes();
            var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            var constructor =
                    lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, Kernel[].class));
            return (Machine) constructor.invoke((Object) program.kernels().toArray(Kernel[]::new));
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the generated class cannot be made", e);
        }
    }

    private byte[] bytes() {
        var instructions = lanes > 1 ? DivisionPhases.ordered(program.instructions()) : program.instructions();
        var pieces = Pieces.of(instructions, lanes);
        shared.set(0, program.states() + (lanes > 1 ? program.inputs() : 0));
        pieces.forEach(this::share);
        places.putAll(Places.of(program, pieces, shared));
        return ClassFile.of().build(CD_THIS, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            type.withInterfaceSymbols(CD_MACHINE);
            type.withField("kernels", CD_KERNELS, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            type.withMethodBody(
                    INIT_NAME,
                    MethodTypeDesc.of(CD_void, CD_KERNELS),
                    0,
                    code -> code.aload(0)
                            .invokespecial(CD_Object, INIT_NAME, MTD_void)
                            .aload(0)
                            .aload(1)
                            .putfield(CD_THIS, "kernels", CD_KERNELS)
                            .return_());
            type.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> {
                if (lanes > 1) {
                    code.aload(2).iload(3).aload(1).loadConstant(program.states() * lanes);
                    code.loadConstant(program.inputs() * lanes).invokestatic(CD_SYSTEM, "arraycopy", COPY);
                }
                code.aload(1).aload(2).iload(3).aload(4).iload(5).aload(0).getfield(CD_THIS, "kernels", CD_KERNELS);
                code.invokestatic(CD_THIS, sequence(type, pieces), PART).return_();
            });
            while (!methods.isEmpty()) {
                methods.removeFirst().run();
            }
        });
    }

    /** Finds the slots that more than one piece touches. */
    private void share(Pieces.Piece piece) {
        switch (piece) {
            case Pieces.Leaf(var instructions) -> {
                int leaf = leaves++;
                for (var instruction : instructions) {
                    use(instruction.target(), leaf);
                    use(instruction.a(), leaf);
                    use(instruction.b(), leaf);
                    use(instruction.c(), leaf);
                    if (instruction.opcode() == Opcode.CALL) {
                        share(instruction.extra());
                    }
                }
            }
            case Pieces.Guarded(int mask, var pieces) -> {
                shared.set(mask);
                pieces.forEach(this::share);
            }
            case Pieces.Called(int kernel) -> share(kernel);
            case Pieces.Copied(var _, int slot) -> shared.set(slot);
        }
    }

    private void share(int kernel) {
        program.kernels().get(kernel).reads().forEach(shared::set);
        program.kernels().get(kernel).writes().forEach(shared::set);
    }

    private void use(int slot, int leaf) {
        if (slot >= 0) {
            var first = firstUse.putIfAbsent(slot, leaf);
            if (first != null && first != leaf) {
                shared.set(slot);
            }
        }
    }

    /** Plans a method that runs pieces one after the other, and names it. */
    private String sequence(ClassBuilder type, List<Pieces.Piece> pieces) {
        if (pieces.size() > Pieces.MOST) {
            var halves = List.<Pieces.Piece>of(
                    new Pieces.Guarded(-1, pieces.subList(0, pieces.size() / 2)),
                    new Pieces.Guarded(-1, pieces.subList(pieces.size() / 2, pieces.size())));
            return sequence(type, halves);
        }
        var name = "part" + names++;
        methods.add(() -> type.withMethodBody(name, PART, ClassFile.ACC_STATIC, code -> {
            pieces.forEach(piece -> piece(type, code, piece));
            code.return_();
        }));
        return name;
    }

    private void piece(ClassBuilder type, CodeBuilder code, Pieces.Piece piece) {
        switch (piece) {
            case Pieces.Leaf(var instructions) -> {
                var name = "leaf" + names++;
                methods.add(() -> type.withMethodBody(
                        name,
                        PART,
                        ClassFile.ACC_STATIC,
                        body -> new LeafWriter(body, program, lanes, shared, places).write(instructions)));
                invoke(code, name);
            }
            case Pieces.Guarded(int mask, var pieces) -> {
                var skip = code.newLabel();
                if (mask >= 0) {
                    code.aload(LeafWriter.MEMORY).loadConstant(place(mask)).loadConstant(lanes);
                    code.invokestatic(CD_SUPPORT, "any", MethodTypeDesc.of(CD_boolean, CD_LONGS, CD_int, CD_int));
                    code.ifeq(skip);
                }
                invoke(code, sequence(type, pieces));
                code.labelBinding(skip);
            }
            case Pieces.Copied(int output, int slot) -> {
                code.aload(LeafWriter.MEMORY).loadConstant(place(slot)).aload(LeafWriter.OUT);
                code.iload(LeafWriter.OUT_BASE)
                        .loadConstant(output * lanes)
                        .iadd()
                        .loadConstant(lanes);
                code.invokestatic(CD_SYSTEM, "arraycopy", COPY);
            }
            case Pieces.Called(int kernel) -> {
                code.aload(LeafWriter.KERNELS).loadConstant(kernel).aaload();
                code.aload(LeafWriter.MEMORY).loadConstant(lanes);
                code.invokestatic(CD_SUPPORT, "call", MethodTypeDesc.of(CD_void, CD_KERNEL, CD_LONGS, CD_int));
            }
        }
    }

    /** Where the first lane of a slot lies in memory. */
    private int place(int slot) {
        return places.getOrDefault(slot, slot) * lanes;
    }

    private static void invoke(CodeBuilder code, String name) {
        code.aload(LeafWriter.MEMORY).aload(LeafWriter.IN).iload(LeafWriter.IN_BASE);
        code.aload(LeafWriter.OUT).iload(LeafWriter.OUT_BASE).aload(LeafWriter.KERNELS);
        code.invokestatic(CD_THIS, name, PART);
    }
}
