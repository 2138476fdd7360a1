package io.penstock.projection.contract;

import java.time.LocalDateTime;

/**
 * A purchase or a sale of the whole contract.
 *
 * @param price without accrued interest, which is paid beside it
 */
public record Trade(LocalDateTime time, double price) {}
