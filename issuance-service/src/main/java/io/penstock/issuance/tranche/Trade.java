package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * A sale of units by one holder to another investor: all of the units against all of the cash, or nothing.
 *
 * @param number of the request, from 1 for each class
 * @param seller wallet, lower case
 * @param buyer wallet, lower case
 * @param buyerId whose wallet that is
 * @param units original face
 * @param price cash for all of them
 * @param tradeDate from which the buyer's holding period runs
 * @param regimes offering regimes of which one has to admit the buyer; at least one
 */
public record Trade(
        int number,
        String seller,
        String buyer,
        InvestorId buyerId,
        Money units,
        Money price,
        LocalDate tradeDate,
        List<String> regimes) {

    public Trade {
        regimes = List.copyOf(regimes);
    }
}
