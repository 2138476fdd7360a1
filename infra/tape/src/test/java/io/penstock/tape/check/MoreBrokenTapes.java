package io.penstock.tape.check;

import static io.penstock.tape.Rule.*;
import static io.penstock.tape.check.EveryRuleTest.after;
import static io.penstock.tape.check.EveryRuleTest.many;
import static io.penstock.tape.check.EveryRuleTest.next;
import static io.penstock.tape.check.SmallTapes.autoCsv;
import static io.penstock.tape.check.SmallTapes.csv;

import io.penstock.tape.CellType;
import io.penstock.tape.ControlFigures;
import io.penstock.tape.Role;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.check.Checks.Outcome;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.form.Forms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tapes that break the rules across fields, across tapes and over the pool. */
final class MoreBrokenTapes {

    private static final String OPENING = "reportingPeriodBeginningLoanBalanceAmount";
    private static final String CLOSING = "reportingPeriodActualEndBalanceAmount";
    private static final String RATE = "reportingPeriodInterestRatePercentage";

    private final Map<Rule, Supplier<Outcome>> broken;

    private MoreBrokenTapes(Map<Rule, Supplier<Outcome>> broken) {
        this.broken = broken;
    }

    static void addTo(Map<Rule, Supplier<Outcome>> broken) {
        var more = new MoreBrokenTapes(broken);
        more.ratesAndDates();
        more.money();
        more.mapped();
        more.history();
        more.pool();
        more.forPools();
    }

    private void auto(Rule rule, String... fieldsAndValues) {
        broken.put(rule, () -> Checks.of(autoCsv(put(fieldsAndValues))));
    }

    private static Consumer<Map<String, String>> put(String... fieldsAndValues) {
        return loan -> {
            for (int i = 0; i < fieldsAndValues.length; i += 2) {
                loan.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
            }
        };
    }

    private void ratesAndDates() {
        auto(RATE_NEGATIVE, RATE, "-0.01");
        auto(RATE_ABOVE_ONE, RATE, "6.87");
        auto(RATE_HIGH, RATE, "0.37");
        auto(RATE_ABOVE_ORIGINAL, RATE, "0.07");
        auto(SERVICING_FEE_HIGH, "servicingFeePercentage", "1");
        auto(INCOME_SHARE_UNIT, "paymentToIncomePercentage", "13.7");
        auto(PERIOD_REVERSED, "reportingPeriodBeginningDate", "08-01-2020");
        auto(ORIGINATED_AFTER_PERIOD, "originationDate", "08/2020");
        auto(MATURITY_BEFORE_ORIGINATION, "loanMaturityDate", "07/2019");
        auto(MATURITY_PASSED, "loanMaturityDate", "05/2020");
        auto(PAID_THROUGH_AHEAD, "interestPaidThroughDate", "12-18-2020");
        auto(TERM_ZERO, "originalLoanTerm", "0");
        auto(TERM_REMAINING_ABOVE_ORIGINAL, "remainingTermToMaturityNumber", "77");
        auto(TERM_OVER, "remainingTermToMaturityNumber", "0");
        auto(DAYS_LATE_NEGATIVE, "currentDelinquencyStatus", "-1");
    }

    private void money() {
        auto(OPENING_NEGATIVE, OPENING, "-1");
        auto(CLOSING_NEGATIVE, CLOSING, "-0.01");
        auto(ORIGINAL_NOT_POSITIVE, "originalLoanAmount", "0");
        auto(BALANCE_ROLL, CLOSING, "25565.39");
        auto(BALANCE_RISES, CLOSING, "26878.59");
        auto(BALANCE_ABOVE_ORIGINAL, CLOSING, "29019.60");
        auto(CASH_SPLIT, "totalActualAmountPaid", "478.38");
        auto(CHARGE_OFF_ABOVE_BALANCE, "chargedoffPrincipalAmount", "25878.60");
        auto(CHARGE_OFF_WITH_CLOSING_CODE, "chargedoffPrincipalAmount", "0.08", "zeroBalanceCode", "1");
        auto(CLOSED_WITH_BALANCE, "zeroBalanceCode", "1");
        auto(CLOSED_WITHOUT_CODE, CLOSING, "0");
        auto(CLOSED_WITH_NEXT_PAYMENT, CLOSING, "0");
        auto(CLOSED_COUNTS_DAYS, CLOSING, "0", "currentDelinquencyStatus", "12");
        auto(PROCEEDS_NEGATIVE, "repossessedProceedsAmount", "-410");
        auto(RECOVERY_NEGATIVE, "recoveredAmount", "-1");
        auto(RECOVERY_ON_OPEN_LOAN, "recoveredAmount", "100");
        auto(RECOVERY_AFTER_ZERO, "recoveredAmount", "100", OPENING, "0", CLOSING, "0");
        auto(
                SCHEDULE_ZERO,
                "reportingPeriodScheduledPaymentAmount",
                "0",
                "scheduledInterestAmount",
                "0",
                "scheduledPrincipalAmount",
                "0");
    }

    private static Column column(CellType type, Role role) {
        return new Column(
                Optional.empty(),
                Optional.of(type),
                Optional.of(role),
                false,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false);
    }

    private void mapped() {
        var columns = new LinkedHashMap<String, Column>();
        columns.put("id", column(CellType.TEXT, Role.LOAN_ID));
        columns.put("status", column(CellType.TEXT, Role.STATUS));
        columns.put("disbursed", column(CellType.AMOUNT, Role.DISBURSED));
        columns.put("paidOut", column(CellType.DATE, Role.DISBURSED_ON));
        columns.put("loss", column(CellType.AMOUNT, Role.CHARGED_OFF));
        columns.put("ltv", column(CellType.RATE, Role.LTV));
        var form = new TapeMapping("small", Optional.empty(), Optional.empty(), columns, Set.of(), false, 0).toForm();
        var options = Options.standard().as(form);
        var header = "id,status,disbursed,paidOut,loss,ltv\n";
        broken.put(CHARGE_OFF_ON_PAID, () -> Checks.of(header + "1,P I F,1000,2020-01-01,10,0.8\n", options));
        broken.put(DISBURSEMENT_MISSING, () -> Checks.of(header + "1,CHGOFF,1000,,10,0.8\n", options));
        broken.put(LTV_IMPLAUSIBLE, () -> Checks.of(header + "1,CHGOFF,1000,2020-01-01,10,80\n", options));
    }

    private void since(Rule rule, String... fieldsAndValues) {
        broken.put(rule, () -> {
            var now = next();
            put(fieldsAndValues).accept(now);
            return after(SmallTapes.auto(1), now);
        });
    }

    private void history() {
        broken.put(TAPE_SEEN_BEFORE, () -> after(SmallTapes.auto(1), SmallTapes.auto(1)));
        since(PERIOD_NOT_AFTER, "reportingPeriodEndingDate", "07-31-2020");
        since(PERIOD_SKIPPED, "reportingPeriodEndingDate", "09-30-2020");
        since(OPENING_NOT_PREVIOUS_CLOSING, OPENING, "25565.39");
        since(LOAN_GONE, "assetNumber", "A2");
        since(LOAN_ADDED, "assetNumber", "A2");
        since(ORIGINAL_CHANGED, "originalLoanAmount", "29020");
        since(ORIGINATION_CHANGED, "originationDate", "09/2019");
        since(MATURITY_CHANGED, "loanMaturityDate", "12/2025");
        broken.put(REPAIR_OF_NOTHING, () -> {
            var original = Checks.of(csv(List.of(SmallTapes.auto(1))));
            return Checks.of(
                    csv(List.of(SmallTapes.auto(2))),
                    Options.standard().repairing(original.checked().snapshot()));
        });
        broken.put(LOAN_RETURNS, () -> {
            var before = SmallTapes.auto(1);
            before.put(CLOSING, "0");
            return after(before, next());
        });
        broken.put(DAYS_LATE_JUMP, () -> {
            var before = SmallTapes.auto(1);
            before.put("currentDelinquencyStatus", "10");
            var now = next();
            now.put("currentDelinquencyStatus", "90");
            return after(before, now);
        });
        broken.put(VALUE_REPEATED, () -> {
            var before = SmallTapes.auto(1);
            before.put("zeroBalanceCode", "1");
            var now = next();
            now.put("zeroBalanceCode", "1");
            return after(before, now);
        });
    }

    private void pool() {
        broken.put(LOAN_DUPLICATE, () -> Checks.of(csv(List.of(SmallTapes.auto(1), SmallTapes.auto(1)))));
        broken.put(PERIOD_DIFFERS, () -> {
            var other = SmallTapes.auto(2);
            other.put("reportingPeriodEndingDate", "08-31-2020");
            return Checks.of(csv(List.of(SmallTapes.auto(1), other)));
        });
        broken.put(ID_NOT_A_KEY, () -> Checks.of(csv(spoiled(loan -> loan.put("assetNumber", "0")))));
        broken.put(REGION_CONCENTRATED, () -> Checks.of(csv(spoiled(l -> l.put("obligorGeographicLocation", "VT")))));
        broken.put(SCORES_MISSING, () -> Checks.of(csv(spoiled(l -> l.put("obligorCreditScore", "")))));
        broken.put(CURRENCIES_MIXED, () -> {
            var rows = new ArrayList<Map<String, String>>();
            for (int i = 0; i < 30; i++) {
                var row = SmallTapes.esma(i);
                row.put("RREL28", i % 2 == 0 ? "EUR" : "GBP");
                rows.add(row);
            }
            return Checks.of(csv(rows));
        });
        broken.put(COLLATERAL_SHARED, () -> {
            var text = new StringBuilder("RREC1,RREC2,RREC3,RREC4,RREC13\n");
            for (int i = 0; i < 30; i++) {
                text.append("724500LF4K4XBY1B12N202501,L").append(i).append(",C1,C1,280000\n");
            }
            return Checks.of(text.toString());
        });
        broken.put(CONTROL_COUNT_DIFFERS, () -> control(new ControlFigures(OptionalLong.of(31), Map.of(), Map.of())));
        broken.put(
                CONTROL_TOTAL_DIFFERS,
                () -> control(new ControlFigures(
                        OptionalLong.empty(), Map.of("originalLoanAmount", new BigDecimal("29019.60")), Map.of())));
        broken.put(
                CONTROL_TOTAL_UNKNOWN,
                () -> control(
                        new ControlFigures(OptionalLong.empty(), Map.of("profit", new BigDecimal("1.00")), Map.of())));
    }

    private void forPools() {
        var usd = Currency.getInstance("USD");
        var pool = Options.standard().forPool(usd);
        broken.put(POOL_COLUMN_MISSING, () -> Checks.of(autoCsv(l -> l.remove("obligorGeographicLocation")), pool));
        broken.put(POOL_ROWS_REPEAT, () -> {
            var auto = Forms.named("sec-auto-loan").orElseThrow();
            var history = new TapeForm("h", "h", "", auto.fields(), Set.of(), true, 0);
            return Checks.of(csv(many(2)), pool.as(history));
        });
        broken.put(POOL_VALUE_MISSING, () -> Checks.of(autoCsv(l -> l.put("originalLoanTerm", "")), pool));
        broken.put(
                POOL_VALUE_OUT_OF_RANGE,
                () -> Checks.of(autoCsv(l -> l.put("obligorGeographicLocation", "Vermont")), pool));
    }

    private static Outcome control(ControlFigures figures) {
        return Checks.of(csv(many(30)), Options.standard().against(figures));
    }

    private static List<Map<String, String>> spoiled(Consumer<Map<String, String>> spoil) {
        var loans = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 30; i++) {
            var loan = SmallTapes.auto(i);
            spoil.accept(loan);
            loans.add(loan);
        }
        return loans;
    }
}
