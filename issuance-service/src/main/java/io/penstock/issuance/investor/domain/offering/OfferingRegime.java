package io.penstock.issuance.investor.domain.offering;

import io.penstock.issuance.investor.InvestorKind;
import io.penstock.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A way in which units may be offered, for example {@code REG_D_506C}.
 *
 * @param ruleIds in the list of rules, for those who look them up
 * @param anyOf qualifications of which one is needed; empty if none is
 * @param others how many without one may be let in
 * @param minimums smallest purchase by kind of investor
 * @param mostHolders of the whole issue, the new one included
 * @param retail for investors without qualification: how much of a portfolio may be in securitisations
 * @param lockDays from the purchase on which units may not go to those whom the offering excludes
 */
public record OfferingRegime(
        String code,
        List<String> ruleIds,
        Countries countries,
        Set<String> anyOf,
        Optional<Others> others,
        Map<InvestorKind, Money> minimums,
        OptionalInt mostHolders,
        Optional<Retail> retail,
        int lockDays,
        InForce inForce,
        Evidence evidence) {

    public OfferingRegime {
        ruleIds = List.copyOf(ruleIds);
        anyOf = Set.copyOf(anyOf);
        minimums = Map.copyOf(minimums);
    }

    /**
     * Where the investor must be at home.
     *
     * @param listed ISO 3166-1 alpha-2
     * @param except whether the listed ones are those that are left out
     */
    public record Countries(Set<String> listed, boolean except) {

        public Countries {
            listed = Set.copyOf(listed);
        }

        boolean contains(String country) {
            return listed.contains(country) != except;
        }
    }

    /**
     * Investors without the qualification.
     *
     * @param most within the days
     */
    public record Others(int most, int days) {}

    /**
     * Regulation (EU) 2017/2402, article 3(2).
     *
     * @param portfolioUpTo for larger portfolios the share is free
     * @param percentAtMost of the portfolio, all securitisations together, the new one included
     * @param firstAtLeast smallest first purchase
     */
    public record Retail(Money portfolioUpTo, int percentAtMost, Money firstAtLeast) {}
}
