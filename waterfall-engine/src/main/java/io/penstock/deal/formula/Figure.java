package io.penstock.deal.formula;

import java.util.List;

/**
 * A figure that a formula reads from the payment date, always with its moment: a balance without one is
 * ambiguous. All are amounts of the deal currency in whole minor units.
 */
public sealed interface Figure {

    /** The path as it stands in the formula. */
    String path();

    /** The pool: {@code pool.balance@end}. */
    record PoolBalance(PoolMoment moment) implements Figure {
        @Override
        public String path() {
            return "pool.balance@" + moment.word;
        }
    }

    /** One class: {@code tranche.A.balance@open}. */
    record TrancheBalance(String className, Moment moment) implements Figure {
        @Override
        public String path() {
            return "tranche." + className + ".balance@" + moment.word;
        }
    }

    /** Several classes or groups together: {@code sum(A, B).balance@open}. */
    record SumOfBalances(List<String> names, Moment moment) implements Figure {

        public SumOfBalances {
            names = List.copyOf(names);
        }

        @Override
        public String path() {
            return "sum(" + String.join(", ", names) + ").balance@" + moment.word;
        }
    }

    /** An account: {@code account.reserve.balance@now}. */
    record AccountBalance(String account, Moment moment) implements Figure {
        @Override
        public String path() {
            return "account." + account + ".balance@" + moment.word;
        }
    }

    /** Cash of the collection period: {@code collected.interest@period}. */
    record Collected(Source source) implements Figure {
        @Override
        public String path() {
            return "collected." + source.word + "@period";
        }
    }

    /** Moments of a payment date. */
    enum Moment {
        /** Before the first step. */
        OPEN("open"),
        /** At this point of the steps. */
        NOW("now");

        final String word;

        Moment(String word) {
            this.word = word;
        }
    }

    /** Moments of the pool. */
    enum PoolMoment {
        /** Begin of the collection period. */
        BEGIN("begin"),
        /** End of the collection period. */
        END("end"),
        CUT_OFF("cutOff");

        final String word;

        PoolMoment(String word) {
            this.word = word;
        }
    }

    /** Where cash of the collection period came from. */
    enum Source {
        INTEREST("interest"),
        PRINCIPAL("principal"),
        RECOVERIES("recoveries"),
        INVESTMENT_INCOME("investmentIncome"),
        TOTAL("total");

        final String word;

        Source(String word) {
            this.word = word;
        }
    }
}
