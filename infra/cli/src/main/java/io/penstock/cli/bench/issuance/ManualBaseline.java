package io.penstock.cli.bench.issuance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.platform.deal.DealYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The same issuance by documents, mail and spreadsheets, as data: who does what, in which system, and which fields are
 * entered there. Counted by the rules by which the script is counted. It has no times: nobody has measured them.
 */
final class ManualBaseline {

    private final List<Step> steps;
    private final List<String> assumptions;

    /** For what a step is done once. */
    enum Each {
        DEAL,
        INVESTOR,
        CLASS,
        BUYER
    }

    /**
     * A step.
     *
     * @param fields that a person enters, named for what they say and not for the form
     */
    record Step(String name, String by, String system, Each each, boolean decision, List<String> fields) {

        Step {
            fields = List.copyOf(fields);
        }
    }

    /** A step done for one subject. */
    private record Done(Step step, String subject) {}

    /** How large the deal is. */
    record Size(int investors, int buyers, int classes) {

        int of(Each each) {
            return switch (each) {
                case DEAL -> 1;
                case INVESTOR -> investors;
                case BUYER -> buyers;
                case CLASS -> classes;
            };
        }
    }

    /** @param rekeyed entries of what was entered in an earlier step */
    record Counts(int decisions, int entries, int typed, int rekeyed, int handOvers, int persons, int systems) {}

    ManualBaseline(List<Step> steps, List<String> assumptions) {
        this.steps = List.copyOf(steps);
        this.assumptions = List.copyOf(assumptions);
    }

    /** The one that comes with the command. */
    static ManualBaseline standard() {
        try (var in = ManualBaseline.class.getResourceAsStream("/bench/issuance/manual-baseline.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the manual baseline is missing from the build");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ManualBaseline read(String yaml) {
        try {
            var tree = new ObjectMapper().readTree(DealYaml.toCanonicalJson(yaml));
            var steps = new ArrayList<Step>();
            tree.path("steps").forEach(step -> steps.add(step(step)));
            var assumptions = new ArrayList<String>();
            tree.path("assumptions").forEach(each -> assumptions.add(each.asText()));
            return new ManualBaseline(steps, assumptions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Step step(JsonNode step) {
        var fields = new ArrayList<String>();
        step.path("fields").forEach(each -> fields.add(each.asText()));
        return new Step(
                step.path("step").asText(),
                step.path("by").asText(),
                step.path("system").asText(),
                step.has("each") ? Each.valueOf(step.path("each").asText()) : Each.DEAL,
                step.path("decision").asText().equals("yes"),
                fields);
    }

    List<String> assumptions() {
        return assumptions;
    }

    Counts count(Size size) {
        var done = new ArrayList<Done>();
        for (int from = 0; from < steps.size(); ) {
            int to = from;
            while (to < steps.size() && steps.get(to).each() == steps.get(from).each()) {
                to++;
            }
            for (int i = 1; i <= size.of(steps.get(from).each()); i++) {
                var subject = steps.get(from).each() + " " + i;
                steps.subList(from, to).forEach(step -> done.add(new Done(step, subject)));
            }
            from = to;
        }
        return count(done);
    }

    private static Counts count(List<Done> done) {
        int typed = 0;
        int rekeyed = 0;
        int handOvers = 0;
        int decisions = 0;
        Set<String> entered = new HashSet<>();
        for (int i = 0; i < done.size(); i++) {
            var step = done.get(i).step();
            decisions += step.decision() ? 1 : 0;
            handOvers += i > 0 && !step.by().equals(done.get(i - 1).step().by()) ? 1 : 0;
            typed += step.fields().size();
            for (var field : step.fields()) {
                rekeyed += entered.add(subject(done.get(i), field)) ? 0 : 1;
            }
        }
        return new Counts(
                decisions,
                done.size() - decisions,
                typed,
                rekeyed,
                handOvers,
                (int) done.stream().map(each -> each.step().by()).distinct().count(),
                (int) done.stream().map(each -> each.step().system()).distinct().count());
    }

    /** Fields of the deal are one, wherever they are entered; those of an investor or a class are its own. */
    private static String subject(Done done, String field) {
        var of = field.startsWith("deal.") ? Each.DEAL + " 1" : done.subject().replace("BUYER", "INVESTOR");
        return of + "|" + field;
    }
}
