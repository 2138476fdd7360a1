package io.penstock.issuance.pool;

import io.penstock.kernel.Money;

/** How many loans of a tape are eligible, with their balance, and how many are not. */
public record EligibilitySummary(int eligibleCount, Money eligibleBalance, int rejectedCount) {}
