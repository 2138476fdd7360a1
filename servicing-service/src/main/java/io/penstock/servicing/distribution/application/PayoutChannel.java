package io.penstock.servicing.distribution.application;

import io.penstock.onchain.Effect;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.util.List;
import java.util.Map;

/** Where cash moves: the distribution pool on chain. The same event always gives the same effects. */
public interface PayoutChannel {

    /** Puts the record number on every class of the deal. */
    Effect cutRecord(HoldersRecorded holders);

    /** The transactions of a payout, one for each step of the order and in their order. */
    List<Effect> effects(OrderedPayments payments, WaterfallCalculated calculation);

    /**
     * Whom a step has not paid although it is mined: holders that may not have cash now. Their amounts wait in escrow.
     *
     * @return none for a step that pays no holders
     */
    List<Payout> reserved(PayoutStep step, OrderedPayments payments);

    /**
     * What the chain has now in the wallets of these holdings, and one more holding for each class with units anywhere
     * else.
     */
    List<Holding> onChain(String dealId, List<Holding> holdings);

    /** Wallets that the register on chain has replaced, by nobody's order here, with those that get their cash now. */
    Map<String, String> replaced(List<Holding> holdings);

    /** A transaction for each payment that is to leave escrow, in their order. */
    List<Effect> releases(OrderedPayments payments, ReleaseOrdered release);

    /** Whether a payment to a holder has left escrow. */
    boolean isPaid(OrderedPayments payments, Payout payout);

    /** Those whose wallets may have cash now. */
    List<Payout> clear(String dealId, List<Payout> reserved);
}
