package io.penstock.cli.pay;

import static io.penstock.cli.pay.Published.map;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.cli.deal.DealFile;
import io.penstock.cli.pay.NotePayments.Paper;
import io.penstock.cli.pay.NotePayments.Row;
import io.penstock.cli.pay.PayRun.Paid;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.ClassPayment;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Monthly note payments of five trusts through {@code ./penstock pay}, month after month from closing on the state that
 * the month before has left. Nothing is taken from a paper but the principal of all classes together, the rate of A-2b
 * and the cash; interest, order and balances are the document's.
 *
 * <p>A second paper with the same figures pays nothing again. How the older trusts split principal between A-2a and A-2b
 * is unknown: what differs is counted and listed, never fitted.
 */
class NotePaymentsTest {

    private static final Set<String> FLOATING_GROUP = Set.of("A2a", "A2b");

    @TempDir
    Path folder;

    private final Tally tally = new Tally();
    private final Map<String, Integer> blanks = new TreeMap<>();
    private final TreeMap<Long, Integer> splitDifferences = new TreeMap<>();
    private int secondPapers;

    @Test
    void everyMonthFollowsFromTheOneBefore() throws IOException {
        NotePayments.byTrust().forEach(this::replay);
        System.out.println("note payments of five trusts\n" + tally + "  second papers: " + secondPapers
                + "\n  blank balances: " + blanks + "\n  A-2a or A-2b off, cents=rows: " + splitDifferences);
        assertThat(tally.count("interest")).isEqualTo("577 of 577");
        assertThat(tally.count("interest A-1")).isEqualTo("34 of 34");
        assertThat(tally.count("interest A-1, first period")).isEqualTo("5 of 5");
        assertThat(tally.count("interest A-2b, rate from the paper")).isEqualTo("70 of 70");
        assertThat(tally.count("interest D, balance blank")).isEqualTo("76 of 76");
        assertThat(tally.count("principal by group")).isEqualTo("708 of 708");
        // 784 closing and 728 opening balances; what the unknown split moves between A-2a and A-2b adds up to nothing.
        assertThat(tally.count("closing balance")).isEqualTo("632 of 632");
        assertThat(tally.count("closing balance A-2a, A-2b")).isEqualTo("106 of 152");
        assertThat(tally.count("closing balance by group")).isEqualTo("708 of 708");
        assertThat(tally.count("opening balance")).isEqualTo("588 of 588");
        assertThat(tally.count("opening balance A-2a, A-2b")).isEqualTo("98 of 140");
        assertThat(tally.count("split of A-2a and A-2b")).isEqualTo("25 of 40");
        assertThat(splitDifferences.firstKey()).isEqualTo(-69);
        assertThat(splitDifferences.lastKey()).isEqualTo(69);
        assertThat(blanks.values().stream().mapToInt(i -> i).sum()).isEqualTo(76);
        assertThat(secondPapers).isEqualTo(3);
    }

    @Test
    void thePapersAgreeWithThemselves() throws IOException {
        int rolled = 0;
        int continued = 0;
        for (var papers : NotePayments.byTrust().values()) {
            var closing = new HashMap<String, Money>();
            var seen = new HashSet<YearMonth>();
            for (var paper : papers) {
                boolean isSecond = !seen.add(paper.period());
                for (var row : paper.rows()) {
                    if (row.opening().isPresent()) {
                        assertThat(row.opening().orElseThrow().minus(row.principal()))
                                .isEqualTo(row.closing().orElseThrow());
                        rolled++;
                    }
                    if (row.opening().isPresent() && !isSecond) {
                        var before = closing.put(row.className(), row.closing().orElseThrow());
                        assertThat(before).isIn(null, row.opening().orElseThrow());
                        continued += before == null ? 0 : 1;
                    }
                }
            }
        }
        assertThat(rolled).isEqualTo(784);
        assertThat(continued).isEqualTo(728);
    }

    private void replay(String trust, List<Paper> papers) {
        var run = new PayRun(folder);
        var path = Examples.file("deals/caot-" + trust + ".yaml");
        var deal = DealFile.read(path).deal();
        var before = new HashMap<YearMonth, Optional<Path>>();
        Optional<Path> state = Optional.empty();
        for (var paper : papers) {
            var name = trust + "-" + paper.period();
            var report = run.json(name + ".json", report(deal, paper));
            boolean isSecond = before.containsKey(paper.period());
            if (isSecond) {
                secondPapers++;
                // With the state as it is now, the month is over ...
                assertThat(run.execute(path, report, state, folder.resolve(name)))
                        .isEqualTo(1);
                assertThat(run.err()).contains("PERIOD_OUT_OF_TURN").contains("It is paid already");
            } else {
                before.put(paper.period(), state);
            }
            // ... and with the state before it, the second paper gives the same bytes: a different result is refused.
            var paid = run.pay(path, report, before.getOrDefault(paper.period(), Optional.empty()), name);
            compare(paper, paid, isSecond);
            state = isSecond ? state : Optional.of(paid.state());
        }
    }

    private static Map<String, Object> report(ResolvedDeal deal, Paper paper) {
        var cash = paper.total(Row::interest).plus(paper.total(Row::principal));
        var report = map(
                "schema", CollectionReport.SCHEMA,
                "dealId", deal.dealId(),
                "collectionPeriod", paper.period().toString(),
                "collections",
                        map(
                                "noteDistributions", Figures.plain(cash),
                                "interest", "0.00",
                                "principal", "0.00",
                                "recoveries", "0.00"),
                "inputs", map("principalDistributed", Figures.plain(paper.total(Row::principal))));
        paper.row("A2b").ifPresent(row -> report.put("fixings", map("A2B_REPORTED", rate(deal, row))));
        return report;
    }

    /** The rate that the reported interest comes to. */
    private static String rate(ResolvedDeal deal, Row row) {
        var period = deal.period(row.period());
        var opening = row.opening().orElseThrow();
        if (opening.isZero()) {
            return "0";
        }
        long days = ChronoUnit.DAYS.between(period.previousPaymentDate(), period.paymentDate());
        return BigDecimal.valueOf(row.interest().minorUnits())
                .multiply(BigDecimal.valueOf(360))
                .divide(
                        BigDecimal.valueOf(opening.minorUnits()).multiply(BigDecimal.valueOf(days)),
                        10,
                        RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void compare(Paper paper, Paid paid, boolean isSecond) {
        var payments = new HashMap<String, ClassPayment>();
        paid.report().classPayments().forEach(p -> payments.put(p.className(), p));
        boolean isFirst = paid.report().opening().paymentNumber() == 0;
        for (var row : paper.rows()) {
            var payment = requireNonNull(payments.get(row.className()));
            var where = paper.trust() + " " + paper.period() + " " + row.className();
            interest(row, payment, where, isFirst, isSecond);
            balances(row, payment, where, isFirst, isSecond);
        }
        groups(paper, payments);
    }

    private void interest(Row row, ClassPayment payment, String where, boolean isFirst, boolean isSecond) {
        boolean alive = row.opening().map(o -> !o.isZero()).orElse(true);
        if (!alive) {
            assertThat(payment.interest()).as(where).isEqualTo(row.interest());
        } else if (row.className().equals("A1") && isSecond) {
            assertThat(payment.interest()).as(where).isEqualTo(row.interest());
        } else if (row.className().equals("A1")) {
            tally.compare(
                    isFirst ? "interest A-1, first period" : "interest A-1", where, row.interest(), payment.interest());
        } else if (row.className().equals("A2b")) {
            tally.compare("interest A-2b, rate from the paper", where, row.interest(), payment.interest());
        } else if (row.opening().isEmpty()) {
            tally.compare("interest D, balance blank", where, row.interest(), payment.interest());
        } else {
            tally.compare("interest", where, row.interest(), payment.interest());
        }
    }

    private void balances(Row row, ClassPayment payment, String where, boolean isFirst, boolean isSecond) {
        if (row.closing().isEmpty()) {
            blanks.merge(row.trust() + " " + row.className(), 1, Integer::sum);
            return;
        }
        boolean split = FLOATING_GROUP.contains(row.className());
        var kind = split ? "closing balance A-2a, A-2b" : "closing balance";
        if (!tally.compare(kind, where, row.closing().orElseThrow(), payment.closingBalance())) {
            assertThat(split).as(where).isTrue();
            splitDifferences.merge(
                    payment.closingBalance().minorUnits()
                            - row.closing().orElseThrow().minorUnits(),
                    1,
                    Integer::sum);
        }
        if (!isFirst && !isSecond) {
            tally.compare(
                    split ? "opening balance A-2a, A-2b" : "opening balance",
                    where,
                    row.opening().orElseThrow(),
                    payment.openingBalance());
        }
    }

    private void groups(Paper paper, Map<String, ClassPayment> payments) {
        var published = new TreeMap<String, Money>();
        var computed = new TreeMap<String, Money>();
        var closing = new TreeMap<String, Long>();
        for (var row : paper.rows()) {
            var group = row.className().startsWith("A2") ? "A2" : row.className();
            var payment = requireNonNull(payments.get(row.className()));
            if (row.closing().isEmpty()) {
                continue;
            }
            published.merge(group, row.principal(), Money::plus);
            computed.merge(group, payment.principal(), Money::plus);
            closing.merge(
                    group,
                    payment.closingBalance().minorUnits()
                            - row.closing().orElseThrow().minorUnits(),
                    Long::sum);
        }
        published.forEach((group, money) -> tally.compare(
                "principal by group", paper.trust() + " " + paper.period() + " " + group, money, computed.get(group)));
        closing.forEach((group, difference) -> tally.compare(
                "closing balance by group", paper.trust() + " " + paper.period() + " " + group, 0L, difference));
        paper.row("A2b")
                .filter(row -> !requireNonNull(published.get("A2")).isZero())
                .flatMap(row -> paper.row("A2a"))
                .ifPresent(row -> tally.compare(
                        "split of A-2a and A-2b",
                        paper.trust() + " " + paper.period(),
                        row.principal(),
                        requireNonNull(payments.get("A2a")).principal()));
    }
}
