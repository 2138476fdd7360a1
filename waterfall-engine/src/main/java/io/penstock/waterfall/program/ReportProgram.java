package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.PaymentFacts;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.program.CallCode.CallMode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A deal compiled so that a whole report can be read after a run. */
final class ReportProgram {

    private final ResolvedDeal deal;
    private final Loader loader;
    private final CompiledDeal compiled;
    private final Code code;
    private final Machine machine;

    /**
     * Compiles a deal.
     *
     * @throws ArithmeticException if its figures do not fit the bounds
     */
    ReportProgram(ResolvedDeal deal, Bounds bounds) {
        this(deal, bounds, false);
    }

    /** @param generated whether a class is generated; it gives the same report */
    ReportProgram(ResolvedDeal deal, Bounds bounds, boolean generated) {
        this.deal = deal;
        this.loader = new Loader(deal, bounds);
        this.compiled = DealCompiler.compile(deal, bounds, CallMode.INPUT, true);
        this.code = Code.of(
                compiled.code(),
                compiled.states(),
                IntStream.range(0, compiled.outputCount()).boxed().collect(Collectors.toMap(i -> i, i -> i)),
                true);
        this.machine = generated ? ClassMachine.of(code, 1) : new LoopMachine(code, 1);
    }

    CompiledDeal compiled() {
        return compiled;
    }

    /** @throws ArithmeticException if a figure does not fit the bounds */
    PaymentReport run(WaterfallInput input) {
        var memory = new long[code.slots()];
        code.constants().forEach((slot, value) -> memory[slot] = value);
        compiled.layout()
                .states()
                .forEach((field, slot) -> memory[slot.slot()] = loader.state(field, slot, input.opening()));
        var in = new long[compiled.layout().inputs().size()];
        compiled.layout().inputs().forEach((key, number) -> in[number] = loader.input(key, input));
        var out = new long[compiled.outputCount()];
        machine.run(memory, in, 0, out, 0);
        return report(out, input);
    }

    private PaymentReport report(long[] out, WaterfallInput input) {
        var facts = new PaymentFacts();
        deal.sources().keySet().forEach(source -> facts.received(source, input.collected(source)));
        compiled.facts().forEach(fact -> fact.tell(out, input, facts));
        int mode = Math.toIntExact(out[number(compiled, Output.of(Output.Kind.MODE))]);
        return facts.report(
                deal, input, Modes.of(deal).get(mode), compiled.closing().of(out, input));
    }

    private static int number(CompiledDeal compiled, Output output) {
        var number = compiled.outputs().get(output);
        if (number == null) {
            throw new IllegalStateException("no output " + output);
        }
        return number;
    }
}
