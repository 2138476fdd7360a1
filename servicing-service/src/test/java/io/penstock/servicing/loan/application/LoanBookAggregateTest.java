package io.penstock.servicing.loan.application;

import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.servicing.loan.LoanBookCommand;
import io.penstock.servicing.loan.LoanBookCommand.BoardLoans;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** That the shell loads, decides and appends. The rules are tested in {@code LoanBookTest}. */
class LoanBookAggregateTest {

    private static final LoanBookId BOOK = LoanBookId.ofDeal("DEAL");
    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    private static final Money BALANCE = Money.of("USD", "1000.00");

    private final LoansBoarded boarded =
            new LoansBoarded(BOOK, "POOL", CUT_OFF, YearMonth.of(2020, 8), 2, BALANCE, "s0");

    private final AggregateTestFixture<LoanBookAggregate> fixture =
            (AggregateTestFixture<LoanBookAggregate>) new AggregateTestFixture<>(LoanBookAggregate.class)
                    .registerCommandTargetResolver(command -> new VersionedAggregateIdentifier(
                            (Object) ((LoanBookCommand) command.getPayload())
                                    .loanBookId()
                                    .value(),
                            null));

    @Test
    void appendsWhatTheDeciderAccepts() {
        fixture.givenNoPriorActivity().when(board("s0")).expectEvents(boarded);
    }

    @Test
    void appendsNothingForARepeat() {
        fixture.given(boarded).when(board("s0")).expectNoEvents();
    }

    @Test
    void appendsNothingWhenTheDeciderRejects() {
        fixture.given(boarded).when(board("other")).expectNoEvents().expectException(RejectedException.class);
    }

    private static BoardLoans board(String stateHash) {
        return new BoardLoans(BOOK, "POOL", CUT_OFF, 2, BALANCE, 2, BALANCE, stateHash);
    }
}
