package io.penstock.servicing.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What persons bring to the calculation of a payment date, complete each time: a later calculation does not remember
 * the figures of an earlier one.
 *
 * @param fixings of the indices of the deal document
 * @param figures declared under {@code inputs} of the deal document
 * @param exercised names of the calls that are exercised
 */
public record DeclaredInputs(List<OutsideFigure> fixings, List<OutsideFigure> figures, List<String> exercised) {

    public static final DeclaredInputs NONE = new DeclaredInputs(List.of(), List.of(), List.of());

    public DeclaredInputs {
        fixings = List.copyOf(fixings);
        figures = List.copyOf(figures);
        exercised = List.copyOf(exercised);
    }

    public boolean isEmpty() {
        return fixings.isEmpty() && figures.isEmpty() && exercised.isEmpty();
    }

    /** The same with more declared figures behind those that are there. */
    public DeclaredInputs and(List<OutsideFigure> more) {
        var all = new ArrayList<>(figures);
        all.addAll(more);
        return new DeclaredInputs(fixings, all, exercised);
    }

    /** Declared figures by name; of a name that stands twice the last one. */
    public SortedMap<String, String> figuresByName() {
        var byName = new TreeMap<String, String>();
        figures.forEach(figure -> byName.put(figure.name(), figure.value()));
        return byName;
    }
}
