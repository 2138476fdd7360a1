package io.penstock.waterfall.program;

import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.ArrayList;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Records the lines of a report. */
final class LineCode {

    private final Books books;

    LineCode(Books books) {
        this.books = books;
    }

    /** A line while it is compiled. */
    record Line(
            String clause,
            Kind kind,
            String target,
            PayeeType payeeType,
            String payee,
            Val due,
            Val paid,
            SequencedMap<String, Val> sources,
            Set<String> reads) {}

    private record KeptSource(String account, Recorder.Kept amount) {}

    void tell(Val mask, Line line) {
        if (books.recorder.isMuted()) {
            return;
        }
        var due = books.recorder.keep(line.due());
        var paid = books.recorder.keep(line.paid());
        var kept = line.sources().entrySet().stream()
                .map(source -> new KeptSource(source.getKey(), books.recorder.keep(source.getValue())))
                .toList();
        var reads = new TreeSet<>(line.reads());
        books.recorder.fact(mask, (outputs, _, facts) -> {
            var sources = new ArrayList<PaymentLine.Source>();
            for (var source : kept) {
                if (source.amount().of(outputs) != 0) {
                    sources.add(new PaymentLine.Source(
                            source.account(), money(source.amount().of(outputs))));
                }
            }
            facts.paid(new PaymentLine(
                    line.clause(),
                    line.kind(),
                    line.target(),
                    line.payeeType(),
                    line.payee(),
                    money(due.of(outputs)),
                    money(paid.of(outputs)),
                    sources,
                    reads));
        });
    }

    private Money money(long minorUnits) {
        return new Money(books.deal.currency(), minorUnits);
    }
}
