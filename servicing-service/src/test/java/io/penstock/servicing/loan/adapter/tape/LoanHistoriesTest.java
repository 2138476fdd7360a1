package io.penstock.servicing.loan.adapter.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.SharedMaterial;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.DefaultDefinition;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.ReportRows;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.domain.LoanLedger;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Rolled;
import io.penstock.servicing.loan.domain.LoanStateHash;
import io.penstock.servicing.loan.domain.PeriodRoll;
import io.penstock.tape.TapeForm;
import io.penstock.tape.yaml.MappingYaml;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Loans of real trusts, month by month, as their servicers filed them. Counts stand in the material's own README. */
class LoanHistoriesTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Path MAPPINGS = mappings();

    /** What came of a trust. */
    private static final class Life {
        List<LoanAccount> loans = List.of();
        final List<String> hashes = new ArrayList<>();
        final List<LoanMonth> months = new ArrayList<>();
        final Map<CollectionFinding.Code, Integer> findings = new EnumMap<>(CollectionFinding.Code.class);
        int rows;
        Money end = Money.zero(USD);
    }

    @Test
    void thirtySixAutoLoansEndWhereTheirServicerSaysTheyEnd() throws IOException {
        var lines = Files.readAllLines(SharedMaterial.file("data/tapes/amcar_loan_histories.csv"));
        var trusts = Map.of("AMCAR-2017-1", "2016-12", "AMCAR-2018-1", "2018-03", "AMCAR-2019-3", "2019-07");
        var all = new ArrayList<Life>();
        trusts.forEach((trust, first) -> {
            var file = (lines.getFirst() + "\n"
                            + lines.stream()
                                    .filter(line -> line.startsWith(trust))
                                    .collect(Collectors.joining("\n"))
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            var form = form("amcar.yaml");
            var life = live(file, form, YearMonth.parse(first), YearMonth.of(2020, 12), ReportTerms.STANDARD);
            assertThat(live(file, form, YearMonth.parse(first), YearMonth.of(2020, 12), ReportTerms.STANDARD).hashes)
                    .isEqualTo(life.hashes);
            assertThat(ends(life.loans)).isEqualTo(lastEnds(file, form, YearMonth.parse(first)));
            all.add(life);
        });

        assertThat(all.stream().mapToInt(life -> life.rows).sum()).isEqualTo(783);
        var months = all.stream().flatMap(life -> life.months.stream()).toList();
        assertThat(months.stream().filter(m -> m.flows().chargedOff() > 0)).hasSize(13);
        assertThat(months.stream()
                        .filter(m -> m.flows().chargedOff() > 0)
                        .filter(m -> m.account().status() == LoanStatus.DEFAULTED))
                .hasSize(9); // the other four are cents on loans that paid off
        assertThat(months.stream().filter(m -> m.flows().adjustment() < 0)).hasSize(4);
        assertThat(count(all, CollectionFinding.Code.LOAN_RETURNED)).isEqualTo(5);
        assertThat(count(all, CollectionFinding.Code.LOAN_NOT_REPORTED)).isZero();
        assertThat(count(all, CollectionFinding.Code.BEGIN_BALANCE_MISSING)).isEqualTo(1);
        assertThat(count(all, CollectionFinding.Code.PAYMENT_ON_CLOSED_LOAN)).isEqualTo(2); // 402.80 and 390.00
        // 53 rows do not say how late; 36 of them end at zero, and two of these 36 are months after the end
        assertThat(count(all, CollectionFinding.Code.DAYS_PAST_DUE_MISSING)).isEqualTo(17);
        // recoveries 875 + 4,720.60 + 100 + 650.56 + 100 + 560 + 10,702.77 + 537.33 + 8,638 + 3,225 = 30,109.26,
        // proceeds 9,000 + 13,327.42 - 875 - 425 - 410 - 560 - 410 - 485 - 10 - 148 = 19,004.42
        assertThat(months.stream().mapToLong(m -> m.flows().recovery()).sum()).isEqualTo(49_113_68);
        assertThat(months.stream().filter(m -> m.flows().recovery() < 0)).hasSize(5);
        assertThat(all.stream()
                        .flatMap(life -> life.loans.stream())
                        .filter(loan -> loan.flags().contains(LoanFlag.IN_DEFAULT)))
                .hasSize(9);
    }

    @Test
    void fiftyEightMortgagesRollThroughSixtySixFilings() throws IOException {
        var file = Files.readAllBytes(SharedMaterial.file("data/tapes/cmbs_ubs2017c1_2017-2022.csv"));
        // ten dollars: amounts have eight digits, and one loan is up to 7.10 off
        var terms = new ReportTerms(1_000, ReportTerms.Begin.ADJUST, DefaultDefinition.STANDARD);
        var life = live(file, form("cmbs-ubs-2017-c1.yaml"), YearMonth.of(2017, 7), YearMonth.of(2022, 12), terms);

        assertThat(life.rows).isEqualTo(66 * 58);
        assertThat(life.hashes).hasSize(66);
        assertThat(life.end).isEqualTo(Money.of("USD", "670597850.20"));
        assertThat(count(List.of(life), CollectionFinding.Code.BEGIN_BALANCE_DIFFERS))
                .isEqualTo(1); // loan 20 in June 2020
        // the code of a payoff is repeated every month, 29 rows in all: two loans, each once
        assertThat(life.loans.stream().filter(loan -> loan.status() == LoanStatus.PAID_OFF))
                .hasSize(2);
        assertThat(life.months.stream().filter(m -> m.flows().chargedOff() != 0))
                .isEmpty();
    }

    @Test
    void aMonthOfFiveThousandAutoLoansHasItsControlTotals() throws IOException {
        var file = Files.readAllBytes(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.xml.gz"));
        var july = YearMonth.of(2020, 7);
        var life = live(file, Optional.empty(), july, july, ReportTerms.STANDARD);
        var expected = tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readTree(Files.readString(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.expected.json")));
        var sums = new TreeMap<String, Long>();
        for (var month : life.months) {
            var f = month.flows();
            sums.merge("reportingPeriodActualEndBalanceAmount", month.account().currentBalance(), Long::sum);
            sums.merge(
                    "reportingPeriodBeginningLoanBalanceAmount",
                    month.account().currentBalance() + f.reduction(),
                    Long::sum);
            sums.merge("actualInterestCollectedAmount", f.interest(), Long::sum);
            sums.merge("actualPrincipalCollectedAmount", f.principal(), Long::sum);
            sums.merge("actualOtherCollectedAmount", f.fees(), Long::sum);
            sums.merge("totalActualAmountPaid", f.interest() + f.principal() + f.fees(), Long::sum);
            sums.merge("otherPrincipalAdjustmentAmount", f.adjustment(), Long::sum);
        }

        assertThat(life.rows).isEqualTo(expected.get("loans").asInt());
        assertThat(sums)
                .allSatisfy((name, sum) -> assertThat(new Money(USD, sum))
                        .as(name)
                        .isEqualTo(Money.of("USD", expected.get(name).asString())));
    }

    /** Rolls a trust month by month, over columns and over lists. */
    private static Life live(byte[] file, Optional<TapeForm> form, YearMonth first, YearMonth last, ReportTerms terms) {
        var life = new Life();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var content = TapeReport.read(file, form, month, 2);
            assertThat(content.faults()).as(month.toString()).isEmpty();
            if (month.equals(first)) {
                life.loans = boarded(content.rows());
            }
            var roll = new PeriodRoll(USD, terms, content.rows());
            life.loans.forEach(loan -> roll.next(loan).ifPresent(life.months::add));
            assertThat(roll.faults()).as(month.toString()).isEmpty();
            var result = roll.result();
            var rolled = (Rolled) LoanLedger.report(USD, terms, life.loans, rows(content.rows()));
            assertThat(result.totals()).isEqualTo(rolled.totals());
            assertThat(result.stateHash()).isEqualTo(LoanStateHash.of(rolled.loans()));
            rolled.findings().forEach(finding -> life.findings.merge(finding.code(), 1, Integer::sum));
            life.loans = rolled.loans();
            life.hashes.add(result.stateHash());
            life.rows += content.rows().size();
            life.end = result.totals().poolBalanceEnd();
        }
        return life;
    }

    /** A loan whose first row has no opening balance opens where its first month takes it from. */
    private static List<LoanAccount> boarded(ReportRows rows) {
        return rows(rows).stream()
                .map(row -> LoanAccount.boarded(
                        row.loanId(),
                        row.begin() == null ? row.end() + row.flows().reduction() : row.begin(),
                        new BigDecimal("0.05"),
                        0,
                        60,
                        0))
                .sorted(java.util.Comparator.comparing(LoanAccount::loanId))
                .toList();
    }

    private static List<io.penstock.servicing.loan.ReportedMonth> rows(ReportRows rows) {
        var all = new ArrayList<io.penstock.servicing.loan.ReportedMonth>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(rows.row(i));
        }
        return all;
    }

    private static Map<String, Long> ends(List<LoanAccount> loans) {
        return loans.stream().collect(Collectors.toMap(LoanAccount::loanId, LoanAccount::currentBalance));
    }

    /** The end balance on the last row of each loan, read off the file alone. */
    private static Map<String, Long> lastEnds(byte[] file, Optional<TapeForm> form, YearMonth first) {
        var ends = new TreeMap<String, Long>();
        for (var month = first; !month.isAfter(YearMonth.of(2020, 12)); month = month.plusMonths(1)) {
            rows(TapeReport.read(file, form, month, 2).rows()).forEach(row -> ends.put(row.loanId(), row.end()));
        }
        return ends;
    }

    private static int count(List<Life> lives, CollectionFinding.Code code) {
        return lives.stream()
                .mapToInt(life -> life.findings.getOrDefault(code, 0))
                .sum();
    }

    private static Optional<TapeForm> form(String mapping) {
        try {
            var read = MappingYaml.read(Files.readString(MAPPINGS.resolve(mapping)));
            assertThat(read.faults()).isEmpty();
            return read.mapping().map(io.penstock.tape.TapeMapping::toForm);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path mappings() {
        var below = Path.of("docs/examples/mappings");
        return Files.exists(below) ? below : Path.of("..").resolve(below);
    }
}
