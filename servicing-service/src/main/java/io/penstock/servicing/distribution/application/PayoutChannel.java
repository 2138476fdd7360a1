package io.penstock.servicing.distribution.application;

import io.penstock.onchain.Effect;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.util.List;

/** Where cash moves: the distribution pool on chain. The same event always gives the same effects. */
public interface PayoutChannel {

    /** Puts the record number on every class of the deal. */
    Effect cutRecord(HoldersRecorded holders);

    /**
     * One transaction of a payout.
     *
     * @param payees whom it pays; none unless it is a PAY step
     */
    Effect effect(PayoutStep step, DeclarationOrdered order, WaterfallCalculated calculation, List<Payout> payees);

    /**
     * What the chain has now in the wallets of these holdings, and one more holding for each class with units anywhere
     * else.
     */
    List<Holding> onChain(String dealId, List<Holding> holdings);
}
