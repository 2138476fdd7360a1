package io.penstock.deal;

import java.util.Arrays;
import java.util.List;

/** Orders of payment as Java writes them. */
public final class Orders {

    private Orders() {}

    /** The named classes, groups or fees, each in full before the next. */
    public static Order inTurn(String... names) {
        return new Order.Sequential(
                Arrays.stream(names).<Order>map(Order.One::new).toList());
    }

    /** Each in full before the next. */
    public static Order inTurn(Order... items) {
        return new Order.Sequential(List.of(items));
    }

    /** The named classes, groups or fees in proportion. */
    public static Order proRata(Order.Basis basis, String... names) {
        return new Order.ProRata(
                basis, Arrays.stream(names).<Order>map(Order.One::new).toList());
    }

    /** One class, group or fee. */
    public static Order one(String name) {
        return new Order.One(name);
    }

    /** An order that the document names. */
    public static Order named(String name) {
        return new Order.Named(name);
    }
}
