package io.penstock.issuance.pool.adapter.intake;

import io.penstock.issuance.pool.domain.tape.ControlFigures;
import io.penstock.platform.json.PlatformJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The originator's figures as JSON: {@code {"loans": 5000, "sums": {"originalAmount": "1.00"}, "counts": {"NC": 17}}}. */
public final class ControlText {

    private ControlText() {}

    /** As they are sent; what is left out is not compared. */
    public record Given(
            @Nullable Long loans,
            @Nullable Map<String, String> sums,
            @Nullable Map<String, Long> counts) {

        ControlFigures figures() {
            var amounts = new LinkedHashMap<String, BigDecimal>();
            if (sums != null) {
                sums.forEach((name, sum) -> amounts.put(name, new BigDecimal(sum)));
            }
            return new ControlFigures(
                    loans == null ? OptionalLong.empty() : OptionalLong.of(loans),
                    amounts,
                    counts == null ? Map.of() : counts);
        }
    }

    /**
     * The figures of an import; none if it was given none.
     *
     * @throws IllegalArgumentException if the text is no such JSON, or a sum is no number
     */
    public static ControlFigures figures(Optional<String> json) {
        return json.map(text ->
                        PlatformJson.mapper().readValue(text, Given.class).figures())
                .orElse(ControlFigures.none());
    }
}
