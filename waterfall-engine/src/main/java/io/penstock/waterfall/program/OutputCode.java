package io.penstock.waterfall.program;

import io.penstock.waterfall.program.Output.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiles the figures that projections can ask for. Nothing more happens in a deal that has ended. */
final class OutputCode {

    private final Books books;
    private final Assembler code;
    private final Val exercised;
    private final Map<Output, Integer> outputs = new LinkedHashMap<>();
    private final int first;
    private final Val alive;

    OutputCode(Books books, Val exercised) {
        this.books = books;
        this.code = books.code;
        this.exercised = exercised;
        this.first = books.recorder.outputs();
        // Without calls nothing ends, so that nothing has to be masked.
        this.alive = exercised.is(Val.FALSE)
                ? code.constant(Val.TRUE)
                : code.not(books.layout.state(StateField.Kind.ENDED, ""));
    }

    /** Numbers of the outputs. */
    Map<Output, Integer> write() {
        books.classes.forEach((name, book) -> {
            put(Kind.INTEREST_DUE, name, book.due);
            put(Kind.INTEREST_PAID, name, book.interestPaid.value());
            put(Kind.PRINCIPAL_PAID, name, book.principalPaid.value());
            put(Kind.RESIDUAL_PAID, name, book.residualPaid.value());
            put(Kind.BALANCE, name, book.balance.value());
            put(Kind.WRITE_DOWN, name, code.subtract(book.writtenDown.value(), book.openWrittenDown));
            put(Kind.DEFERRED_INTEREST, name, book.deferred.value());
        });
        books.partiesPaid.forEach((role, paid) -> put(Kind.RESIDUAL_PAID, role, paid.value()));
        books.fees.forEach((name, unpaid) -> {
            put(Kind.FEE_PAID, name, Books.found(books.feesPaid, name).value());
            put(Kind.FEE_UNPAID, name, unpaid.value());
        });
        books.accounts.forEach((name, account) -> put(Kind.ACCOUNT, name, account.value()));
        books.ledgers.forEach((name, ledger) -> put(Kind.LEDGER, name, ledger.value()));
        put(Kind.PURCHASED, "", books.purchased.value());
        books.tests.forEach((name, test) -> put(Kind.TEST, name, code.add(code.constant(1), test.failed.value())));
        put(Kind.MODE, "", books.mode.value());
        outputs.put(Output.of(Kind.ENDED), first + outputs.size());
        code.output(
                first + outputs.size() - 1,
                code.subtract(code.constant(0), code.or(exercised, books.layout.state(StateField.Kind.ENDED, ""))));
        return outputs;
    }

    private void put(Kind kind, String name, Val value) {
        var output = Output.of(kind, name);
        if (!outputs.containsKey(output)) {
            code.output(first + outputs.size(), code.where(alive, value));
            outputs.put(output, first + outputs.size());
        }
    }
}
