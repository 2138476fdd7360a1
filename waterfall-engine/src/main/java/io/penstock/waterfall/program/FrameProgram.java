package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.program.CallCode.CallMode;
import io.penstock.waterfall.program.CompiledDeal.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A deal compiled for projections: only what the wanted outputs need. */
final class FrameProgram {

    private final Bounds bounds;
    private final CompiledDeal compiled;
    private final Code code;
    private final List<Guard> guards;

    /** First slot and slot behind the last one of each run of guarded slots. */
    private final int[] guardRuns;

    private volatile @Nullable Machine single;
    private volatile @Nullable Machine together;

    /**
     * Compiles a deal.
     *
     * @param outputs in the order of their numbers
     * @throws ArithmeticException if its figures do not fit the bounds
     * @throws IllegalArgumentException if the deal has no such output
     */
    FrameProgram(ResolvedDeal deal, Bounds bounds, CallRule calls, List<Output> outputs) {
        this.bounds = bounds;
        var mode = calls == CallRule.NEVER ? CallMode.NEVER : CallMode.FIRST_CHANCE;
        this.compiled = DealCompiler.compile(deal, bounds, mode, false);
        this.code = Code.of(compiled.code(), compiled.states(), numbers(deal, compiled, outputs), false);
        this.guards = compiled.guards().stream()
                .filter(guard -> code.reads(guard.slot()))
                .toList();
        this.guardRuns = runs(guards.stream().mapToInt(Guard::slot).sorted().toArray());
    }

    private static Map<Integer, Integer> numbers(ResolvedDeal deal, CompiledDeal compiled, List<Output> outputs) {
        var numbers = new HashMap<Integer, Integer>();
        for (int i = 0; i < outputs.size(); i++) {
            var number = compiled.outputs().get(outputs.get(i));
            if (number == null) {
                throw new IllegalArgumentException(deal.dealId() + " has no " + outputs.get(i));
            }
            numbers.put(number, i);
        }
        return numbers;
    }

    Bounds bounds() {
        return bounds;
    }

    CompiledDeal compiled() {
        return compiled;
    }

    Code code() {
        return code;
    }

    /** The machine for one lane or for {@value Program#LANES}. */
    Machine machine(int lanes) {
        var made = lanes == 1 ? single : together;
        return made == null ? make(lanes) : made;
    }

    private synchronized Machine make(int lanes) {
        var made = lanes == 1 ? single : together;
        if (made == null) {
            made = ClassMachine.of(code, lanes);
            if (lanes == 1) {
                single = made;
            } else {
                together = made;
            }
        }
        return made;
    }

    /** Memory with the constants in place. */
    long[] memory(int lanes) {
        var memory = new long[code.slots() * lanes];
        code.constants()
                .forEach((slot, value) -> java.util.Arrays.fill(memory, slot * lanes, (slot + 1) * lanes, value));
        return memory;
    }

    /** What went beyond the bounds of the program in the last period; usually nothing. */
    List<String> beyond(long[] memory, int lanes) {
        long any = 0;
        for (int run = 0; run < guardRuns.length; run += 2) {
            any |= lanes == 1
                    ? few(memory, guardRuns[run], guardRuns[run + 1])
                    : many(memory, guardRuns[run] * lanes, guardRuns[run + 1] * lanes);
        }
        return (any & -bounds.money()) == 0 ? List.of() : beyondExactly(memory, lanes);
    }

    private static long few(long[] memory, int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= memory[i];
        }
        return any;
    }

    /** The same for lanes. A loop that HotSpot has seen run over few is not vectorised; that took a tenth of the time. */
    private static long many(long[] memory, int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= memory[i];
        }
        return any;
    }

    private static int[] runs(int[] slots) {
        var runs = IntStream.builder();
        for (int i = 0; i < slots.length; i++) {
            if (i == 0 || slots[i] > slots[i - 1] + 1) {
                runs.add(slots[i]);
            }
            if (i + 1 == slots.length || slots[i + 1] > slots[i] + 1) {
                runs.add(slots[i] + 1);
            }
        }
        return runs.build().toArray();
    }

    private List<String> beyondExactly(long[] memory, int lanes) {
        var found = new ArrayList<String>();
        var ended = compiled.layout().state(StateField.Kind.ENDED, "").slot();
        for (var guard : guards) {
            for (int lane = 0; lane < lanes; lane++) {
                long value = memory[guard.slot() * lanes + lane];
                if ((value < 0 || value > guard.most()) && memory[ended * lanes + lane] == 0) {
                    found.add(guard.field().kind() + " " + guard.field().name() + " " + value);
                }
            }
        }
        return found;
    }
}
