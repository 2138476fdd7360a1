package io.penstock.portal.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How figures are written on every page. Amounts keep the places that the service sent, so that no cent is rounded away
 * for looks; what is missing is a dash, never a zero.
 */
public final class Figures {

    /** What stands where a service gave no figure. */
    public static final String MISSING = "–";

    private static final int FACTOR_PLACES = 8;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DecimalFormatSymbols symbols;

    /** Figures with the separators of this language. */
    public Figures(Locale locale) {
        this.symbols = DecimalFormatSymbols.getInstance(locale);
    }

    /** An amount in major units, grouped: {@code 44,000,000.00}. */
    public String amount(@Nullable BigDecimal amount) {
        return amount == null ? MISSING : decimal(amount, Math.max(amount.scale(), 0));
    }

    /** Style of an amount: zeros stand back, so that what was paid stands out. */
    public String style(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0 ? "zero" : "";
    }

    /** A count, grouped. */
    public String count(@Nullable Long count) {
        return count == null ? MISSING : decimal(BigDecimal.valueOf(count), 0);
    }

    /** A factor with 8 places, rounded half up where the service sent more: {@code 0.91234567}. */
    public String factor(@Nullable BigDecimal factor) {
        return factor == null ? MISSING : decimal(factor.setScale(FACTOR_PLACES, RoundingMode.HALF_UP), FACTOR_PLACES);
    }

    /** A decimal rate in per cent with at least two places: {@code 0.0145} is {@code 1.45 %}. */
    public String percent(@Nullable BigDecimal rate) {
        if (rate == null) {
            return MISSING;
        }
        BigDecimal percent = rate.movePointRight(2);
        return decimal(percent, Math.max(percent.stripTrailingZeros().scale(), 2)) + " %";
    }

    /** A moment to the minute, in UTC. */
    public String moment(@Nullable Instant moment) {
        return moment == null ? MISSING : MINUTE.format(moment.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Text, or the dash. */
    public String text(@Nullable Object text) {
        return text == null || text.toString().isEmpty() ? MISSING : text.toString();
    }

    private String decimal(BigDecimal value, int places) {
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(value);
    }
}
