package io.penstock.waterfall;

import static io.penstock.waterfall.LabDeal.first;
import static io.penstock.waterfall.LabDeal.lines;
import static io.penstock.waterfall.LabDeal.next;
import static io.penstock.waterfall.LabDeal.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.ResolvedDeal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests, modes and branches: what decides how a deal goes on. */
class ControlTest {

    private static final String TURBO =
            "{'clause':'t','pay':'principal','targets':{'sequential':['A','B']},'from':'collections'}";

    /** A test that passes in months with at least 2,000.00 of interest. */
    private static LabDeal tested(String at, String cure) {
        return new LabDeal()
                .section(
                        "tests",
                        "[{'name':'cover','at':'" + at + "','passes':'collected.interest@period >= USD 2000.00',"
                                + "'value':'collected.interest@period','level':'USD 2000.00'" + cure + "}]");
    }

    /** {@code P} and {@code F}: a month that passes or fails; {@code y} and {@code n}: in compliance after it. */
    @ParameterizedTest
    @CsvSource({
        "'',                       PFPFFPP, ynynnyy",
        "',''cure'':''WHEN_PASSING''', FPP, nyy",
        "',''cure'':''NEVER''',    PFPPP,   ynnnn",
        "',''cure'':''2''',        PFPFPPF, ynnnnyn",
        "',''cure'':''3''',        FPPPFPP, nnnynnn",
    })
    void aFailedTestIsCuredAsTheDocumentSays(String cure, String months, String compliance) {
        var deal = tested("start", cure).deal();
        var state = DealState.atClosing(deal);
        var seen = new StringBuilder();
        for (int i = 0; i < months.length(); i++) {
            var report = LabDeal.run(
                    deal, LabDeal.month(deal, state, months.charAt(i) == 'P' ? "2000.00" : "1999.99", "0.00"));
            seen.append(report.test("cover").orElseThrow().inCompliance() ? 'y' : 'n');
            state = report.closing();
        }
        assertThat(seen).hasToString(compliance);
    }

    @Test
    void aTestReportsValueLevelAndDistance() {
        var report = first(tested("end", "").deal(), "1500.00", "0.00");
        assertThat(report.tests())
                .containsExactly(new TestResult(
                        "cover",
                        false,
                        false,
                        0,
                        "1500.00",
                        "2000.00",
                        "-500.00",
                        new TreeMap<>(java.util.Map.of("collected.interest@period", "1500.00"))));
        assertThat(report.closing().tests()).containsEntry("cover", new TestState(true, 0));
    }

    private static ResolvedDeal turboAfter(String testAt, String transitionAt) {
        return tested(testAt, "")
                .section(
                        "transitions",
                        "[{'from':['amortizing'],'to':'turbo','when':'not(test.cover@now)','at':'" + transitionAt
                                + "'},{'from':['turbo'],'to':'amortizing','when':'test.cover@now','at':'"
                                + transitionAt + "'}]")
                .mode("turbo", LabDeal.FEE, LabDeal.INTEREST, TURBO, LabDeal.RESIDUAL)
                .deal();
    }

    private static List<String> modes(ResolvedDeal deal, String... interest) {
        var modes = new ArrayList<String>();
        var state = DealState.atClosing(deal);
        for (var amount : interest) {
            var report = LabDeal.run(deal, LabDeal.month(deal, state, amount, "0.00"));
            modes.add(report.mode() + ">" + report.closing().mode());
            state = report.closing();
        }
        return modes;
    }

    @Test
    void aTransitionAtStartChangesThisPaymentDate() {
        var deal = turboAfter("start", "start");
        assertThat(modes(deal, "3000.00", "1000.00", "3000.00"))
                .containsExactly("amortizing>amortizing", "turbo>turbo", "amortizing>amortizing");
        var report = first(deal, "1000.00", "5000.00");
        assertThat(report.changes())
                .containsExactly(new ModeChange(
                        "amortizing",
                        "turbo",
                        ModeChange.Moment.START,
                        "not(test.cover@now)",
                        new TreeMap<>(java.util.Map.of("test.cover@now", "false"))));
        assertThat(lines(report, "t")).first().asString().startsWith("t PRINCIPAL A due 100000.00 paid 3900.00");
    }

    @Test
    void aTransitionAtEndChangesTheNextOne() {
        assertThat(modes(turboAfter("end", "end"), "3000.00", "1000.00", "1000.00", "3000.00", "3000.00"))
                .containsExactly(
                        "amortizing>amortizing",
                        "amortizing>turbo",
                        "turbo>turbo",
                        "turbo>amortizing",
                        "amortizing>amortizing");
    }

    /** At start a test of the end still stands as the last payment date left it. */
    @Test
    void atStartATestOfTheEndIsThatOfTheLastDate() {
        assertThat(modes(turboAfter("end", "start"), "1000.00", "3000.00", "3000.00"))
                .containsExactly("amortizing>amortizing", "turbo>turbo", "amortizing>amortizing");
    }

    @Test
    void aStepAsksATestAndSetsTheNextMode() {
        var deal = tested("step", "")
                .amount("early", "if(test.cover@now, USD 1.00, USD 2.00)", ",'at':'use'")
                .amount("late", "if(test.cover@now, USD 1.00, USD 2.00)", ",'at':'after:ask'")
                .steps(
                        "{'clause':'n1','note':['early']}",
                        "{'clause':'ask','evaluate':'cover'}",
                        "{'clause':'if','if':'not(test.cover@now)','then':[{'clause':'set','setMode':'turbo'}]}",
                        "{'clause':'n2','note':['late']}",
                        LabDeal.PRINCIPAL)
                .section(
                        "transitions",
                        "[{'to':'amortizing','when':'mode.turbo@now','at':'end'},"
                                + "{'to':'turbo','when':'false','at':'end'}]")
                .mode("turbo", LabDeal.FEE, LabDeal.INTEREST, TURBO, LabDeal.RESIDUAL)
                .deal();
        var one = first(deal, "1000.00", "0.00");
        assertThat(one.named("early").orElseThrow().value()).isEqualTo("1.00");
        assertThat(one.named("late").orElseThrow().value()).isEqualTo("2.00");
        assertThat(one.changes()).extracting(ModeChange::at).containsExactly(ModeChange.Moment.STEP);
        assertThat(one.mode()).isEqualTo("amortizing");
        var two = next(deal, one, "1000.00", "0.00");
        // The turbo asks nothing, so the test stays as it was; the end goes back.
        assertThat(two.mode()).isEqualTo("turbo");
        assertThat(two.tests()).isEmpty();
        assertThat(two.closing().mode()).isEqualTo("amortizing");
        assertThat(two.closing().tests()).containsEntry("cover", new TestState(true, 0));
    }

    @ParameterizedTest
    @CsvSource({"400.00, one", "600.00, two", "1100.00, inner", "9000.00, other"})
    void theFirstCaseThatHoldsRuns(String principal, String clause) {
        var deal = new LabDeal()
                .amount("tenth", "USD 10.00")
                .steps(
                        "{'clause':'back','transfer':'tenth','from':'spare','to':'collections'}",
                        "{'clause':'b','if':'principalDue < USD 500.00','then':[{'clause':'one','note':['tenth']},"
                                + "{'clause':'one2','transfer':'tenth','from':'collections','to':'spare'}],"
                                + "'elseIf':[{'if':'principalDue < USD 1000.00',"
                                + "'then':[{'clause':'two','transfer':'tenth','from':'collections','to':'spare'}]}],"
                                + "'else':[{'clause':'b2','if':'principalDue < USD 2000.00',"
                                + "'then':[{'clause':'inner','transfer':'tenth','from':'collections','to':'spare'}],"
                                + "'else':[{'clause':'other','transfer':'tenth','from':'collections','to':'spare'}]}]}",
                        LabDeal.PRINCIPAL)
                .section("accounts", "{'collections':{},'spare':{'keeps':'true'}}")
                .deal();
        var report = first(deal, "5000.00", principal);
        var moved =
                report.lines().stream().filter(l -> l.target().equals("spare")).toList();
        assertThat(moved).hasSize(1);
        assertThat(moved.getFirst().clause()).startsWith(clause);
        var reads = List.copyOf(moved.getFirst().reads());
        assertThat(reads).contains("principalDue < USD 500.00", "tenth");
        assertThat(reads.contains("principalDue < USD 2000.00"))
                .isEqualTo(clause.equals("inner") || clause.equals("other"));
    }

    /** A running total: what was paid in all, and the last figure of the reserve target that never declines. */
    @Test
    void theLastPaymentDateCanBeRead() {
        var deal = new LabDeal()
                .amount("total", "previous(total, USD 7.00) + principalDue")
                .amount(
                        "highest",
                        "roundTo(max(previous(highest, 0), div(principalDue, pool.balance@begin, 0)), 0.001, HALF_UP)")
                .amount(
                        "late",
                        "if(previous(late, false), account.collections.balance@now > USD 0.00, true)",
                        ",'at':'use'")
                .steps(LabDeal.PRINCIPAL, "{'clause':'n','note':['total','highest']}")
                .deal();
        var one = first(deal, "2100.00", "1000.00");
        assertThat(one.closing().previous())
                .containsExactlyInAnyOrderEntriesOf(
                        new TreeMap<>(java.util.Map.of("total", "1007.00", "highest", "1/200", "late", "true")));
        assertThat(one.named("total").orElseThrow().inputs()).doesNotContainKey("previous(total)");
        var two = next(deal, one, "2100.00", "500.00");
        assertThat(two.named("total").orElseThrow().value()).isEqualTo("1507.00");
        assertThat(two.named("total").orElseThrow().inputs()).containsEntry("previous(total)", "1007.00");
        assertThat(two.named("highest").orElseThrow().value()).isEqualTo("1/200");
        assertThat(two.closing().previous()).containsEntry("late", "false");
        assertThat(WaterfallJson.parseState(deal, WaterfallJson.print(deal, two.closing())))
                .isEqualTo(two.closing());
    }

    @Test
    void figuresOfThePaymentDate() {
        var deal = new LabDeal()
                .amount("count", "if(payment.number@period = 2, USD 2.00, USD 0.00)")
                .amount("days", "payment.days@period * USD 1.00")
                .amount("months", "payment.days360@period * USD 1.00")
                .amount("dated", "if(payment.date@period >= date(2026-03-15), USD 1.00, USD 0.00)")
                .amount("sinceClosing", "collected.principal@total + collected.total@total")
                .amount("mean", "avg(A, B).balance@open", ",'round':'cent'")
                .steps(
                        LabDeal.PRINCIPAL,
                        "{'clause':'n','note':['count','days','months','dated','sinceClosing','mean']}")
                .deal();
        var two = next(deal, first(deal, "2100.00", "100.00"), "2100.00", "0.01");
        assertThat(List.of("count", "days", "months", "dated", "sinceClosing", "mean"))
                .extracting(name -> two.named(name).orElseThrow().value())
                .containsExactly("2.00", "28.00", "30.00", "1.00", "4400.02", "74950.00");
        assertThat(two.closing().collected()).containsEntry("interest", usd("4200.00"));
    }
}
