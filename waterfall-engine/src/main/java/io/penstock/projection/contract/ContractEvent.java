package io.penstock.projection.contract;

import java.time.LocalDateTime;

/**
 * One event of a contract and how it stands afterwards. All amounts carry the sign of the side.
 *
 * @param time when it takes place, moved to a business day if the terms say so
 * @param payoff the cash of the event; 0 if it only changes the contract
 * @param notional principal outstanding afterwards
 * @param couponRate per annum afterwards, as a decimal
 * @param accruedInterest not yet paid afterwards
 */
public record ContractEvent(
        LocalDateTime time,
        EventType type,
        double payoff,
        double notional,
        double couponRate,
        double accruedInterest) {}
