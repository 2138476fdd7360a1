package io.penstock.waterfall.program;

import io.penstock.deal.SourceTerms;
import io.penstock.kernel.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Compiles how the cash of a source is shared over its accounts by weight. */
final class SourceCode {

    /** Weights have at most ten decimals. */
    private static final int DECIMALS = 10;

    private final Books books;
    private final Assembler code;

    SourceCode(Books books) {
        this.books = books;
        this.code = books.code;
    }

    void credit(SourceTerms terms, Val cash) {
        var accounts = List.copyOf(terms.to().keySet());
        var parts = parts(terms, cash);
        for (int i = 0; i < accounts.size(); i++) {
            var account = books.account(accounts.get(i));
            code.set(account, code.add(account.value(), parts.get(i)));
        }
    }

    private List<Val> parts(SourceTerms terms, Val cash) {
        var weights = List.copyOf(terms.to().values());
        return switch (weights.size()) {
            case 1 -> List.of(cash);
            case 2 -> {
                // With two, the largest remainder rounds the first half up and leaves the rest to the second.
                var first = code.min(
                        cash,
                        books.calculator.roundProduct(
                                books.calculator.whole(cash),
                                books.calculator.constant(Fraction.of(weights.getFirst())),
                                RoundingMode.HALF_UP));
                yield List.of(first, code.rest(cash, first));
            }
            default -> byKernel(weights, cash);
        };
    }

    private List<Val> byKernel(List<BigDecimal> weights, Val cash) {
        var parts = new ArrayList<Val>();
        var scratch = new ArrayList<Val>();
        weights.forEach(_ -> {
            parts.add(code.fresh(0, cash.high()));
            scratch.add(code.fresh(Long.MIN_VALUE, Long.MAX_VALUE));
        });
        var targets = IntStream.range(0, weights.size())
                .<Portions>mapToObj(Portions.One::new)
                .toList();
        var none = code.constant(0);
        code.call(new ShareKernel(
                new Portions.Proportional(false, targets),
                weights.stream()
                        .mapToLong(weight -> weight.movePointRight(DECIMALS).longValueExact())
                        .toArray(),
                cash.slot(),
                none.slot(),
                slots(Collections.nCopies(weights.size(), cash)),
                slots(Collections.nCopies(weights.size(), none)),
                slots(parts),
                slots(scratch)));
        return parts;
    }

    private static int[] slots(List<Val> values) {
        return values.stream().mapToInt(Val::slot).toArray();
    }
}
