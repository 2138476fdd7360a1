/**
 * Investors: who may hold units, by which wallet, and the cash that they have paid in.
 *
 * <p>Aggregate: {@link io.penstock.issuance.investor.domain.Investor}. It decides whether an investor may be registered
 * and whether a bank transfer is tokenised. Who the investor is stays outside: events and the chain know an id, a
 * country and a wallet. It does not decide who may buy what: that is the deal's allocation.
 *
 * <p>Publishes nothing. On chain: {@code InvestorRegistry} and {@code SettlementToken}.
 */
@NullMarked
package io.penstock.issuance.investor;

import org.jspecify.annotations.NullMarked;
