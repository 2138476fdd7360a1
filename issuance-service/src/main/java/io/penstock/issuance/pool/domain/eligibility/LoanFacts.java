package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One loan as rules see it: for each stored field its value, or why there is none. Immutable. */
@SuppressWarnings("EnumOrdinal") // arrays by position, read for every criterion of every loan; nothing is stored by it
public final class LoanFacts {

    private static final int FIELDS = LoanField.values().length;
    private static final Gap[] GAPS = Gap.values();
    private static final byte PRESENT = -1;

    private final long[] numbers;
    private final @Nullable String[] texts;
    private final byte[] gaps;

    private LoanFacts(long[] numbers, @Nullable String[] texts, byte[] gaps) {
        this.numbers = numbers;
        this.texts = texts;
        this.gaps = gaps;
    }

    public boolean has(LoanField field) {
        return gaps[field.ordinal()] == PRESENT;
    }

    /** Why there is no value; only where there is none. */
    public Gap gap(LoanField field) {
        return GAPS[gaps[field.ordinal()]];
    }

    /** The figure in the unit of its {@link FieldType}; only where {@link #has}. */
    public long number(LoanField field) {
        return numbers[field.ordinal()];
    }

    /** The text; only where {@link #has}. */
    public String text(LoanField field) {
        return Objects.requireNonNull(texts[field.ordinal()], field.key());
    }

    /** The day; only where {@link #has}. */
    public LocalDate day(LoanField field) {
        return LocalDate.ofEpochDay(numbers[field.ordinal()]);
    }

    /** The no-data codes of this loan; blanks are not among them. */
    public Map<LoanField, Gap> noDataCodes() {
        var codes = new EnumMap<LoanField, Gap>(LoanField.class);
        for (var field : LoanField.stored()) {
            if (!has(field) && gap(field) != Gap.BLANK) {
                codes.put(field, gap(field));
            }
        }
        return codes;
    }

    /** A builder that starts with these facts. */
    public Builder toBuilder() {
        var builder = new Builder();
        System.arraycopy(numbers, 0, builder.numbers, 0, FIELDS);
        System.arraycopy(texts, 0, builder.texts, 0, FIELDS);
        System.arraycopy(gaps, 0, builder.gaps, 0, FIELDS);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoanFacts that
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(texts, that.texts)
                && Arrays.equals(gaps, that.gaps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers) * 31 + Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        var out = new StringBuilder("{");
        for (var field : LoanField.stored()) {
            if (has(field)) {
                out.append(field.key()).append('=');
                out.append(
                        switch (field.type()) {
                            case TEXT -> text(field);
                            case DATE -> day(field).toString();
                            case AMOUNT, RATE, INTEGER -> Long.toString(number(field));
                        });
                out.append(' ');
            }
        }
        return out.append(noDataCodes()).append('}').toString();
    }

    /** Collects the facts of one loan; what is not given is blank. */
    public static final class Builder {

        private final long[] numbers = new long[FIELDS];
        private final @Nullable String[] texts = new String[FIELDS];
        private final byte[] gaps = new byte[FIELDS];

        /** A loan of which nothing is known. */
        public Builder() {}

        /** A figure in the unit of the field's type. */
        public Builder number(LoanField field, long value) {
            if (!field.type().isNumber()) {
                throw new IllegalArgumentException(field.key() + " is no number");
            }
            return set(field, value);
        }

        /** A rate as a decimal: {@code 0.0687}; digits beyond the tenth have to be zero. */
        public Builder rate(LoanField field, BigDecimal value) {
            return number(field, value.movePointRight(FieldType.RATE_DECIMALS).longValueExact());
        }

        public Builder day(LoanField field, LocalDate value) {
            if (field.type() != FieldType.DATE) {
                throw new IllegalArgumentException(field.key() + " is no date");
            }
            return set(field, value.getLong(ChronoField.EPOCH_DAY));
        }

        /** A text; one that is blank leaves the field blank. */
        public Builder text(LoanField field, String value) {
            if (field.type() != FieldType.TEXT) {
                throw new IllegalArgumentException(field.key() + " is no text");
            }
            if (value.isBlank()) {
                return missing(field, Gap.BLANK);
            }
            texts[field.ordinal()] = value;
            gaps[field.ordinal()] = PRESENT;
            return this;
        }

        /** No value, and why. */
        public Builder missing(LoanField field, Gap gap) {
            numbers[field.ordinal()] = 0;
            texts[field.ordinal()] = null;
            gaps[field.ordinal()] = (byte) gap.ordinal();
            return this;
        }

        private Builder set(LoanField field, long value) {
            numbers[field.ordinal()] = value;
            gaps[field.ordinal()] = PRESENT;
            return this;
        }

        /** The facts so far. */
        public LoanFacts build() {
            return new LoanFacts(numbers.clone(), texts.clone(), gaps.clone());
        }
    }
}
