package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.tape.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may say of a loan: the vocabulary. Each field has its name in rules, its name for people, a type, the role
 * under which tapes bring it, and the column of {@code pool_loan} that keeps it.
 *
 * <p>{@link #SEASONING} is not stored: it follows from the date of origination and the cut-off date.
 */
public enum LoanField {
    LOAN_ID("loanId", "loan id", FieldType.TEXT, "loan_id", Role.LOAN_ID),
    ORIGINATOR("originator", "originator", FieldType.TEXT, "originator", Role.ORIGINATOR),
    REGION("region", "region", FieldType.TEXT, "state", Role.REGION),
    COUNTRY("country", "country", FieldType.TEXT, "country", Role.COUNTRY),
    PRODUCT("product", "product", FieldType.TEXT, "product", Role.PRODUCT),
    PURPOSE("purpose", "purpose", FieldType.TEXT, "purpose", Role.PURPOSE),
    OBLIGOR("obligor", "obligor", FieldType.TEXT, "obligor", Role.OBLIGOR),
    OBLIGOR_GROUP("obligorGroup", "obligor group", FieldType.TEXT, "obligor_group", Role.OBLIGOR_GROUP),
    INDUSTRY("industry", "industry", FieldType.TEXT, "industry", Role.INDUSTRY),
    EMPLOYER("employer", "employer", FieldType.TEXT, "employer", Role.EMPLOYER),
    MAKE("make", "make", FieldType.TEXT, "make", Role.MAKE),
    RATING("rating", "rating", FieldType.TEXT, "rating", Role.RATING),
    STATUS("status", "status", FieldType.TEXT, "status", Role.STATUS),
    INTEREST_TYPE("interestType", "interest type", FieldType.TEXT, "interest_type", Role.INTEREST_TYPE),
    ORIGINAL_BALANCE("originalBalance", "original balance", FieldType.AMOUNT, "original_amount", Role.ORIGINAL_AMOUNT),
    OPENING_BALANCE("openingBalance", "opening balance", FieldType.AMOUNT, "beginning_balance", Role.OPENING_BALANCE),
    CURRENT_BALANCE("currentBalance", "balance", FieldType.AMOUNT, "current_balance", Role.CLOSING_BALANCE),
    SCHEDULED_PAYMENT(
            "scheduledPayment", "scheduled payment", FieldType.AMOUNT, "scheduled_payment", Role.SCHEDULED_PAYMENT),
    PRINCIPAL_PAID("principalPaid", "principal paid", FieldType.AMOUNT, "principal_collected", Role.PRINCIPAL_PAID),
    /** Subtracted from the balance: a negative figure raises it. */
    ADJUSTMENT("adjustment", "adjustment", FieldType.AMOUNT, "principal_adjustment", Role.ADJUSTMENT),
    CHARGED_OFF("chargedOff", "charged off", FieldType.AMOUNT, "charged_off_principal", Role.CHARGED_OFF),
    ARREARS("arrears", "arrears", FieldType.AMOUNT, "arrears", Role.ARREARS),
    COLLATERAL_VALUE(
            "collateralValue", "collateral value", FieldType.AMOUNT, "collateral_value", Role.COLLATERAL_VALUE),
    INCOME("income", "income", FieldType.AMOUNT, "income", Role.INCOME),
    RATE("rate", "rate", FieldType.RATE, "interest_rate", Role.RATE),
    ORIGINAL_RATE("originalRate", "original rate", FieldType.RATE, "original_rate", Role.ORIGINAL_RATE),
    LTV("ltv", "loan to value", FieldType.RATE, "ltv", Role.LTV),
    ORIGINAL_LTV("originalLtv", "original loan to value", FieldType.RATE, "original_ltv", Role.ORIGINAL_LTV),
    DEBT_TO_INCOME("debtToIncome", "debt to income", FieldType.RATE, "debt_to_income", Role.DEBT_TO_INCOME),
    PAYMENT_TO_INCOME(
            "paymentToIncome", "payment to income", FieldType.RATE, "payment_to_income", Role.PAYMENT_TO_INCOME),
    /** Months from origination to maturity. */
    ORIGINAL_TERM("originalTerm", "original term", FieldType.INTEGER, "original_term", Role.ORIGINAL_TERM),
    /** Months left; where the tape does not say, calendar months from the cut-off date to maturity. */
    REMAINING_TERM("remainingTerm", "remaining term", FieldType.INTEGER, "remaining_term", Role.REMAINING_TERM),
    /** Calendar months from origination to the cut-off date; without that date, original less remaining term. */
    SEASONING("seasoning", "seasoning", FieldType.INTEGER, "", null),
    DAYS_PAST_DUE("daysPastDue", "days past due", FieldType.INTEGER, "days_past_due", Role.DAYS_LATE),
    SCORE("score", "score", FieldType.INTEGER, "credit_score", Role.SCORE),
    MODEL_YEAR("modelYear", "model year", FieldType.INTEGER, "model_year", Role.MODEL_YEAR),
    ORIGINATION_DATE("originationDate", "date of origination", FieldType.DATE, "origination_date", Role.ORIGINATED),
    FIRST_PAYMENT_DATE(
            "firstPaymentDate", "date of first payment", FieldType.DATE, "first_payment_date", Role.FIRST_PAYMENT),
    MATURITY_DATE("maturityDate", "maturity", FieldType.DATE, "maturity_date", Role.MATURITY);

    private static final Map<String, LoanField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LoanField::key, Function.identity()));
    private static final List<LoanField> STORED =
            Arrays.stream(values()).filter(f -> !f.column.isEmpty()).toList();

    private final String key;
    private final String words;
    private final FieldType type;
    private final String column;
    private final @Nullable Role role;

    LoanField(String key, String words, FieldType type, String column, @Nullable Role role) {
        this.key = key;
        this.words = words;
        this.type = type;
        this.column = column;
        this.role = role;
    }

    /** The field that rules call so. */
    public static Optional<LoanField> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** Those that are kept with a loan, in order. */
    public static List<LoanField> stored() {
        return STORED;
    }

    /** The name in rules. */
    public String key() {
        return key;
    }

    /** The name in sentences. */
    public String words() {
        return words;
    }

    public FieldType type() {
        return type;
    }

    /** The column of {@code pool_loan}; empty for a field that is not stored. */
    public String column() {
        return column;
    }

    /** What a tape's column means that brings it. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }
}
