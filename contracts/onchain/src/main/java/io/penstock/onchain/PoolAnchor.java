package io.penstock.onchain;

import java.time.LocalDate;

/** What the chain knows of a version of a pool. Root and tape hash are "0x" and 64 digits; balance in minor units. */
public record PoolAnchor(String root, long loanCount, long balanceMinor, LocalDate cutOffDate, String tapeHash) {}
