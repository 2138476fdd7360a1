package io.penstock.cli.project;

import io.penstock.cli.project.report.Html;
import io.penstock.cli.project.report.ReportPage;
import io.penstock.cli.project.report.StackedChart;
import io.penstock.projection.PoolColumn;
import io.penstock.projection.deal.ClassFlows;
import io.penstock.projection.deal.ClassMeasures;
import io.penstock.projection.deal.DealCashflows;
import io.penstock.waterfall.Waterfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** {@code report.html}: the result for people, in one file that opens anywhere. Shows the first scenario in full. */
final class ReportHtml {

    private static final int LIFE_DECIMALS = 2;

    private final ProjectionResult result;
    private final DealCashflows first;
    private final Html page = new Html();

    private ReportHtml(ProjectionResult result) {
        this.result = result;
        this.first = result.runs().getFirst();
    }

    static String print(ProjectionResult result) {
        return new ReportHtml(result).print();
    }

    private String print() {
        var terms = result.deal().document().deal();
        page.raw("<header>").heading(1, terms.name());
        page.raw("<p class=\"soft\">Projection of " + Html.escape(terms.id()) + ", scenario "
                + Html.escape(first.scenario().name())
                + ". Assumed cash flows, no forecast and no offer.</p></header>");
        tiles();
        if (result.isGrid()) {
            page.heading(2, "All scenarios");
            new GridSection(result, page).write();
        }
        page.heading(2, "Classes under scenario " + first.scenario().name());
        classes();
        page.raw(balances().svg());
        page.raw(poolFlows().svg());
        new ValueSection(result, page).write();
        page.heading(2, "Payments by class");
        first.classes().forEach(this::payments);
        page.heading(2, "What it rests on");
        sources();
        page.raw("<footer>" + Html.escape(Waterfall.ENGINE_VERSION) + ", document <code>"
                + result.deal().documentHash() + "</code></footer>");
        return ReportPage.of(terms.name() + ": projection", page.toString());
    }

    private void tiles() {
        var currency = result.deal().currency();
        int last = first.payments() - 1;
        page.raw("<div class=\"tiles\">");
        page.tile(
                currency.getCurrencyCode() + " "
                        + Prints.grouped(currency, result.pool().balance().minorUnits()),
                result.pool().size() + " rows in the pool");
        page.tile(
                first.period(0).paymentDate() + " to " + first.period(last).paymentDate(),
                first.payments() + " payment dates");
        page.tile(
                currency.getCurrencyCode() + " " + Prints.grouped(currency, sum(first.poolPayments()::defaulted)),
                "defaulted");
        page.tile(first.called() ? "called " + first.period(last).paymentDate() : "to maturity", "end of the deal");
        page.raw("</div>");
    }

    private void classes() {
        var currency = result.deal().currency();
        var rows = new ArrayList<List<String>>();
        for (ClassMeasures m : result.measures(first)) {
            rows.add(row(
                    m.residualPaid(),
                    m.className(),
                    Prints.grouped(currency, m.outcome().originalBalance()),
                    Prints.decimal(m.life(), LIFE_DECIMALS),
                    m.window().map(w -> w.first().toString()).orElse("–"),
                    m.window().map(w -> w.last().toString()).orElse("–"),
                    Prints.grouped(currency, m.interestPaid()),
                    Prints.grouped(currency, m.outcome().principalPaid()),
                    Prints.grouped(currency, m.outcome().principalLoss()),
                    Prints.grouped(currency, m.outcome().interestShortfall())));
        }
        page.table(
                head(
                        "Class",
                        "Balance",
                        "Life, years",
                        "First principal",
                        "Last principal",
                        "Interest paid",
                        "Principal paid",
                        "Principal lost",
                        "Interest unpaid"),
                rows);
    }

    private StackedChart balances() {
        var dates = new ArrayList<LocalDate>();
        dates.add(first.period(0).previousPaymentDate());
        dates.addAll(dates());
        var chart = new StackedChart("Balance after each payment date, " + currency(), dates);
        for (var flows : first.classes().stream().filter(f -> !f.isNotional()).toList()) {
            var balances = new ArrayList<>(majors(payment -> flows.opening(0)).subList(0, 1));
            balances.addAll(majors(flows::closing));
            chart.band(flows.className(), balances);
        }
        return chart;
    }

    private StackedChart poolFlows() {
        var chart = new StackedChart("Cash of the pool by payment date, " + currency(), dates());
        var pool = first.pool();
        chart.band("interest", monthly(pool::interest));
        chart.band("scheduled principal", monthly(pool::expectedAmortization));
        chart.band("prepayments", monthly(month -> pool.value(PoolColumn.PREPAYMENT, month)));
        chart.band("recoveries", monthly(month -> pool.value(PoolColumn.RECOVERY, month)));
        return chart;
    }

    private void payments(ClassFlows flows) {
        var currency = result.deal().currency();
        page.folded("Class " + flows.className());
        var rows = new ArrayList<List<String>>();
        for (int payment = 0; payment < flows.payments(); payment++) {
            if (isOver(flows, payment)) {
                break;
            }
            rows.add(row(
                    flows.residual(payment),
                    flows.period(payment).paymentDate().toString(),
                    Prints.grouped(currency, flows.opening(payment)),
                    Prints.grouped(currency, flows.interestDue(payment)),
                    Prints.grouped(currency, flows.interestPaid(payment)),
                    Prints.grouped(currency, flows.principal(payment)),
                    Prints.grouped(currency, flows.writeDown(payment)),
                    Prints.grouped(currency, flows.closing(payment))));
        }
        page.table(
                head("Payment date", "Opening", "Interest due", "Interest paid", "Principal", "Write-down", "Closing"),
                rows);
        page.endFolded();
    }

    /** Columns of a table of classes; one for the residual only where a class of the deal receives it. */
    private List<String> head(String... columns) {
        var head = new ArrayList<>(List.of(columns));
        if (isResidualPaidToAClass()) {
            head.add("Residual");
        }
        return head;
    }

    private List<String> row(long residual, String... cells) {
        var row = new ArrayList<>(List.of(cells));
        if (isResidualPaidToAClass()) {
            row.add(Prints.grouped(result.deal().currency(), residual));
        }
        return row;
    }

    private boolean isResidualPaidToAClass() {
        return first.classes().stream().map(ClassFlows::className).anyMatch(first.residualPayees()::contains);
    }

    private static boolean isOver(ClassFlows flows, int payment) {
        return payment > 0
                && flows.opening(payment) == 0
                && IntStream.range(payment, flows.payments())
                        .allMatch(later -> flows.paid(later) == 0 && flows.residual(later) == 0);
    }

    private void sources() {
        var method = first.pool().method();
        page.paragraph("Pool computed " + method.engine() + ": " + method.reason() + ".");
        if (!first.notes().isEmpty()) {
            page.list(first.notes());
        }
        page.folded("Assumptions of scenario " + first.scenario().name())
                .list(first.scenario().text().lines().skip(1).toList())
                .endFolded();
        page.table(
                List.of("Input", "File", "SHA-256"),
                result.inputs().stream()
                        .map(file -> List.of(file.role(), file.name(), file.sha256()))
                        .toList());
    }

    private String currency() {
        return result.deal().currency().getCurrencyCode();
    }

    private List<LocalDate> dates() {
        return IntStream.range(0, first.payments())
                .mapToObj(payment -> first.period(payment).paymentDate())
                .toList();
    }

    private List<Double> majors(IntToLongFunction minorUnits) {
        double unit = StrictMath.pow(10, result.deal().currency().getDefaultFractionDigits());
        return IntStream.range(0, first.payments())
                .mapToObj(payment -> minorUnits.applyAsLong(payment) / unit)
                .toList();
    }

    /** Monthly flows by payment date; loans bought later are not in them. */
    private List<Double> monthly(IntToDoubleFunction minorUnits) {
        double unit = StrictMath.pow(10, result.deal().currency().getDefaultFractionDigits());
        var months = new ArrayList<Double>();
        int month = 1;
        for (int payment = 0; payment < first.payments(); payment++) {
            double sum = 0;
            for (int n = first.months(payment); n > 0; n--) {
                sum += month <= first.pool().months() ? minorUnits.applyAsDouble(month) : 0;
                month++;
            }
            months.add(Math.max(0, sum / unit));
        }
        return months;
    }

    private long sum(IntToLongFunction amount) {
        return IntStream.range(0, first.payments()).mapToLong(amount).reduce(0, Math::addExact);
    }
}
