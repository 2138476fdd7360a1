package io.penstock.cli.bench.servicing;

import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.adapter.csv.ServicerReportCsv;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loans, and a servicer report of one month of them, the same for the same number of loans. */
final class MadeReport {

    private static final int PAYMENT = 45_000;
    private static final int INTEREST = 12_500;

    private MadeReport() {}

    /** The loan as it was boarded; ids ascend. */
    static LoanAccount loan(int number) {
        return LoanAccount.boarded(id(number), balance(number), RATES[number % RATES.length], PAYMENT, 60, 0);
    }

    /** One row a loan, in no order of ids: a servicer sorts by its own numbers. */
    static void write(Path file, int loans) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(ServicerReportCsv.header() + "\n");
            for (int i = 0; i < loans; i++) {
                out.write(row((int) ((i * 7_919L + 13) % loans)));
            }
        }
    }

    /** Of a hundred loans one pays off, one misses its payment and one in five hundred is charged off. */
    private static String row(int number) {
        long balance = balance(number);
        if (number % 100 == 7) {
            return id(number) + "," + text(balance) + "," + text(INTEREST) + ",0.00," + text(balance)
                    + ",0.00,0.00,0.00,0.00,0.00," + text(balance + INTEREST) + ",0.00,,PAID,\n";
        }
        if (number % 100 == 9) {
            return id(number) + "," + text(balance) + ",0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00," + text(balance)
                    + ",30,,\n";
        }
        if (number % 500 == 11) {
            return id(number) + "," + text(balance) + ",0.00,0.00,0.00,0.00," + text(balance)
                    + ",0.00,0.00,0.00,0.00,0.00,,CHARGED_OFF,\n";
        }
        long principal = PAYMENT - INTEREST;
        return id(number) + "," + text(balance) + "," + text(INTEREST) + "," + text(principal)
                + ",0.00,0.00,0.00,0.00,0.00,0.00," + text(PAYMENT) + "," + text(balance - principal) + ",0,,\n";
    }

    private static String id(int number) {
        return "LN" + (100_000_000 + number);
    }

    private static long balance(int number) {
        return 500_000L + number * 37L % 4_000_000L;
    }

    private static String text(long cents) {
        return cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100;
    }

    private static final BigDecimal[] RATES = rates();

    private static BigDecimal[] rates() {
        var rates = new BigDecimal[900];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = BigDecimal.valueOf(300 + i, 4);
        }
        return rates;
    }
}
