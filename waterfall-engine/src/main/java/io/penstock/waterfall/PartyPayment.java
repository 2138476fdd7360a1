package io.penstock.waterfall;

import io.penstock.kernel.Money;

/** What a party receives on a payment date, all clauses together. */
public record PartyPayment(String role, Money amount) {}
