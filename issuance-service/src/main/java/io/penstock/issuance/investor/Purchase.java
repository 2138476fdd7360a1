package io.penstock.issuance.investor;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wants to buy, and who has bought before.
 *
 * @param holdersAfter of the whole issue, the buyer included
 * @param othersWithin buyers without the regime's qualification in the days that it looks back on, this one not included
 * @param portfolio the buyer's financial instruments and deposits, if stated
 * @param securitisations those that the buyer has already
 */
public record Purchase(
        LocalDate on,
        Money amount,
        int holdersAfter,
        int othersWithin,
        Optional<Money> portfolio,
        Optional<Money> securitisations) {}
