package io.penstock.deal;

import java.util.List;

/** In which order, or in which proportion, targets share what a step pays. */
public sealed interface Order {

    /** One class, group or fee. A group stands for its members, in place. */
    record One(String name) implements Order {}

    /** Each is paid in full before the next. */
    record Sequential(List<Order> items) implements Order {

        public Sequential {
            items = List.copyOf(items);
        }
    }

    /** Each is paid in full before the one that stands before it, groups in place. */
    record Reverse(List<Order> items) implements Order {

        public Reverse {
            items = List.copyOf(items);
        }
    }

    /** All are paid in proportion; who needs less than its share leaves the rest to the others. */
    record ProRata(Basis basis, List<Order> items) implements Order {

        public ProRata {
            items = List.copyOf(items);
        }
    }

    /** An order that the document names. */
    record Named(String name) implements Order {}

    /** What the proportions are taken from. */
    enum Basis {
        /** What is due in this step; for fees and interest. */
        DUE,
        /** Balances at issue; for principal. */
        ORIGINAL_BALANCE,
        /** Balances before the first of the steps that share principal in this order; for principal. */
        BALANCE
    }
}
