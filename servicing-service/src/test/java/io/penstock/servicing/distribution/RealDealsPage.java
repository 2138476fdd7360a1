package io.penstock.servicing.distribution;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was compared with published papers, as a page: counts, and each difference with its cause. */
final class RealDealsPage {

    private static final String SPLIT = "split of A-2a and A-2b";

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> deals = new ArrayList<>();
    private final List<String> seconds = new ArrayList<>();
    private final Map<String, Integer> blanks = new TreeMap<>();

    void compare(String kind, String where, Money published, @Nullable Money computed) {
        var count = counts.computeIfAbsent(kind, _ -> new int[2]);
        count[1]++;
        if (published.equals(computed)) {
            count[0]++;
            return;
        }
        differences.add("| " + where + " | " + kind + " | " + text(published) + " | "
                + (computed == null ? "none" : text(computed)) + " | "
                + (computed == null ? "" : text(computed.minus(published))) + " | "
                + (kind.equals(SPLIT)
                        ? "the rule by which these older trusts split principal between A-2a and A-2b is unknown"
                        : "unexplained")
                + " |");
    }

    private static String text(Money money) {
        return money.majorUnits().toPlainString();
    }

    String compared(String kind) {
        var count = counts.getOrDefault(kind, new int[2]);
        return count[0] + " of " + count[1];
    }

    void trust(String trust, int months) {
        deals.add("| CAOT-" + trust + " | from closing | " + months + " |");
    }

    void certificate(String deal, LocalDate date, int number) {
        deals.add("| " + deal + " | " + (number == 1 ? "from closing" : "taken over before " + date) + " | 1 |");
    }

    void second(String which) {
        seconds.add(which);
    }

    int secondPapers() {
        return seconds.size();
    }

    void blank(String where) {
        blanks.merge(where.substring(0, where.indexOf(' ')), 1, Integer::sum);
    }

    String text() {
        var page = new StringBuilder("""
            # Real deals, month after month

            Written by `RealDealsTest`. Recorded collections go through calculation, two approvals, record, declaration and
            confirmation by the decisions of the service; each published figure is compared to the cent.

            What the papers do not print is not fitted. The note papers print no pool: the collections of a month are the
            interest and principal that the notes were paid, the pool is a stand-in that falls by that principal, and no
            formula of these documents reads it. The principal of all classes together and the rate of A-2b are taken from
            the paper; who receives it, all other interest and all balances are computed. The certificates print all but the
            pool at cut-off, and the months between them are not known: each starts from its own opening state, taken over
            and approved by two persons.

            `ServicingIT` pays all of CAOT-2017-1 on a chain, through the API: 35 payment dates from collection file and receipt to
            wallets, after each of which wallets hold what the papers paid so far and classes have their printed balances.

            | Deal | Begins | Payment dates |
            | --- | --- | --- |
            """);
        deals.forEach(line -> page.append(line).append('\n'));
        page.append("\n| Figure | Equal |\n| --- | --- |\n");
        counts.forEach((kind, _) -> page.append("| ")
                .append(kind)
                .append(" | ")
                .append(compared(kind))
                .append(" |\n"));
        page.append("\nA second paper for a month that is paid changes nothing: ")
                .append(String.join(", ", seconds))
                .append(".\nClass D has interest and no balance on ")
                .append(blanks.values().stream().mapToInt(count -> count).sum())
                .append(" papers (")
                .append(String.join(
                        ", ",
                        blanks.entrySet().stream()
                                .map(each -> each.getKey() + ": " + each.getValue())
                                .toList()))
                .append("): missing is not zero, its balance is carried.\n\n")
                .append("## Differences\n\n")
                .append("| Where | Figure | Published | Computed | Difference | Cause |\n")
                .append("| --- | --- | --- | --- | --- | --- |\n");
        differences.forEach(line -> page.append(line).append('\n'));
        page.append(
                        "\nA-2a and A-2b together are equal in each month, so what one has too much the other has too little; ")
                .append("the closing balances of the two carry the difference on.\n");
        return page.toString();
    }
}
