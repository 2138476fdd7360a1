package io.penstock.tape;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of an unknown file may be, from their names and from samples of their cells. Nothing is decided here:
 * each guess says how sure it is, and a person confirms it.
 */
public final class MappingProposal {

    /**
     * A guess about one column.
     *
     * @param confidence of the role in percent; 0 if there is none
     * @param codes all different cells, where a few words come again and again
     * @param samples different cells, at most a few
     */
    public record Guess(
            String column,
            CellType type,
            Optional<Role> role,
            int confidence,
            Optional<Unit> unit,
            Optional<DateForm> dates,
            List<String> codes,
            List<String> samples) {}

    private static final int SURE = 95;
    private static final int LIKELY = 70;
    private static final int POSSIBLE = 40;
    private static final int MOST_SAMPLES = 4;
    private static final int MOST_CODES = 12;
    private static final int USES_OF_A_CODE = 5;

    /** Names without case, blanks and signs; the first part of each line is the role. */
    private static final Map<Role, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    Role.LOAN_ID,
                    List.of(
                            "loanid",
                            "loannumber",
                            "loankey",
                            "assetnumber",
                            "loannr",
                            "accountnumber",
                            "contractid",
                            "rowid",
                            "loannrchkdgt",
                            "loanidentifier")),
            Map.entry(
                    Role.PERIOD_END,
                    List.of("reportingdate", "asofdate", "cutoffdate", "periodend", "reportingperiodend", "datadate")),
            Map.entry(
                    Role.ORIGINATED,
                    List.of("originationdate", "issued", "issuedate", "approvaldate", "loandate", "contractdate")),
            Map.entry(Role.MATURITY, List.of("maturitydate", "maturity", "enddate")),
            Map.entry(Role.DISBURSED_ON, List.of("disbursementdate", "fundingdate", "payoutdate")),
            Map.entry(Role.CHARGED_OFF_ON, List.of("chgoffdate", "chargeoffdate", "chargedoffdate")),
            Map.entry(
                    Role.ORIGINAL_AMOUNT,
                    List.of(
                            "originalamount",
                            "originalbalance",
                            "fundedamnt",
                            "fundedamount",
                            "grappv",
                            "approvedamount",
                            "originalloanamount")),
            Map.entry(Role.DISBURSED, List.of("disbursementgross", "disbursedamount")),
            Map.entry(
                    Role.CLOSING_BALANCE,
                    List.of(
                            "currentbalance",
                            "closingbalance",
                            "endbalance",
                            "outprncp",
                            "outstandingprincipal",
                            "principalbalance",
                            "balance")),
            Map.entry(Role.OPENING_BALANCE, List.of("openingbalance", "beginningbalance", "beginbalance")),
            Map.entry(Role.RATE, List.of("interestrate", "intrate", "rate", "currentrate", "coupon", "apr")),
            Map.entry(Role.ORIGINAL_TERM, List.of("term", "originalterm", "loanterm", "termmonths")),
            Map.entry(Role.REMAINING_TERM, List.of("remainingterm", "monthsremaining", "restterm")),
            Map.entry(Role.DAYS_LATE, List.of("dayspastdue", "dayslate", "dpd", "daysinarrears", "delinquencydays")),
            Map.entry(Role.SCORE, List.of("creditscore", "fico", "score", "ficoscore")),
            Map.entry(Role.REGION, List.of("state", "region", "addrstate", "country", "province")),
            Map.entry(Role.STATUS, List.of("status", "loanstatus", "accountstatus", "misstatus")),
            Map.entry(Role.CURRENCY, List.of("currency", "ccy", "loancurrency")),
            Map.entry(
                    Role.SCHEDULED_PAYMENT,
                    List.of("installment", "instalment", "scheduledpayment", "payment", "monthlypayment")),
            Map.entry(Role.INTEREST_PAID, List.of("interestcollected", "interestpaid", "totalrecint")),
            Map.entry(Role.PRINCIPAL_PAID, List.of("principalcollected", "principalpaid", "totalrecprncp")),
            Map.entry(Role.OTHER_PAID, List.of("othercollected", "feescollected", "totalreclatefee")),
            Map.entry(Role.TOTAL_PAID, List.of("totalpaid", "totalpymnt", "totalcollected")),
            Map.entry(
                    Role.CHARGED_OFF, List.of("chargedoff", "chargedoffprincipal", "chgoffpringr", "chargeoffamount")),
            Map.entry(Role.RECOVERED, List.of("recoveries", "recovered", "recoveredamount")),
            Map.entry(Role.COLLATERAL_VALUE, List.of("collateralvalue", "propertyvalue", "vehiclevalue", "valuation")),
            Map.entry(Role.LTV, List.of("ltv", "loantovalue", "currentltv")),
            Map.entry(Role.DEBT_TO_INCOME, List.of("dti", "debttoincome")),
            Map.entry(Role.OBLIGOR, List.of("borrowerid", "obligorid", "customerid", "obligor")));

    private MappingProposal() {}

    /**
     * Guesses.
     *
     * @param names of the columns
     * @param rows some rows of texts, as many as the columns each
     */
    public static List<Guess> of(List<String> names, List<List<String>> rows) {
        var guesses = new ArrayList<Guess>();
        var given = EnumSet.noneOf(Role.class);
        for (int column = 0; column < names.size(); column++) {
            int at = column;
            var cells = rows.stream()
                    .filter(row -> at < row.size())
                    .map(row -> row.get(at).strip())
                    .filter(text -> !text.isEmpty())
                    .toList();
            var guess = guess(names.get(column), cells);
            // A second column of one role would be ambiguous: the first keeps it.
            if (guess.role().isPresent() && !given.add(guess.role().get())) {
                guess = new Guess(
                        guess.column(),
                        guess.type(),
                        Optional.empty(),
                        0,
                        guess.unit(),
                        guess.dates(),
                        guess.codes(),
                        guess.samples());
            }
            guesses.add(guess);
        }
        return guesses;
    }

    private static Guess guess(String name, List<String> cells) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Optional<Role> role = Optional.empty();
        int confidence = 0;
        for (var entry : NAMES.entrySet()) {
            for (var known : entry.getValue()) {
                int sure = plain.equals(known) ? SURE : known.length() > 5 && plain.contains(known) ? LIKELY : 0;
                if (sure > confidence) {
                    confidence = sure;
                    role = Optional.of(entry.getKey());
                }
            }
        }
        var shape = ColumnShape.of(cells);
        var type = role.map(Role::type).orElse(shape.type());
        if (role.isPresent() && !ColumnShape.fits(shape.type(), type, cells.isEmpty())) {
            confidence = Math.min(confidence, POSSIBLE);
            type = shape.type();
            role = Optional.empty();
        }
        var unit = type == CellType.RATE && shape.largest() > 1 ? Optional.of(Unit.PERCENT) : Optional.<Unit>empty();
        var samples = cells.stream().distinct().limit(MOST_SAMPLES).toList();
        var codes = type == CellType.TEXT && role.filter(r -> r != Role.STATUS).isEmpty()
                ? codes(cells)
                : List.<String>of();
        return new Guess(
                name,
                codes.isEmpty() ? type : CellType.CODE,
                role,
                role.isPresent() ? confidence : 0,
                unit,
                shape.dates(),
                codes,
                samples);
    }

    /** A few words that come again and again are a list of codes. */
    private static List<String> codes(List<String> cells) {
        var words = cells.stream().distinct().sorted().toList();
        return words.size() <= MOST_CODES && cells.size() >= words.size() * USES_OF_A_CODE ? words : List.of();
    }
}
