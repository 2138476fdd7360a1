package io.penstock.waterfall.program;

import io.penstock.deal.Coupon;
import io.penstock.deal.InputTerms;
import io.penstock.deal.InputValue;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import io.penstock.waterfall.AccrualPeriod;
import io.penstock.waterfall.ClassState;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.TestState;
import io.penstock.waterfall.ValueText;
import io.penstock.waterfall.WaterfallInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Brings the figures of a payment date into the slots of a program. Everything that does not fit is refused. */
final class Loader {

    private final ResolvedDeal deal;
    private final Bounds bounds;

    Loader(ResolvedDeal deal, Bounds bounds) {
        this.deal = deal;
        this.bounds = bounds;
    }

    /** @throws ArithmeticException if the figure is wider than the program's bounds */
    long input(Input input, WaterfallInput figures) {
        var pool = figures.pool();
        return switch (input.kind()) {
            case SOURCE -> money(figures.collected(input.name()));
            case POOL_BEGIN -> money(pool.begin());
            case POOL_DEFAULTED -> money(pool.defaulted());
            case POOL_END -> money(pool.end());
            case POOL_CUT_OFF -> money(pool.cutOff());
            case POOL_DELINQUENT_30 -> money(pool.delinquent30());
            case POOL_DELINQUENT_60 -> money(pool.delinquent60());
            case POOL_DELINQUENT_90 -> money(pool.delinquent90());
            case POOL_COUNT -> within(pool.count(), Limits.WIDEST_MONEY, "pool.count");
            case FIXING ->
                rate(Fraction.of(figures.fixings().getOrDefault(input.name(), BigDecimal.ZERO)), input.name());
            case DECLARED -> declared(terms(input.name()), figures.inputs().get(input.name()));
            case EXERCISED -> figures.exercised().contains(input.name()) ? 1 : 0;
            case DAYS -> days(Days.tranche(deal, input), figures);
            case STEPPED_RATE -> steppedRate(deal.tranche(input.name()), figures);
            case IS_FINAL -> isFinal(deal.tranche(input.name()), figures);
            case PAYMENT_NUMBER -> deal.period(figures.collectionPeriod()).number();
            case PAYMENT_DATE -> figures.paymentDate().toEpochDay();
            case PAYMENT_DAYS ->
                within(
                        ChronoUnit.DAYS.between(figures.previousPaymentDate(), figures.paymentDate()),
                        bounds.days(),
                        "days");
            case PAYMENT_DAYS_360 ->
                within(
                        DayCount.THIRTY_360.numerator(figures.previousPaymentDate(), figures.paymentDate()),
                        bounds.days(),
                        "days");
        };
    }

    /** @throws ArithmeticException if the state is wider than the program's bounds */
    long state(StateField field, Val declared, DealState state) {
        long value = switch (field.kind()) {
            case ACCOUNT -> found(state.accounts(), field.name()).minorUnits();
            case BALANCE -> ofClass(state, field.name()).balance().minorUnits();
            case DEFERRED -> ofClass(state, field.name()).deferredInterest().minorUnits();
            case WRITTEN_DOWN -> ofClass(state, field.name()).writtenDown().minorUnits();
            case FEE -> found(state.fees(), field.name()).minorUnits();
            case LEDGER -> found(state.ledgers(), field.name()).minorUnits();
            case TEST_FAILED -> mask(test(state, field.name()).failed());
            case TEST_PASSES -> test(state, field.name()).passesInARow();
            case MODE -> Modes.of(deal).indexOf(state.mode());
            case ENDED -> mask(state.ended());
            case CUMULATIVE_DEFAULTED -> state.pool().cumulativeDefaulted().minorUnits();
            case PURCHASED -> state.pool().purchased().minorUnits();
            case COLLECTED -> {
                var sum = state.collected().get(field.name());
                yield sum == null ? 0 : sum.minorUnits();
            }
            case PREVIOUS -> previous(field.name(), state, true);
            case PREVIOUS_OVER -> previous(field.name(), state, false);
            case PREVIOUS_KNOWN -> mask(state.previous().containsKey(field.name()));
        };
        if (value < declared.low() || value > declared.high()) {
            throw wide(field.kind() + " " + field.name(), value);
        }
        return value;
    }

    private long previous(String name, DealState state, boolean upper) {
        var text = state.previous().get(name);
        if (text == null) {
            return upper ? 0 : 1;
        }
        var amount = deal.amounts().get(name);
        if (amount == null) {
            throw new IllegalStateException("no amount " + name);
        }
        var kind = amount.type().kind();
        var value = ValueText.parse(kind, deal.currency(), text);
        if (kind == io.penstock.deal.formula.FormulaType.Kind.FLAG) {
            return upper ? mask(value.signum() != 0) : 1;
        }
        return fit(upper ? value.numerator() : value.denominator(), Limits.WIDEST, "previous(" + name + ")");
    }

    private long money(Money money) {
        return within(money.minorUnits(), bounds.money(), "an amount");
    }

    private long rate(Fraction rate, String what) {
        var scaled = rate.times(Fraction.of(bounds.rateUnit()));
        if (!scaled.isWhole()) {
            throw new ArithmeticException(what + " has more decimals than the program computes with: " + rate);
        }
        return fit(scaled.numerator(), bounds.rate(), what);
    }

    private long declared(InputTerms terms, @org.jspecify.annotations.Nullable String given) {
        var text = given != null ? given : terms.defaultValue().orElseThrow();
        var value = InputValue.parse(terms.kind(), deal.currency(), text);
        return switch (terms.kind()) {
            case MONEY -> fit(value.numerator(), bounds.money(), terms.name());
            case RATE -> rate(value, terms.name());
            case COUNT -> fit(value.numerator(), Limits.WIDEST_MONEY, terms.name());
            case FLAG, DATE -> value.signum() == 0 ? 0 : 1;
        };
    }

    private long days(TrancheTerms tranche, WaterfallInput figures) {
        long over = Days.over(tranche.dayCount().orElseThrow());
        return days(AccrualPeriod.of(deal, tranche, figures).years(), over);
    }

    private long days(Fraction years, long over) {
        var days = years.times(Fraction.of(over));
        if (!days.isWhole()) {
            throw new ArithmeticException("a period of " + years + " years is no whole number over " + over);
        }
        return fit(days.numerator(), bounds.days() * (over / 360), "days");
    }

    private long steppedRate(TrancheTerms tranche, WaterfallInput figures) {
        var start = AccrualPeriod.of(deal, tranche, figures).start();
        return tranche.coupon().orElse(null) instanceof Coupon.Fixed fixed
                ? rate(Fraction.of(fixed.rateFrom(start)), tranche.className())
                : 0;
    }

    private static long isFinal(TrancheTerms tranche, WaterfallInput figures) {
        return tranche.scheduledFinalPaymentDate()
                        .filter(date -> !figures.paymentDate().isBefore(date))
                        .isPresent()
                ? 1
                : 0;
    }

    private InputTerms terms(String name) {
        return deal.inputs().stream()
                .filter(terms -> terms.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no input " + name));
    }

    private static long within(long value, long most, String what) {
        if (value < 0 || value > most) {
            throw wide(what, value);
        }
        return value;
    }

    private static long fit(BigInteger value, long most, String what) {
        if (value.abs().compareTo(BigInteger.valueOf(most)) > 0) {
            throw wide(what, value);
        }
        return value.longValueExact();
    }

    private static ArithmeticException wide(String what, Object value) {
        return new ArithmeticException(what + " is wider than the program computes with: " + value);
    }

    private static long mask(boolean holds) {
        return holds ? Val.TRUE : Val.FALSE;
    }

    private static ClassState ofClass(DealState state, String name) {
        return found(state.classes(), name);
    }

    private static TestState test(DealState state, String name) {
        return found(state.tests(), name);
    }

    private static <T> T found(Map<String, T> named, String name) {
        var value = named.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " among " + named.keySet());
        }
        return value;
    }
}
