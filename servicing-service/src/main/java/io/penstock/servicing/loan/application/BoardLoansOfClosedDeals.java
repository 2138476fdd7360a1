package io.penstock.servicing.loan.application;

import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanBookCommand.BoardLoans;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.application.LoanStore.FrozenPool;
import io.penstock.servicing.loan.domain.LoanStateHash;
import java.util.Currency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * When a pool is frozen and a deal on it has closed, whichever comes last: puts its loans on the books.
 *
 * <p>Order across topics is not guaranteed, so each message asks whether all is there. Boarding twice is one boarding.
 */
@Service
public class BoardLoansOfClosedDeals {

    private static final Logger LOG = LoggerFactory.getLogger(BoardLoansOfClosedDeals.class);

    private final LoanStore store;
    private final Commands commands;

    public BoardLoansOfClosedDeals(LoanStore store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    /** Boards the loans of every closed deal of the pool, if they are complete. */
    public void boardIfComplete(String poolId) {
        store.frozenPool(poolId).ifPresent(frozen -> store.dealsOf(poolId).forEach(dealId -> board(dealId, frozen)));
    }

    private void board(String dealId, FrozenPool frozen) {
        var pool = frozen.pool();
        var book = LoanBookId.ofDeal(dealId);
        var currency = Currency.getInstance(pool.currentBalance().currency());
        long balance =
                frozen.loans().stream().mapToLong(LoanAccount::currentBalance).reduce(0, Math::addExact);
        store.saveLoans(
                book,
                LoanStore.BOARDED,
                frozen.loans().stream().map(LoanMonth::boarded).toList());
        try {
            commands.send(new BoardLoans(
                    book,
                    pool.poolId(),
                    pool.cutOffDate(),
                    pool.loanCount(),
                    new Money(currency, pool.currentBalance().minorUnitsExact()),
                    frozen.loans().size(),
                    new Money(currency, balance),
                    LoanStateHash.of(frozen.loans())));
            store.noteBoardingProblem(dealId, "");
        } catch (RejectedException e) {
            // A wrong pool must not stop the messages of all other deals: the deal stays in BOARDING and says why.
            LOG.error("loans of deal {} are refused: {}", dealId, e.getMessage());
            store.noteBoardingProblem(dealId, String.valueOf(e.getMessage()));
        }
    }
}
