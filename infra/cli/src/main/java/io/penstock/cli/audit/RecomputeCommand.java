package io.penstock.cli.audit;

import io.penstock.cli.audit.recompute.Recompute;
import io.penstock.cli.audit.recompute.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit recompute}: every waterfall and every payout once more, from recorded inputs. */
@Command(
        name = "recompute",
        description = {
            "Does every payment follow from what was recorded?",
            "Runs the engine again on recorded inputs, line by line, and shares out to holders again."
        })
final class RecomputeCommand extends AuditCommand.Base {

    @Option(names = "--deal", paramLabel = "ID", defaultValue = "", description = "Of this deal alone.")
    private String deal = "";

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            defaultValue = "",
            description = "Of this collection period (2020-08) or payment date (2020-09-15) alone.")
    private String period = "";

    @Override
    public Integer call() throws Exception {
        var selection = new Selection(deal, period);
        var report = evidence(log -> {
            var recompute = new Recompute(log, selection);
            var found = recompute.run();
            if (!selection.equals(Selection.ALL) && !recompute.findsAny()) {
                throw usage(
                        "no payment date of the log is meant; it has " + String.join(", ", recompute.paymentDates()));
            }
            recompute.print(out());
            return found;
        });
        out().println();
        return show(report);
    }
}
