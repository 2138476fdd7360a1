package io.penstock.tape;

import java.util.Optional;
import java.util.Set;

/**
 * One field of a form.
 *
 * @param name as the column or element is called, case and all
 * @param title for people; empty if the name says it
 * @param role what it means; empty for fields that are checked by themselves only
 * @param repeats whether a cell may hold several values, parted by {@code ;} or {@code ,}
 * @param length longest text, or most digits of a whole number; 0 for no limit
 * @param codes the values of a {@link CellType#CODE}; empty if any will do
 * @param dates how days are written
 */
public record TapeField(
        String name,
        String title,
        CellType type,
        Need need,
        boolean repeats,
        int length,
        Set<String> codes,
        NoData noData,
        Unit unit,
        DateForm dates,
        Optional<Role> role) {

    public TapeField {
        codes = Set.copyOf(codes);
    }

    /** A field of plain text that nothing is asked of. */
    public static TapeField text(String name) {
        return new TapeField(
                name,
                "",
                CellType.TEXT,
                Need.OPTIONAL,
                false,
                0,
                Set.of(),
                NoData.UNUSED,
                Unit.PLAIN,
                DateForm.ISO,
                Optional.empty());
    }

    /** The currency that stands beside an amount. */
    public static TapeField currencyOf(TapeField amount) {
        return new TapeField(
                amount.name() + TapeForm.CURRENCY_SUFFIX,
                "",
                CellType.CURRENCY,
                Need.OPTIONAL,
                false,
                0,
                Set.of(),
                NoData.UNUSED,
                Unit.PLAIN,
                DateForm.ISO,
                Optional.empty());
    }
}
