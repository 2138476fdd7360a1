package io.penstock.cli.audit.explain;

import io.penstock.cli.audit.AuditException;
import io.penstock.cli.audit.Evidence;
import io.penstock.cli.output.Table;
import java.io.PrintWriter;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures that logs can explain: listed, found by name or by value, and explained. */
public final class Figures {

    private final History history;
    private final FigureList list;
    private final IdentityHashMap<PaymentHistory, Proof> proofs = new IdentityHashMap<>();

    private Figures(History history) {
        this.history = history;
        this.list = FigureList.of(history);
    }

    /**
     * Reads the logs.
     *
     * @throws AuditException if the logs do not hold what their events name, such as a deal document
     */
    public static Figures of(Evidence evidence) {
        return new Figures(History.of(evidence));
    }

    /**
     * A figure and how it came about.
     *
     * @param figure its full name
     * @param breaks where what was recorded is not what the engine computes again
     * @param json the same for programs
     * @param text the same for people
     */
    public record Answer(String figure, List<String> breaks, Map<String, Object> json, Text text) {

        public boolean holds() {
            return breaks.isEmpty();
        }
    }

    /** Something that prints itself. */
    @FunctionalInterface
    public interface Text {

        void print(PrintWriter out);
    }

    /** Whether the text is an amount and not a name. */
    public static boolean isAmount(String text) {
        return FigureList.isAmount(text);
    }

    /** The deals of the log, by name. */
    public List<String> deals() {
        return List.copyOf(history.deals().keySet());
    }

    /** Names and values of all figures of a deal, of all deals if the name is empty. */
    public Map<String, String> names(String dealId) {
        var names = new LinkedHashMap<String, String>();
        list.all().stream()
                .filter(f -> dealId.isEmpty() || f.name().startsWith("deal/" + dealId + "/"))
                .forEach(f -> names.put(f.name(), f.value()));
        return names;
    }

    /** The names of all figures with this value. */
    public List<String> withValue(String amount) {
        return list.withValue(amount).stream().map(NamedFigure::name).toList();
    }

    /** Names that look most like this one. */
    public List<String> like(String name) {
        return list.like(name);
    }

    /** The figure of this name and how it came about; empty if there is none. */
    public Optional<Answer> explain(String name) {
        return list.find(name).map(figure -> {
            var explanation = figure.explained().get();
            var inShort = figure.inShort().get();
            var proof = proof(figure.name());
            var json = new LinkedHashMap<String, Object>();
            json.put("figure", figure.name());
            json.put("value", figure.value());
            json.put("inShort", inShort);
            json.put("holds", proof.breaks().isEmpty());
            json.put("breaks", proof.breaks());
            json.put("stands", proof.stands());
            json.put("explanation", explanation.toMap());
            return new Answer(figure.name(), proof.breaks(), json, out -> {
                inShort.forEach(out::println);
                if (!inShort.isEmpty()) {
                    out.println();
                }
                TreeText.print(explanation, out);
                out.println();
                proof.stands().forEach(out::println);
                proof.breaks().forEach(b -> out.println("BREAK  " + b));
                out.flush();
            });
        });
    }

    private Proof proof(String figure) {
        for (var deal : history.deals().values()) {
            for (var payment : deal.payments().values()) {
                if (figure.startsWith(
                        "deal/" + deal.dealId() + "/" + payment.report().collectionPeriod() + "/")) {
                    return proofs.computeIfAbsent(payment, p -> Proof.of(deal, p));
                }
            }
        }
        return Proof.OF_NOTHING;
    }

    /** The names as a table. */
    public void print(Map<String, String> names, PrintWriter out) {
        var table = Table.of("figure", "value");
        names.forEach(table::row);
        table.print(out);
    }
}
