package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.IssuePrice;
import io.penstock.kernel.Money;
import io.penstock.onchain.ChainReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether the investors of an allocation can pay on chain now. */
@Component
public class Settlement {

    private final ChainReader chain;

    public Settlement(ChainReader chain) {
        this.chain = chain;
    }

    /**
     * One investor's side of a closing.
     *
     * @param owes for all its units together
     * @param has tokenised cash in the wallet
     * @param allows what the closing may take of it
     */
    public record InvestorCash(InvestorId investorId, String wallet, Money owes, Money has, Money allows) {

        /** Whether the chain would take the cash. */
        public boolean ready() {
            return has.compareTo(owes) >= 0 && allows.compareTo(owes) >= 0;
        }

        /** For a person. */
        public String text() {
            return "investor " + investorId + " owes " + owes + ", has " + has + " and lets the closing take " + allows;
        }
    }

    /** By investor, in the order of the allocation. */
    public List<InvestorCash> of(UnitsAllocated allocated) {
        var owed = new LinkedHashMap<String, Money>();
        var owners = new LinkedHashMap<String, InvestorId>();
        for (Holding each : allocated.holdings()) {
            owners.put(each.wallet(), each.investorId());
            owed.merge(
                    each.wallet(),
                    IssuePrice.cash(allocated.issuePrices(), each.className(), each.faceValue()),
                    Money::plus);
        }
        var all = new ArrayList<InvestorCash>();
        for (Map.Entry<String, InvestorId> each : owners.entrySet()) {
            var wallet = each.getKey();
            var owes = owed.getOrDefault(wallet, Money.of("USD", "0"));
            all.add(new InvestorCash(
                    each.getValue(),
                    wallet,
                    owes,
                    wholeUnits(owes, chain.cashUnits(wallet)),
                    wholeUnits(owes, chain.cashAllowanceUnits(wallet))));
        }
        return List.copyOf(all);
    }

    /** Wallets may allow any amount, and often allow all: what is beyond the range of money is shown as its end. */
    private static Money wholeUnits(Money like, BigInteger cashUnits) {
        var minorUnits = cashUnits.divide(BigInteger.valueOf(ChainReader.CASH_UNITS_PER_MINOR_UNIT));
        return new Money(
                like.currency(),
                minorUnits.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
    }
}
