package io.penstock.simulation.people;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.PeriodReviews.Gate;
import io.penstock.simulation.service.ServicingSide;
import io.penstock.simulation.world.World;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends what borrowers paid: late, twice, wrong and then right, or another file before the period is closed. */
public final class Servicer extends Person {

    private enum Faulty implements Rejection.Code {
        COLLECTIONS_FAULTY;

        @Override
        public Rejection.Kind kind() {
            return Rejection.Kind.UNACCEPTABLE;
        }
    }

    /** No certificate is given in these months. */
    private static final Gate NO_REGISTER = new Gate(List.of(), false);

    private final ServicingSide servicing;
    private final LoanBookId book;
    private final int periods;
    private final Borrowers borrowers;

    /**
     * The servicer of the scenario.
     *
     * @param periods for which it sends a file
     */
    public Servicer(
            World world,
            ServicingSide servicing,
            Scenario scenario,
            int periods,
            Acknowledgements acknowledged,
            LongSupplier changes) {
        super(world, servicing.service(), "servicer", acknowledged, changes);
        this.servicing = servicing;
        this.book = LoanBookId.ofDeal(scenario.dealId().name());
        this.periods = periods;
        this.borrowers = new Borrowers(world.dice().split());
    }

    private BookView view() {
        return servicing.service().streams().fold(book.value(), BookView.NONE, BookView::evolve);
    }

    @Override
    @Nullable
    Wish look() {
        var view = view();
        var period = view.next();
        if (period == null || view.closed() == periods) {
            return null;
        }
        var totals = view.imported();
        if (totals == null || (!world().isCalm() && world().dice().perMille(100))) {
            return send(period, borrowers.file(period, servicing.loans().loans(book, view.version())));
        }
        return close(period, totals.rows(), Borrowers.major(totals.amount().minorUnits()));
    }

    private Wish send(YearMonth period, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        var hash = HexFormat.of().formatHex(new JournalRecord("", "", "", 0, "", "", "", csv, "").hash());
        return new Wish("collections of " + period + " " + hash, () -> {
            try {
                servicing.imports().run(book, period, "collections.csv", hash, bytes, "servicer", (_, _, _) -> {});
            } catch (OperationFailedException e) {
                throw refused(e);
            }
        });
    }

    private static RejectedException refused(OperationFailedException e) {
        return new RejectedException(new Rejection(Faulty.COLLECTIONS_FAULTY, String.valueOf(e.getMessage())));
    }

    private Wish close(YearMonth period, int rows, String amount) {
        return new Wish(
                "close " + period + " with " + rows + " rows, " + amount,
                () -> servicing.closing().close(book, period, OptionalInt.of(rows), amount, "admin", NO_REGISTER));
    }

    @Override
    @Nullable
    Wish blunder() {
        var view = view();
        var period = view.next();
        if (period == null) {
            return send(YearMonth.of(2020, 8), "loanId,date,type,amount\n");
        }
        return switch (world().dice().below(5)) {
            case 0 -> send(period, "loanId,date,type,amount\nLOAN-999," + period.atDay(3) + ",PAYMENT,10.00\n");
            case 1 -> send(period.plusMonths(1), "loanId,date,type,amount\n");
            case 2 -> close(period, 1, "1.00");
            case 3 -> send(period.minusMonths(1), "loanId,date,type,amount\n");
            default -> close(period.plusMonths(1), 0, "0.00");
        };
    }
}
