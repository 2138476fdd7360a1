package io.penstock.servicing.loan.application;

import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainIntents;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.loan.LoanBookCommand.ConfirmCredit;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookId;
import java.time.YearMonth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When a period is closed: its cash is tokenised into the deal's collections account on chain, once. When that is
 * mined, the log says so.
 *
 * <p>A payment date does not wait for it: effects keep the order of the log, and the declaration comes later.
 */
@Component
public class WhenCollectionPeriodClosedThenCredit implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "collections.credit";
    private static final Logger LOG = LoggerFactory.getLogger(WhenCollectionPeriodClosedThenCredit.class);

    private final CollectionsAccount account;
    private final Commands commands;

    public WhenCollectionPeriodClosedThenCredit(CollectionsAccount account, Commands commands) {
        this.account = account;
        this.commands = commands;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof CollectionPeriodClosed closed)
                || closed.cash().isZero()) {
            return List.of();
        }
        var dealId = closed.loanBookId().dealId();
        var period = closed.collectionPeriod();
        return List.of(new ChainIntent(PURPOSE, dealId + "/" + period, account.credit(dealId, period, closed.cash())));
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void mined(ChainReceipt receipt) {
        int slash = receipt.reference().lastIndexOf('/');
        commands.send(new ConfirmCredit(
                LoanBookId.ofDeal(receipt.reference().substring(0, slash)),
                YearMonth.parse(receipt.reference().substring(slash + 1)),
                receipt.transactionHash(),
                receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        LOG.error("collections {} were not credited on chain: {}", failure.reference(), failure.reason());
    }
}
