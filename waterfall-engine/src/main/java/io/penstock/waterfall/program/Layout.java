package io.penstock.waterfall.program;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Where inputs and states of a program lie. The same deal always has the same layout, however wide its figures. */
final class Layout {

    private final Assembler code;
    private final SequencedMap<Input, Integer> inputs = new LinkedHashMap<>();
    private final SequencedMap<StateField, Val> states = new LinkedHashMap<>();

    Layout(Assembler code) {
        this.code = code;
    }

    SequencedMap<Input, Integer> inputs() {
        return inputs;
    }

    SequencedMap<StateField, Val> states() {
        return states;
    }

    Val input(Input input, long low, long high) {
        var known = inputs.get(input);
        int number = known == null ? inputs.size() : known;
        inputs.put(input, number);
        return code.input(number, low, high);
    }

    /** Must be called before anything else is written: states take the first slots. */
    void state(StateField.Kind kind, String name, long low, long high) {
        states.put(new StateField(kind, name), code.fresh(low, high));
    }

    Val state(StateField.Kind kind, String name) {
        var value = states.get(new StateField(kind, name));
        if (value == null) {
            throw new IllegalStateException("no state " + kind + " " + name);
        }
        return value;
    }
}
