package io.penstock.deal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Walks over steps, branches and the steps inside them. */
final class Steps {

    private Steps() {}

    /** Each step with its path in the document, in the order in which it can run; a branch before its steps. */
    static SequencedMap<String, Step> all(List<Step> steps, String path) {
        var all = new LinkedHashMap<String, Step>();
        collect(steps, path, all);
        return all;
    }

    static List<Step> all(List<Step> steps) {
        return new ArrayList<>(all(steps, "").values());
    }

    private static void collect(List<Step> steps, String path, SequencedMap<String, Step> all) {
        for (int i = 0; i < steps.size(); i++) {
            var at = path + "[" + i + "]";
            all.put(at, steps.get(i));
            if (steps.get(i) instanceof Step.Branch branch) {
                for (int c = 0; c < branch.cases().size(); c++) {
                    collect(branch.cases().get(c).steps(), thenPath(at, c), all);
                }
                collect(branch.otherwise(), at + ".else", all);
            }
        }
    }

    /** Where the steps of a case stand. */
    static String thenPath(String branch, int number) {
        return number == 0 ? branch + ".then" : branch + ".elseIf[" + (number - 1) + "].then";
    }

    /** Where the condition of a case stands. */
    static String ifPath(String branch, int number) {
        return number == 0 ? branch + ".if" : branch + ".elseIf[" + (number - 1) + "].if";
    }
}
