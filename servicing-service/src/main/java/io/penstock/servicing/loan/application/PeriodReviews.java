package io.penstock.servicing.loan.application;

import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.loan.BankAccountId;
import io.penstock.servicing.loan.CertifiedFigure;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanBookRejection;
import io.penstock.servicing.loan.PeriodFigure;
import io.penstock.servicing.loan.PeriodRegisterCommand.AssignPeriodException;
import io.penstock.servicing.loan.PeriodRegisterCommand.CompareFigures;
import io.penstock.servicing.loan.PeriodRegisterCommand.RecordCertificate;
import io.penstock.servicing.loan.PeriodRegisterCommand.SetPeriodRules;
import io.penstock.servicing.loan.PeriodRegisterCommand.WaivePeriodException;
import io.penstock.servicing.loan.PeriodRegisterEvent.CertificateRecorded;
import io.penstock.servicing.loan.PeriodRegisterId;
import io.penstock.servicing.loan.application.PeriodControl.Action;
import io.penstock.servicing.loan.application.PeriodControl.ExceptionLine;
import io.penstock.servicing.loan.domain.CollectionPeriod;
import io.penstock.servicing.loan.domain.CollectionPeriod.Closed;
import io.penstock.servicing.loan.domain.CollectionPeriod.Imported;
import io.penstock.servicing.loan.domain.FigureComparison;
import io.penstock.servicing.loan.domain.LoanBook;
import io.penstock.servicing.loan.domain.LoanBook.Boarded;
import io.penstock.servicing.loan.domain.PeriodRegister;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Holds the imported figures of a period against certificate and bank, and says what keeps it from being closed. */
@Service
public class PeriodReviews {

    private final Streams streams;
    private final Commands commands;
    private final LoanStore store;

    PeriodReviews(Streams streams, Commands commands, LoanStore store) {
        this.streams = streams;
        this.commands = commands;
        this.store = store;
    }

    /** What a period is held to when it is closed. */
    public record Gate(List<Integer> openExceptions, boolean otherPersonCloses) {}

    /** Compares the file in force of an open period. Repeating it changes nothing. */
    public void compare(LoanBookId book, YearMonth period) {
        if (!(book(book) instanceof Boarded boarded) || !(boarded.periods().get(period) instanceof Imported imported)) {
            return;
        }
        var bank = streams.state(
                        BankAccountLog.ACCOUNT,
                        BankAccountId.ofDeal(book.dealId()).value())
                .applied(period)
                .map(Money::majorUnits);
        if (bank.isEmpty()
                && imported.totals().findings() == 0
                && register(book).isEmpty()) {
            return;
        }
        commands.send(new CompareFigures(
                id(book),
                period,
                FigureComparison.figures(imported.totals(), cash(boarded, period, imported)),
                bank,
                FigureComparison.rows(store.findings(book, LoanVersions.of(period, imported.fileHash()))),
                imported.fileHash(),
                imported.importedBy()));
    }

    /** Compares once more, since a process may have died between import and comparison, and counts what is open. */
    public Gate gate(LoanBookId book, YearMonth period) {
        compare(book, period);
        var register = register(book);
        return new Gate(register.blocking(period), register.otherPersonCloses());
    }

    /** Takes the servicer's figures, then compares. */
    public void certify(LoanBookId book, YearMonth period, List<CertifiedFigure> figures, String person) {
        if (!(book(book) instanceof Boarded boarded)) {
            throw notBoarded(book);
        }
        commands.send(new RecordCertificate(id(book), period, boarded.next(), figures, person));
        compare(book, period);
    }

    /** Says what periods are held to, then compares the open one. */
    public void rules(
            LoanBookId book,
            List<CertifiedFigure> tolerances,
            boolean certificateRequired,
            boolean otherPersonCloses,
            String person) {
        if (!(book(book) instanceof Boarded boarded)) {
            throw notBoarded(book);
        }
        commands.send(new SetPeriodRules(id(book), tolerances, certificateRequired, otherPersonCloses, person));
        compare(book, boarded.next());
    }

    public ExceptionLine assign(LoanBookId book, int number, String owner, String person) {
        commands.send(new AssignPeriodException(id(book), number, owner, person));
        return exceptions(book).get(number - 1);
    }

    public ExceptionLine waive(LoanBookId book, int number, String reason, String person) {
        commands.send(new WaivePeriodException(id(book), number, reason, person));
        return exceptions(book).get(number - 1);
    }

    /** All exceptions of a deal, in order of their numbers. */
    public List<ExceptionLine> exceptions(LoanBookId book) {
        return register(book).entries().stream().map(PeriodControl::line).toList();
    }

    /** The period as it stands, with what the person may do and why not. */
    public PeriodControl control(LoanBookId book, YearMonth period, String person) {
        if (!(book(book) instanceof Boarded boarded)) {
            throw notBoarded(book);
        }
        var register = register(book);
        var state = boarded.periods().get(period);
        var certificate = register.certificates().get(period);
        return new PeriodControl(
                book.dealId(),
                period.toString(),
                switch (state) {
                    case null -> "NONE";
                    case Imported _ -> "IMPORTED";
                    case Closed _ -> "CLOSED";
                },
                certifiedBy(certificate),
                PeriodControl.lines(figures(boarded, period, state), certificate),
                exceptions(book).stream()
                        .filter(each -> each.collectionPeriod().equals(period.toString()))
                        .toList(),
                List.of(importing(boarded, period, state), closing(book, boarded, period, register, person)));
    }

    private static @Nullable String certifiedBy(@Nullable CertificateRecorded certificate) {
        return certificate == null ? null : certificate.recordedBy();
    }

    private static Map<PeriodFigure, BigDecimal> figures(
            Boarded book, YearMonth period, @Nullable CollectionPeriod state) {
        return switch (state) {
            case null -> Map.of();
            case Imported imported -> FigureComparison.figures(imported.totals(), cash(book, period, imported));
            case Closed closed -> FigureComparison.figures(closed.totals(), closed.cash());
        };
    }

    private static Money cash(Boarded book, YearMonth period, Imported imported) {
        return book.receipts().cash(period, imported.totals().amount());
    }

    private static Action importing(Boarded book, YearMonth period, @Nullable CollectionPeriod state) {
        if (state instanceof Closed) {
            return refused("IMPORT", LoanBookRejection.COLLECTION_PERIOD_CLOSED, "period " + period + " is closed");
        }
        if (period.isBefore(book.next())) {
            return refused("IMPORT", LoanBookRejection.COLLECTION_PERIOD_NOT_FOUND, "it is before the first");
        }
        return period.equals(book.next())
                ? new Action("IMPORT", true, null, null)
                : refused(
                        "IMPORT",
                        LoanBookRejection.COLLECTION_PERIOD_NOT_NEXT,
                        "period " + book.next() + " must be closed before " + period);
    }

    /** What the decider would say, but for the stored loans, whose hash is computed at the closing. */
    private static Action closing(
            LoanBookId id, Boarded book, YearMonth period, PeriodRegister register, String person) {
        var command = new CloseCollectionPeriod(
                id,
                period,
                OptionalInt.empty(),
                Optional.empty(),
                book.periods().get(period) instanceof Imported imported ? imported.stateHash() : "",
                person,
                register.blocking(period),
                register.otherPersonCloses());
        return LoanBook.decide(command, book) instanceof Rejected<?>(var rejection)
                ? refused("CLOSE", rejection.code(), rejection.detail())
                : new Action("CLOSE", !(book.periods().get(period) instanceof Closed), null, null);
    }

    private static Action refused(String action, Rejection.Code code, String detail) {
        return new Action(action, false, code.name(), detail);
    }

    private LoanBook book(LoanBookId book) {
        return streams.state(LoanLog.BOOK, book.value());
    }

    private PeriodRegister register(LoanBookId book) {
        return streams.state(PeriodRegisterLog.REGISTER, id(book).value());
    }

    private static PeriodRegisterId id(LoanBookId book) {
        return PeriodRegisterId.ofDeal(book.dealId());
    }

    private static RejectedException notBoarded(LoanBookId book) {
        return new RejectedException(new Rejection(
                LoanBookRejection.LOANS_NOT_BOARDED, "the loans of deal " + book.dealId() + " are not here yet"));
    }
}
