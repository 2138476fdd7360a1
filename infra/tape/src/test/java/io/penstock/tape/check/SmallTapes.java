package io.penstock.tape.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Small good tapes, of which a test spoils one thing. */
public final class SmallTapes {

    private SmallTapes() {}

    /** A loan of the SEC's auto-loan form that no rule finds anything in. */
    public static Map<String, String> auto(int number) {
        var loan = new LinkedHashMap<String, String>();
        loan.put("assetTypeNumber", "SPONSOR");
        loan.put("assetNumber", "A" + number);
        loan.put("reportingPeriodBeginningDate", "07-01-2020");
        loan.put("reportingPeriodEndingDate", "07-31-2020");
        loan.put("originationDate", "08/2019");
        loan.put("originalLoanAmount", "29019.59");
        loan.put("originalLoanTerm", "76");
        loan.put("loanMaturityDate", "11/2025");
        loan.put("originalInterestRatePercentage", "0.0687");
        loan.put("interestCalculationTypeCode", "1");
        loan.put("underwritingIndicator", "true");
        loan.put("subvented", "0");
        loan.put("vehicleManufacturerName", "CHEVROLET");
        loan.put("obligorCreditScore", "735");
        loan.put("paymentToIncomePercentage", "0.137");
        loan.put("obligorGeographicLocation", List.of("VT", "NC", "AL").get(number % 3));
        loan.put("remainingTermToMaturityNumber", "64");
        loan.put("reportingPeriodBeginningLoanBalanceAmount", "25878.59");
        loan.put("nextReportingPeriodPaymentAmountDue", "478.37");
        loan.put("reportingPeriodInterestRatePercentage", "0.0687");
        loan.put("servicingFeePercentage", "0.01");
        loan.put("scheduledInterestAmount", "147.87");
        loan.put("scheduledPrincipalAmount", "329.13");
        loan.put("otherPrincipalAdjustmentAmount", "0");
        loan.put("reportingPeriodActualEndBalanceAmount", "25565.38");
        loan.put("reportingPeriodScheduledPaymentAmount", "477.01");
        loan.put("totalActualAmountPaid", "478.37");
        loan.put("actualInterestCollectedAmount", "165.16");
        loan.put("actualPrincipalCollectedAmount", "313.21");
        loan.put("actualOtherCollectedAmount", "0");
        loan.put("interestPaidThroughDate", "07-18-2020");
        loan.put("zeroBalanceCode", "");
        loan.put("currentDelinquencyStatus", "0");
        loan.put("chargedoffPrincipalAmount", "0");
        loan.put("recoveredAmount", "0");
        loan.put("repossessedProceedsAmount", "0");
        return loan;
    }

    /** A CSV of loans; the header is that of the first. */
    public static String csv(List<Map<String, String>> loans) {
        var header = String.join(",", loans.getFirst().keySet());
        return header + "\n"
                + loans.stream()
                        .map(loan ->
                                loan.values().stream().map(SmallTapes::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String cell(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** One auto loan, spoiled. */
    public static String autoCsv(Consumer<Map<String, String>> spoil) {
        var loan = auto(1);
        spoil.accept(loan);
        return csv(List.of(loan));
    }

    /** Auto loans as the SEC's XML. */
    public static String xml(List<Map<String, String>> loans) {
        var text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <assetData xmlns="http://www.sec.gov/edgar/document/absee/autoloan/assetdata">
                """);
        for (var loan : loans) {
            text.append("  <assets>\n");
            loan.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    text.append("    <").append(name).append('>');
                    text.append(value.replace("&", "&amp;").replace("<", "&lt;"));
                    text.append("</").append(name).append(">\n");
                }
            });
            text.append("  </assets>\n");
        }
        return text.append("</assetData>\n").toString();
    }

    /** An exposure of ESMA Annex 2, with few of its fields: the others are missing columns, which advises only. */
    public static Map<String, String> esma(int number) {
        var row = new LinkedHashMap<String, String>();
        row.put("RREL1", "724500LF4K4XBY1B12N202501");
        row.put("RREL2", "L" + number);
        row.put("RREL3", "L" + number);
        row.put("RREL4", "O1");
        row.put("RREL5", "O1");
        row.put("RREL6", "2025-09-30");
        row.put("RREL10", "Y");
        row.put("RREL11", "NL326");
        row.put("RREL13", "EMRS");
        row.put("RREL16", "17700");
        row.put("RREL16_CURRENCY", "EUR");
        row.put("RREL23", "2018-05-09");
        row.put("RREL24", "2048-06-01");
        row.put("RREL28", "EUR");
        row.put("RREL29", "168000");
        row.put("RREL29_CURRENCY", "EUR");
        row.put("RREL30", "150000");
        row.put("RREL30_CURRENCY", "EUR");
        row.put("RREL43", "3.5");
        row.put("RREL69", "PERF");
        row.put("RREL83", "72450072GIRER22FKI26");
        row.put("RREL84", "NL");
        return row;
    }

    /** One exposure, spoiled. */
    public static String esmaCsv(Consumer<Map<String, String>> spoil) {
        var row = esma(1);
        spoil.accept(row);
        return csv(List.of(row));
    }
}
