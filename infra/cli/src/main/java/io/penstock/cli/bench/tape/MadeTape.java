package io.penstock.cli.bench.tape;

import io.penstock.tape.TapeField;
import io.penstock.tape.form.Forms;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A tape of auto loans with all 72 columns of the SEC's form, the same for the same number of loans. */
final class MadeTape {

    private static final long SEED = 20260731;
    private static final List<String> STATES = List.of("CA", "TX", "FL", "NY", "NC", "GA", "OH");

    private final Random random = new Random(SEED);
    private final StringBuilder line = new StringBuilder();

    private MadeTape() {}

    /** The columns. */
    static List<String> columns() {
        return Forms.named("sec-auto-loan").orElseThrow().fields().stream()
                .map(TapeField::name)
                .toList();
    }

    static void write(Path file, int loans) throws IOException {
        var columns = columns();
        var tape = new MadeTape();
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", columns) + "\n");
            for (int i = 0; i < loans; i++) {
                tape.loan(columns, i);
                out.append(tape.line);
            }
        }
    }

    private void loan(List<String> columns, int number) {
        line.setLength(0);
        long opening = 500_000L + random.nextInt(4_000_000);
        long principal = random.nextInt(90_000);
        long interest = random.nextInt(30_000);
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            cell(columns.get(i), number, opening, principal, interest);
        }
        line.append('\n');
    }

    private void cell(String column, int number, long opening, long principal, long interest) {
        switch (column) {
            case "assetNumber" -> line.append("LN").append(100_000_000 + number);
            case "assetTypeNumber" -> line.append("SPONSOR");
            case "reportingPeriodBeginningDate" -> line.append("07-01-2020");
            case "reportingPeriodEndingDate" -> line.append("07-31-2020");
            case "originationDate" ->
                line.append('0').append(1 + random.nextInt(9)).append("/2019");
            case "originalFirstPaymentDate" -> line.append("10/2019");
            case "loanMaturityDate" -> line.append("11/2025");
            case "originalLoanAmount" -> amount(opening + 1_000_000);
            case "originalLoanTerm" -> line.append(72);
            case "remainingTermToMaturityNumber" -> line.append(20 + random.nextInt(50));
            case "originalInterestRatePercentage",
                    "reportingPeriodInterestRatePercentage",
                    "nextInterestRatePercentage" -> line.append("0.0").append(1000 + number % 9000);
            case "reportingPeriodBeginningLoanBalanceAmount" -> amount(opening);
            case "reportingPeriodActualEndBalanceAmount" -> amount(opening - principal);
            case "actualPrincipalCollectedAmount" -> amount(principal);
            case "actualInterestCollectedAmount" -> amount(interest);
            case "totalActualAmountPaid" -> amount(principal + interest);
            case "reportingPeriodScheduledPaymentAmount", "nextReportingPeriodPaymentAmountDue" ->
                line.append("477.00");
            case "scheduledInterestAmount" -> line.append("147.87");
            case "scheduledPrincipalAmount" -> line.append("329.13");
            case "obligorCreditScore" -> line.append(500 + random.nextInt(350));
            case "obligorGeographicLocation" -> line.append(STATES.get(random.nextInt(STATES.size())));
            case "vehicleValueAmount" -> amount(opening + 800_000);
            case "paymentToIncomePercentage" -> line.append("0.1").append(random.nextInt(1000));
            case "underwritingIndicator" -> line.append("true");
            case "currentDelinquencyStatus" -> line.append(random.nextInt(10) == 0 ? random.nextInt(40) : 0);
            case "interestPaidThroughDate" -> line.append("07-18-2020");
            case "vehicleModelYear" -> line.append(2010 + random.nextInt(10));
            case "obligorCreditScoreType" -> line.append("CREDIT BUREAU");
            case "subvented" -> line.append('0');
            default -> other(column);
        }
    }

    private void other(String column) {
        if (column.endsWith("Indicator")) {
            line.append("false");
        } else if (column.startsWith("primary") || column.startsWith("originator") || column.startsWith("vehicleM")) {
            line.append("WORLD OMNI");
        } else if (column.endsWith("Amount") || column.contains("Fee")) {
            line.append('0');
        } else if (column.startsWith("vehicle") || column.startsWith("interestCalc") || column.startsWith("payment")) {
            line.append('1');
        }
    }

    private void amount(long cents) {
        line.append(cents / 100).append('.');
        if (cents % 100 < 10) {
            line.append('0');
        }
        line.append(cents % 100);
    }
}
