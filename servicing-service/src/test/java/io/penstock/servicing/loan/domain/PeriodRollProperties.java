package io.penstock.servicing.loan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.servicing.loan.DefaultDefinition;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.ReportRows;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Faulty;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Rolled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The roll over columns is the roll over lists, month after month, on rows that are right, odd and wrong. */
class PeriodRollProperties {

    private static final Currency USD = Currency.getInstance("USD");
    private static final ReportTerms TERMS = new ReportTerms(2, ReportTerms.Begin.ADJUST, DefaultDefinition.STANDARD);

    private record Life(List<LoanAccount> loans, List<List<ReportedMonth>> months) {}

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void columnsAndListsAgree(long seed) {
        Cases.forAll(seed, PeriodRollProperties::life, life -> {
            var loans = life.loans();
            for (var month : life.months()) {
                loans = same(loans, month);
            }
        });
    }

    /** Rolls both ways, compares everything, and gives the loans for the next month. */
    private static List<LoanAccount> same(List<LoanAccount> opening, List<ReportedMonth> month) {
        var rows = new ReportRows();
        month.forEach(row -> assertThat(rows.add(row)).isZero());
        var roll = new PeriodRoll(USD, TERMS, rows);
        var months = new ArrayList<LoanMonth>();
        opening.forEach(loan -> roll.next(loan).ifPresent(months::add));
        return switch (LoanLedger.report(USD, TERMS, opening, month)) {
            case Faulty(var faults) -> {
                assertThat(roll.faults()).containsExactlyInAnyOrderElementsOf(faults);
                yield opening;
            }
            case Rolled rolled -> {
                assertThat(roll.faults()).isEmpty();
                var result = roll.result();
                assertThat(months).isEqualTo(rolled.months());
                assertThat(result.totals()).isEqualTo(rolled.totals());
                assertThat(result.findings()).isEqualTo(rolled.findings());
                assertThat(result.stateHash()).isEqualTo(LoanStateHash.of(rolled.loans()));
                conserved(rolled);
                yield rolled.loans();
            }
        };
    }

    private static void conserved(Rolled rolled) {
        var t = rolled.totals();
        assertThat(t.poolBalanceBegin()
                        .minus(t.principalCollections())
                        .minus(t.repurchases())
                        .minus(t.grossLoss())
                        .minus(t.adjustments()))
                .isEqualTo(t.poolBalanceEnd());
        assertThat(t.interestCollections()
                        .plus(t.principalCollections())
                        .plus(t.repurchases())
                        .plus(t.fees())
                        .plus(t.recoveries()))
                .isEqualTo(t.amount());
        assertThat(rolled.loans().stream()
                        .mapToLong(LoanAccount::currentBalance)
                        .sum())
                .isEqualTo(t.poolBalanceEnd().minorUnits());
        for (var loan : rolled.loans()) {
            assertThat(loan.currentBalance() > 0)
                    .isEqualTo(loan.status() == LoanStatus.CURRENT || loan.status() == LoanStatus.DELINQUENT);
        }
    }

    private static Life life(RandomGenerator random, int size) {
        var loans = new ArrayList<LoanAccount>();
        int count = 1 + random.nextInt(Math.max(1, size / 4));
        for (int i = 0; i < count; i++) {
            loans.add(LoanAccount.boarded(
                    "L%05d".formatted(i), random.nextLong(1, 100_000), new BigDecimal("0.05"), 100, 12, 0));
        }
        List<LoanAccount> now = loans;
        var months = new ArrayList<List<ReportedMonth>>();
        for (int m = 0; m < 4; m++) {
            var rows = rows(random, now);
            months.add(rows);
            if (LoanLedger.report(USD, TERMS, now, rows) instanceof Rolled rolled) {
                now = rolled.loans();
            }
        }
        return new Life(loans, months);
    }

    private static List<ReportedMonth> rows(RandomGenerator random, List<LoanAccount> loans) {
        var rows = new ArrayList<ReportedMonth>();
        for (var loan : loans) {
            if (random.nextInt(10) > 0) {
                rows.add(row(random, loan, 0));
            }
        }
        if (random.nextInt(6) == 0) {
            rows.add(row(random, LoanAccount.boarded("X1", 5, BigDecimal.ZERO, 1, 1, 0), 0));
        }
        Collections.shuffle(rows, new Random(random.nextLong()));
        var numbered = new ArrayList<ReportedMonth>();
        for (var row : rows) {
            numbered.add(new ReportedMonth(
                    numbered.size() + 2,
                    row.loanId(),
                    row.begin(),
                    row.flows(),
                    row.totalPaid(),
                    row.end(),
                    row.daysPastDue(),
                    row.zeroBalance(),
                    row.flags(),
                    row.pool()));
        }
        return numbered;
    }

    private static ReportedMonth row(RandomGenerator random, LoanAccount loan, int line) {
        long balance = loan.currentBalance();
        long interest = random.nextInt(50);
        var flows = balance == 0
                ? new LoanFlows(0, 0, 0, random.nextInt(9) == 0 ? -40 : 0, 0, random.nextInt(-5, 20), 0, 0)
                : switch (random.nextInt(7)) {
                    case 0 -> new LoanFlows(interest, 0, balance, 0, 0, 0, 0, 0);
                    case 1 -> new LoanFlows(0, 0, 0, 0, balance, random.nextInt(30), 0, 0);
                    case 2 -> new LoanFlows(interest, 0, 0, 0, 0, 0, 0, balance);
                    case 3 -> new LoanFlows(interest, 0, 0, -random.nextInt(100), 0, -random.nextInt(9), 3, 0);
                    case 4 -> LoanFlows.NONE;
                    default -> {
                        long scheduled = random.nextLong(balance + 1);
                        yield new LoanFlows(interest, scheduled, balance - scheduled == 0 ? 0 : 1, 0, 0, 0, 0, 0);
                    }
                };
        boolean wrong = random.nextInt(300) == 0;
        long end = balance - flows.reduction() + random.nextLong(-2, 3) * (random.nextInt(8) / 7) + (wrong ? 50 : 0);
        var zero = random.nextBoolean() ? null : List.of(ZeroBalance.values()).get(random.nextInt(5));
        Long begin = random.nextInt(12) == 0 ? null : Long.valueOf(balance + (random.nextInt(20) == 0 ? 7 : 0));
        long shift = begin == null ? 0 : begin - balance;
        return new ReportedMonth(
                line,
                loan.loanId(),
                begin,
                flows,
                random.nextBoolean() ? null : Long.valueOf(flows.interest() + flows.principal() + flows.fees()),
                Math.max(0, end + shift),
                random.nextInt(9) == 0 ? null : Integer.valueOf(random.nextInt(200)),
                zero,
                LoanFlag.of(random.nextInt(16)),
                null);
    }
}
