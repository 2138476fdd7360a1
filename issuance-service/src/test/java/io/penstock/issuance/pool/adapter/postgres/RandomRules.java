package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.eligibility.Gap;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws rule documents, as text, and loans in which values are missing. Small ranges, so that bounds are often met. */
final class RandomRules {

    static final LocalDate CUT_OFF = LocalDate.of(2024, 2, 29);

    private static final List<String> WORDS = List.of("A", "b", "Ä", "o'x", "TX");
    private static final List<LoanField> NUMBERS = ofKind(true);
    private static final List<LoanField> DATES =
            List.of(LoanField.ORIGINATION_DATE, LoanField.FIRST_PAYMENT_DATE, LoanField.MATURITY_DATE);
    private static final List<LoanField> TEXTS = List.of(LoanField.REGION, LoanField.MAKE, LoanField.RATING);
    private static final List<String> SIGNS = List.of("=", "!=", "<", "<=", ">", ">=");

    private final RandomGenerator random;

    RandomRules(RandomGenerator random) {
        this.random = random;
    }

    private static List<LoanField> ofKind(boolean numeric) {
        var fields = new ArrayList<LoanField>();
        for (var field : LoanField.values()) {
            if (field.type().isNumber() == numeric) {
                fields.add(field);
            }
        }
        return fields;
    }

    String document() {
        var yaml = new StringBuilder("""
                schema: penstock/eligibility/1
                id: drawn
                version: "1"
                effectiveFrom: 2020-01-01
                currency: USD
                criteria:
                """);
        for (int i = 0; i < 8; i++) {
            yaml.append("  - code: C")
                    .append(i)
                    .append("\n    condition: >-\n      ")
                    .append('(')
                    .append(condition(3))
                    // Never true, so it changes nothing; but a condition has to name a field.
                    .append(") or loanId is missing\n");
            yaml.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "    missing: accept\n";
                        case 1 -> "    missing: [ND5, BLANK]\n";
                        case 2 -> "    missing: [ND2]\n";
                        default -> "";
                    });
        }
        return yaml.toString();
    }

    private String condition(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 8);
        return switch (kind) {
            case 0 -> number(1) + " " + one(SIGNS) + " " + number(1);
            case 1 -> date() + " " + one(SIGNS) + " " + date();
            case 2 -> one(TEXTS).key() + " " + one(List.of("=", "!=")) + " " + word();
            case 3 ->
                switch (random.nextInt(4)) {
                    case 0 -> one(TEXTS).key() + not() + " in (" + word() + ", " + word() + ")";
                    case 1 -> one(NUMBERS).key() + not() + " in (" + figure() + ", " + figure() + ", " + figure() + ")";
                    case 2 -> number(1) + not() + " between " + number(0) + " and " + number(0);
                    default -> date() + not() + " between " + date() + " and " + date();
                };
            case 4 ->
                one(random.nextBoolean() ? NUMBERS : random.nextBoolean() ? DATES : TEXTS)
                                .key() + " is" + not() + " missing or rate < 1";
            case 5 -> "not (" + condition(depth - 1) + ")";
            case 6 -> "(" + condition(depth - 1) + ") and (" + condition(depth - 1) + ") and (" + condition(0) + ")";
            default -> "(" + condition(depth - 1) + ") or (" + condition(depth - 1) + ") or rate > 0.5";
        };
    }

    private String not() {
        return random.nextBoolean() ? " not" : "";
    }

    private String number(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 8)) {
            case 0 -> figure();
            case 1, 2 -> one(NUMBERS).key();
            case 3 -> one(NUMBERS).key() + " * " + figure();
            case 4 -> one(NUMBERS).key() + " + " + one(NUMBERS).key() + " - " + figure();
            case 5 -> "months(" + date() + ", " + date() + ")";
            case 6 -> "days(" + date() + ", cutOff) + 1";
            default -> "year(" + date() + ")";
        };
    }

    private String figure() {
        return one(List.of("0", "1", "2", "3", "0.01", "0.02", "1.005", "2%", "-1", "24", "2024"));
    }

    private String date() {
        return switch (random.nextInt(6)) {
            case 0 -> "cutOff";
            case 1 -> "2024-01-31";
            case 2 -> one(DATES).key() + " + " + random.nextInt(25) + " months";
            case 3 -> one(DATES).key() + " - " + random.nextInt(40) + " days";
            case 4 -> "cutOff - " + random.nextInt(5) + " years";
            default -> one(DATES).key();
        };
    }

    private String word() {
        var word = one(WORDS);
        return word.contains("'") ? '"' + word + '"' : "'" + word + "'";
    }

    List<LoanFacts> loans(int count) {
        var loans = new ArrayList<LoanFacts>();
        for (int i = 0; i < count; i++) {
            loans.add(loan(String.format("L%05d", i)));
        }
        return loans;
    }

    private LoanFacts loan(String id) {
        var facts = new LoanFacts.Builder();
        for (var field : LoanField.stored()) {
            int fate = random.nextInt(6);
            if (fate == 0) {
                facts.missing(field, one(List.of(Gap.values())));
                continue;
            }
            switch (field.type()) {
                case AMOUNT -> facts.number(field, random.nextInt(-3, 400));
                case RATE -> facts.rate(field, BigDecimal.valueOf(random.nextInt(0, 6), 2));
                case INTEGER -> facts.number(field, random.nextInt(0, 30));
                case DATE ->
                    facts.day(field, CUT_OFF.plusDays(random.nextInt(-70, 70)).plusYears(random.nextInt(-3, 3)));
                case TEXT -> facts.text(field, one(WORDS));
            }
        }
        return facts.text(LoanField.LOAN_ID, id).build();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
