package io.penstock.servicing.loan.application;

import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.PeriodReviews.Gate;
import io.penstock.servicing.loan.domain.LoanStateHash;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Closes a period over the loans as they are stored: their hash is computed again, and the decider compares it. */
@Service
public class CloseCollectionPeriods {

    private final Streams streams;
    private final LoanStore store;
    private final Commands commands;

    public CloseCollectionPeriods(Streams streams, LoanStore store, Commands commands) {
        this.streams = streams;
        this.store = store;
        this.commands = commands;
    }

    /**
     * Closes, or answers as the first time if it is closed already.
     *
     * @param controlRows rows that the servicer sent, if it says so
     * @param controlAmount cash that the servicer sent in major units, if it says so
     * @param person who orders it
     * @param gate what the deal's register says
     * @throws ArithmeticException if the amount has more decimals than the currency
     * @throws NumberFormatException if the amount is no number
     */
    public void close(
            LoanBookId book,
            YearMonth period,
            OptionalInt controlRows,
            @Nullable String controlAmount,
            String person,
            Gate gate) {
        var versions = streams.fold(book.value(), LoanVersions.NONE, LoanVersions::evolve);
        var stored =
                versions.versionOf(period).map(version -> hash(book, version)).orElse("");
        var currency = versions.currency();
        Optional<Money> control = controlAmount == null || currency == null
                ? Optional.empty()
                : Optional.of(Money.of(Currency.getInstance(currency).getCurrencyCode(), controlAmount));
        commands.send(new CloseCollectionPeriod(
                book, period, controlRows, control, stored, person, gate.openExceptions(), gate.otherPersonCloses()));
    }

    private String hash(LoanBookId book, String version) {
        var hash = new LoanStateHash();
        store.read(book, version, hash::add);
        return hash.hex();
    }
}
