package io.penstock.deal.formula;

import java.util.List;

/**
 * A figure that a formula reads from the payment date, always with its moment: a balance without one is
 * ambiguous.
 */
public sealed interface Figure {

    /** The path as it stands in the formula. */
    String path();

    /** The pool: {@code pool.balance@end}. */
    record Pool(PoolProperty property, PoolMoment moment) implements Figure {
        @Override
        public String path() {
            return "pool." + property.word + "@" + moment.word;
        }
    }

    /** One class: {@code tranche.A.balance@open}. */
    record Tranche(String className, TrancheProperty property, Moment moment) implements Figure {
        @Override
        public String path() {
            return "tranche." + className + "." + property.word + "@" + moment.word;
        }
    }

    /** Several classes or groups together: {@code sum(A, B).balance@open}. */
    record Classes(Aggregate aggregate, List<String> names, TrancheProperty property, Moment moment) implements Figure {

        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public String path() {
            return aggregate.word + "(" + String.join(", ", names) + ")." + property.word + "@" + moment.word;
        }
    }

    /** An account: {@code account.reserve.balance@now}. */
    record Account(String name, Moment moment) implements Figure {
        @Override
        public String path() {
            return "account." + name + ".balance@" + moment.word;
        }
    }

    /** A ledger: {@code ledger.pdlB.balance@now}. */
    record Ledger(String name, Moment moment) implements Figure {
        @Override
        public String path() {
            return "ledger." + name + ".balance@" + moment.word;
        }
    }

    /**
     * Cash that the pool brought: {@code collected.interest@period}.
     *
     * @param source a source of the document, or {@value #TOTAL} for all but the income of the reserve
     * @param moment {@code PERIOD}, or {@code TOTAL} for all periods since closing with this one
     */
    record Collected(String source, Moment moment) implements Figure {

        public static final String TOTAL = "total";

        @Override
        public String path() {
            return "collected." + source + "@" + moment.word;
        }
    }

    /**
     * What was paid so far on this payment date: {@code paid.A.interest@period}.
     *
     * @param target a class, or a fee where the kind is {@code FEE}
     */
    record Paid(String target, PaidKind kind) implements Figure {
        @Override
        public String path() {
            return "paid." + target + "." + kind.word + "@period";
        }
    }

    /** What of a fee is due and not yet paid: {@code fee.servicingFee.due@now}. */
    record FeeDue(String fee) implements Figure {
        @Override
        public String path() {
            return "fee." + fee + ".due@now";
        }
    }

    /** A declared figure from outside: {@code input.ysoc@period}. */
    record Input(String name) implements Figure {
        @Override
        public String path() {
            return "input." + name + "@period";
        }
    }

    /**
     * Whether a test is in compliance: {@code test.delinquency@now}.
     *
     * @param moment {@code NOW}, or {@code PREVIOUS} for what the last payment date left; true before the first
     */
    record Test(String name, Moment moment) implements Figure {
        @Override
        public String path() {
            return "test." + name + "@" + moment.word;
        }
    }

    /** The fixing of an index: {@code index.SOFR_30D_AVG@period}. */
    record Index(String name) implements Figure {
        @Override
        public String path() {
            return "index." + name + "@period";
        }
    }

    /** The payment date itself: {@code payment.number@period}. */
    record Payment(PaymentProperty property) implements Figure {
        @Override
        public String path() {
            return "payment." + property.word + "@period";
        }
    }

    /** Whether the deal is in a mode: {@code mode.accelerated@now}. */
    record Mode(String name) implements Figure {
        @Override
        public String path() {
            return "mode." + name + "@now";
        }
    }

    /** Moments of a payment date. */
    enum Moment {
        /** Before the first step; for accounts with the cash of the period credited. */
        OPEN("open"),
        /** At this point of the steps. */
        NOW("now"),
        /** As the last payment date left it. */
        PREVIOUS("previous"),
        /** At closing. */
        ISSUE("issue"),
        /** Over the period. */
        PERIOD("period"),
        /** Since closing, with this period. */
        TOTAL("total");

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
        CUT_OFF("cutOff"),
        /** Over the collection period. */
        PERIOD("period");

        final String word;

        PoolMoment(String word) {
            this.word = word;
        }
    }

    /** What can be read of the pool. */
    enum PoolProperty {
        BALANCE("balance"),
        /** Charged off in the collection period. */
        DEFAULTED("defaulted"),
        /** Charged off since closing, with this period. */
        CUMULATIVE_DEFAULTED("cumulativeDefaulted"),
        /** Balance of loans 30 to 59 days late. */
        DELINQUENT_30("delinquent30"),
        /** Balance of loans 60 to 89 days late. */
        DELINQUENT_60("delinquent60"),
        /** Balance of loans 90 and more days late. */
        DELINQUENT_90("delinquent90"),
        /** Number of loans; a count, all others are money. */
        COUNT("count");

        final String word;

        PoolProperty(String word) {
            this.word = word;
        }

        List<PoolMoment> moments() {
            return switch (this) {
                case BALANCE -> List.of(PoolMoment.BEGIN, PoolMoment.END, PoolMoment.CUT_OFF);
                case DEFAULTED -> List.of(PoolMoment.PERIOD);
                case CUMULATIVE_DEFAULTED, DELINQUENT_30, DELINQUENT_60, DELINQUENT_90, COUNT ->
                    List.of(PoolMoment.END);
            };
        }
    }

    /** What can be read of a class. */
    enum TrancheProperty {
        BALANCE("balance"),
        ORIGINAL_BALANCE("originalBalance"),
        /** All interest due and not yet paid, deferred interest with it. */
        INTEREST_DUE("interestDue"),
        /** Unpaid interest of earlier dates. */
        DEFERRED_INTEREST("deferredInterest"),
        /** Losses taken by the class and not restored. */
        WRITTEN_DOWN("writtenDown"),
        /** The annual rate of this accrual period; a number. */
        RATE("rate"),
        /** Whether the scheduled final payment date has come; a flag. */
        IS_FINAL("isFinal");

        final String word;

        TrancheProperty(String word) {
            this.word = word;
        }

        List<Moment> moments() {
            return switch (this) {
                case BALANCE, WRITTEN_DOWN -> List.of(Moment.OPEN, Moment.NOW);
                case ORIGINAL_BALANCE -> List.of(Moment.ISSUE);
                case INTEREST_DUE -> List.of(Moment.NOW);
                case DEFERRED_INTEREST, IS_FINAL -> List.of(Moment.OPEN);
                case RATE -> List.of(Moment.PERIOD);
            };
        }
    }

    /** How a property of several classes becomes one figure; over no class with a value it is zero. */
    enum Aggregate {
        SUM("sum"),
        MIN("min"),
        MAX("max"),
        /** Mean of the classes, each counted once. */
        AVG("avg");

        final String word;

        Aggregate(String word) {
            this.word = word;
        }
    }

    /** What was paid. */
    enum PaidKind {
        INTEREST("interest"),
        PRINCIPAL("principal"),
        FEE("fee");

        final String word;

        PaidKind(String word) {
            this.word = word;
        }
    }

    /** What can be read of the payment date. */
    enum PaymentProperty {
        /** 1 for the first payment date. */
        NUMBER("number"),
        /** The payment date; a date. */
        DATE("date"),
        /** Actual days since the last payment date, or since closing. */
        DAYS("days"),
        /** The same in months of thirty days. */
        DAYS_360("days360");

        final String word;

        PaymentProperty(String word) {
            this.word = word;
        }
    }
}
