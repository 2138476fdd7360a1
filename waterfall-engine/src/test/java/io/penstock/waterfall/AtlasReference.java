package io.penstock.waterfall;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sample deal's payment date once more, as a person with a calculator would do it: no document, no
 * formulas, no steps. Shares nothing with the engine but the figures that go in.
 */
final class AtlasReference {

    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal reserve = BigDecimal.ZERO;
    private final Map<String, BigDecimal> paid = new LinkedHashMap<>();

    static Map<String, BigDecimal> pay(WaterfallInput input) {
        return new AtlasReference().run(input);
    }

    private Map<String, BigDecimal> run(WaterfallInput in) {
        var a = balance(in, "A");
        var b = balance(in, "B");
        var c = balance(in, "C");
        var poolEnd = decimal(in.pool().end().minorUnits());
        var cutOff = decimal(in.pool().cutOff().minorUnits());
        cash = decimal(in.collected().minus(in.collected("reserveIncome")).minorUnits());
        reserve = decimal(in.opening()
                .account("reserve")
                .plus(in.collected("reserveIncome"))
                .minorUnits());

        var target = cents(a.add(b).min(cutOff.multiply(new BigDecimal("0.01"))));
        var released = positive(reserve.subtract(target));
        reserve = reserve.subtract(released);
        cash = cash.add(released);

        var servicing = decimal(in.pool().begin().minorUnits()).divide(new BigDecimal(1200), 2, RoundingMode.HALF_UP);
        fromBoth("servicingFee", servicing.add(unpaid(in, "servicingFee")));
        fromBoth("trusteeFee", new BigDecimal("1500.00").add(unpaid(in, "trusteeFee")));
        fromBoth("interest A", interest(in, "A", "0.0145").add(deferred(in, "A")));
        var first = positive(a.subtract(poolEnd));
        var second = positive(a.add(b).subtract(poolEnd).subtract(first));
        a = a.subtract(fromBoth("first A", first.min(a)));
        b = b.subtract(
                fromBoth("first B", positive(first.subtract(balance(in, "A"))).min(b)));
        fromBoth("interest B", interest(in, "B", "0.0310").add(deferred(in, "B")));
        var secondA = fromBoth("second A", second.min(a));
        a = a.subtract(secondA);
        b = b.subtract(
                fromBoth("second B", a.signum() == 0 ? second.subtract(secondA).min(b) : BigDecimal.ZERO));
        reserve = reserve.add(fromCash("reserve", positive(target.subtract(reserve))));
        var oc = cents(poolEnd.multiply(new BigDecimal("0.12")).max(cutOff.multiply(new BigDecimal("0.02"))));
        var notes = balance(in, "A").add(balance(in, "B"));
        var regular = positive(notes.subtract(first).subtract(second).subtract(poolEnd.subtract(oc)));
        var regularA = fromCash("regular A", regular.min(a));
        a = a.subtract(regularA);
        b = b.subtract(fromCash(
                "regular B", a.signum() == 0 ? regular.subtract(regularA).min(b) : BigDecimal.ZERO));
        if (a.add(b).signum() == 0) {
            c = c.subtract(fromCash("equity C", positive(c.subtract(poolEnd))));
        }
        fromCash("residual C", cash);
        paid.put("balance A", a);
        paid.put("balance B", b);
        paid.put("balance C", c);
        paid.put("reserve after", reserve);
        return paid;
    }

    private BigDecimal fromBoth(String what, BigDecimal due) {
        var fromCash = due.min(cash);
        var fromReserve = due.subtract(fromCash).min(reserve);
        cash = cash.subtract(fromCash);
        reserve = reserve.subtract(fromReserve);
        paid.put(what, fromCash.add(fromReserve));
        return fromCash.add(fromReserve);
    }

    private BigDecimal fromCash(String what, BigDecimal due) {
        var amount = due.min(cash);
        cash = cash.subtract(amount);
        paid.put(what, amount);
        return amount;
    }

    /** 30/360 from the 15th to the 15th, or from 19 August to 15 September 2020. */
    private static BigDecimal interest(WaterfallInput in, String className, String rate) {
        var balance = balance(in, className);
        int days = in.accrualStart().getDayOfMonth() == 19 ? 26 : 30;
        return balance.multiply(new BigDecimal(rate))
                .multiply(new BigDecimal(days))
                .divide(new BigDecimal(360), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal balance(WaterfallInput in, String className) {
        return decimal(in.opening().balance(className).minorUnits());
    }

    private static BigDecimal deferred(WaterfallInput in, String className) {
        return decimal(in.opening().deferredInterest(className).minorUnits());
    }

    private static BigDecimal unpaid(WaterfallInput in, String fee) {
        return decimal(in.opening().unpaidFee(fee).minorUnits());
    }

    private static BigDecimal decimal(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal positive(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO);
    }
}
