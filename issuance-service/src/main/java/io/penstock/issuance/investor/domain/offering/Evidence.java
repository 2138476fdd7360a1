package io.penstock.issuance.investor.domain.offering;

/**
 * How a rule of this house is known, and from where.
 *
 * @param mark {@code P} read in the primary text, {@code S} in a secondary one, {@code U} believed and not read; two
 *     parts are joined by a plus
 * @param source what was read
 */
public record Evidence(String mark, String source) {

    /** A result that rests on what nobody has read is shown as provisional. */
    public boolean isProvisional() {
        return mark.contains("U");
    }
}
