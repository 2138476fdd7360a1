package io.penstock.cli.audit;

import io.penstock.cli.audit.explain.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./penstock audit explain}: from a figure on a report down to steps, inputs, rule text and events. */
@Command(
        name = "explain",
        description = {
            "How did this figure come about? Down to steps, inputs, rule text and events.",
            "FIGURE is a name, such as deal/ATLAS-2020-1/2020-08/payout/INV-BIRCH, or an amount from a report, such as"
                    + " 1,234.56. --list shows every name."
        })
final class ExplainCommand extends AuditCommand.Base {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FIGURE", description = "A name or an amount.")
    private @Nullable String figure;

    @Option(names = "--list", description = "Every figure that can be explained, with its value.")
    private boolean all;

    @Option(names = "--deal", paramLabel = "ID", defaultValue = "", description = "With --list: of this deal alone.")
    private String deal = "";

    @Override
    public Integer call() throws Exception {
        if (figure == null && !all) {
            throw usage("name a FIGURE, or ask for --list");
        }
        var figures = evidence(Figures::of);
        return figure == null ? list(figures) : explain(figures, figure);
    }

    private int list(Figures figures) {
        if (!deal.isEmpty() && !figures.deals().contains(deal)) {
            throw usage("the log knows no deal " + deal + "; it knows " + String.join(", ", figures.deals()));
        }
        var names = figures.names(deal);
        figures.print(names, out());
        json(new LinkedHashMap<>(names));
        return 0;
    }

    private int explain(Figures figures, String asked) {
        if (!Figures.isAmount(asked)) {
            return named(figures, asked);
        }
        var names = figures.withValue(asked);
        if (names.isEmpty()) {
            out().println("no figure of any report is " + asked + "; --list shows all");
            return 1;
        }
        // Who asks about an amount mostly asks why it was paid.
        var payouts = names.stream().filter(n -> n.contains("/payout/")).toList();
        if (names.size() > 1 && payouts.size() != 1) {
            return choose(figures, asked, names);
        }
        var name = payouts.isEmpty() ? names.getFirst() : payouts.getFirst();
        int exitCode = named(figures, name);
        var others = names.stream().filter(n -> !n.equals(name)).toList();
        if (!others.isEmpty()) {
            out().println();
            out().println("The same value have: " + String.join(", ", others));
        }
        return exitCode;
    }

    private int named(Figures figures, String name) {
        var found = figures.explain(name);
        if (found.isEmpty()) {
            throw usage("there is no figure " + name + "; similar ones:\n  " + String.join("\n  ", figures.like(name)));
        }
        var answer = found.get();
        out().println(answer.figure());
        out().println();
        answer.text().print(out());
        json(answer.json());
        return answer.holds() ? 0 : 1;
    }

    private int choose(Figures figures, String asked, List<String> names) {
        out().println(names.size() + " figures are " + asked + "; name the one that you mean:");
        var values = new LinkedHashMap<String, String>();
        figures.names("").forEach((name, value) -> {
            if (names.contains(name)) {
                values.put(name, value);
            }
        });
        figures.print(values, out());
        json(values);
        return 0;
    }
}
