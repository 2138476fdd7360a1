package io.penstock.servicing.loan.application;

import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.loan.LoanBookCommand.RecordReceipt;
import io.penstock.servicing.loan.LoanBookCommand.ReverseReceipt;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanBookRejection;
import io.penstock.servicing.loan.Receipt;
import java.time.YearMonth;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Takes cash that no borrower paid into a period, by the sources that the deal document names. */
@Service
public class RecordReceipts {

    private final Streams streams;
    private final ServicedDeals deals;
    private final Commands commands;

    RecordReceipts(Streams streams, ServicedDeals deals, Commands commands) {
        this.streams = streams;
        this.deals = deals;
        this.commands = commands;
    }

    /**
     * Records a receipt, or answers as the first time.
     *
     * @param amount in major units
     * @throws ArithmeticException if the amount has more decimals than the currency
     * @throws NumberFormatException if the amount is no number
     * @throws RejectedException if the period does not take it
     */
    public void record(
            LoanBookId book, YearMonth period, String source, String amount, String bankReference, String person) {
        var currency = streams.fold(book.value(), LoanVersions.NONE, LoanVersions::evolve)
                .currency();
        if (currency == null) {
            throw new RejectedException(new Rejection(
                    LoanBookRejection.LOANS_NOT_BOARDED, "the loans of deal " + book.dealId() + " are not here yet"));
        }
        Set<String> declared = deals.find(book.dealId())
                .map(deal -> Set.copyOf(deal.sources().keySet()))
                .orElse(Set.of());
        commands.send(new RecordReceipt(
                book, new Receipt(period, source, Money.of(currency, amount), bankReference), declared, person));
    }

    /**
     * Takes a receipt back.
     *
     * @throws RejectedException if it is not there, or its period is closed
     */
    public void reverse(LoanBookId book, String bankReference, String reason, String person) {
        commands.send(new ReverseReceipt(book, bankReference, reason, person));
    }
}
