package io.penstock.deal;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a document as a JSON tree: the reverse of {@link DealReader}. Each thing has one form only, and
 * what is absent or empty is left out, so that equal documents have equal hashes.
 */
final class DealWriter {

    private DealWriter() {}

    static Json tree(DealDocument document) {
        return new Fields()
                .text("schema", DealDocument.SCHEMA)
                .put("deal", deal(document.deal()))
                .list("parties", document.parties(), DealWriter::party)
                .put("calendar", calendar(document.calendar()))
                .put("rounding", rounding(document.rounding()))
                .put("accounts", accounts(document.accounts()))
                .list("tranches", document.tranches(), DealWriter::tranche)
                .map("groups", document.groups(), Json.Array::ofTexts)
                .list("fees", document.fees(), DealWriter::fee)
                .list("amounts", document.amounts(), DealWriter::amount)
                .map("orders", document.orders(), DealWriter::order)
                .map(
                        "modes",
                        document.modes(),
                        steps -> Json.Array.of(
                                steps.stream().map(DealWriter::step).toList()))
                .json();
    }

    private static Json deal(DealTerms deal) {
        return new Fields()
                .text("id", deal.id())
                .text("name", deal.name())
                .text("currency", deal.currency())
                .text("cutOffDate", deal.cutOffDate())
                .text("closingDate", deal.closingDate())
                .text("legalFinalMaturity", deal.legalFinalMaturity())
                .json();
    }

    private static Json party(PartyTerms party) {
        return new Fields()
                .text("role", party.role())
                .text("name", party.name())
                .optional("wallet", party.wallet())
                .json();
    }

    private static Json calendar(CalendarTerms calendar) {
        var accrual = new TreeMap<String, Object>();
        calendar.accrual().forEach((dayCount, rule) -> accrual.put(dayCount.name(), rule));
        return new Fields()
                .text("centre", calendar.centre())
                .text("convention", calendar.convention())
                .text("paymentDay", calendar.paymentDay())
                .text("firstPaymentDate", calendar.firstPaymentDate())
                .text("collectionPeriod", calendar.collectionPeriod())
                .text("recordDateBusinessDaysBefore", calendar.recordDateBusinessDaysBefore())
                .map("accrual", accrual, rule -> new Json.Text(rule.toString()))
                .json();
    }

    private static Json rounding(RoundingTerms rounding) {
        var members = new Fields();
        rounding.modes().forEach(members::text);
        return members.text("share", rounding.share()).json();
    }

    private static Json accounts(AccountTerms accounts) {
        var members = new Fields().put(AccountTerms.COLLECTIONS, new Fields().json());
        accounts.reserve()
                .ifPresent(reserve -> members.put(
                        AccountTerms.RESERVE,
                        new Fields()
                                .text("initialDeposit", decimal(reserve.initialDeposit()))
                                .text("target", reserve.target())
                                .json()));
        return members.json();
    }

    private static Json tranche(TrancheTerms tranche) {
        var members = new Fields()
                .text("className", tranche.className())
                .text("rank", tranche.rank())
                .text("originalBalance", decimal(tranche.originalBalance()))
                .text("denomination", decimal(tranche.denomination()));
        tranche.coupon().ifPresent(coupon -> members.put("coupon", coupon(coupon)));
        tranche.dayCount().ifPresent(dayCount -> members.text("dayCount", dayCount));
        return members.json();
    }

    private static Json coupon(Coupon coupon) {
        return switch (coupon) {
            case Coupon.Fixed(var rate) ->
                new Fields().text("fixed", decimal(rate)).json();
            case Coupon.Floating(var index, var margin) ->
                new Fields()
                        .text("index", index)
                        .text("margin", decimal(margin))
                        .json();
        };
    }

    private static Json fee(FeeTerms fee) {
        return new Fields()
                .text("name", fee.name())
                .text("payee", fee.payee())
                .text("amount", fee.amount())
                .json();
    }

    private static Json amount(AmountTerms amount) {
        var members = new Fields().text("name", amount.name()).text("formula", amount.formula());
        amount.round().ifPresent(round -> members.text("round", round));
        if (amount.at() != AmountTerms.Moment.START) {
            members.text("at", word(amount.at()));
        }
        return members.json();
    }

    private static Json order(Order order) {
        return switch (order) {
            case Order.One(var name) -> new Json.Text(name);
            case Order.Named(var name) -> new Fields().text("ref", name).json();
            case Order.Sequential(var items) ->
                new Fields().list("sequential", items, DealWriter::order).json();
            case Order.ProRata(var basis, var items) ->
                new Fields()
                        .text("proRata", word(basis))
                        .list("of", items, DealWriter::order)
                        .json();
        };
    }

    private static Json step(Step step) {
        var members = new Fields().text("clause", step.clause());
        switch (step) {
            case Step.Pay pay -> {
                members.text("pay", word(pay.kind())).put("targets", order(pay.targets()));
                pay.upTo().ifPresent(upTo -> members.text("upTo", upTo));
                if (!pay.support().isEmpty()) {
                    members.put("support", Json.Array.ofTexts(pay.support()));
                }
            }
            case Step.ToTarget toTarget -> members.text("toTarget", toTarget.account());
            case Step.Transfer transfer ->
                members.text("transfer", transfer.amount()).text("to", transfer.to());
            case Step.Residual residual -> {
                members.text("residual", residual.payee());
                residual.upTo().ifPresent(upTo -> members.text("upTo", upTo));
            }
        }
        return members.text("from", step.from()).json();
    }

    /** {@code ORIGINAL_BALANCE} as {@code originalBalance}. */
    static String word(Enum<?> constant) {
        var out = new StringBuilder();
        boolean startsWord = false;
        for (char c : constant.name().toCharArray()) {
            if (c == '_') {
                startsWord = true;
            } else {
                out.append(startsWord ? c : Character.toLowerCase(c));
                startsWord = false;
            }
        }
        return out.toString();
    }

    private static String decimal(Money money) {
        return decimal(BigDecimal.valueOf(money.minorUnits(), money.currency().getDefaultFractionDigits()));
    }

    private static String decimal(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Collects the members of one object. */
    private static final class Fields {

        private final SortedMap<String, Json> members = new TreeMap<>();

        Fields put(String key, Json value) {
            members.put(key, value);
            return this;
        }

        Fields text(String key, Object value) {
            return put(key, new Json.Text(value.toString()));
        }

        Fields optional(String key, String value) {
            return value.isEmpty() ? this : text(key, value);
        }

        <T> Fields list(String key, Collection<T> items, Function<? super T, Json> writer) {
            return put(key, Json.Array.of(items.stream().map(writer).toList()));
        }

        <T> Fields map(String key, SortedMap<String, T> map, Function<? super T, Json> writer) {
            if (!map.isEmpty()) {
                var out = new TreeMap<String, Json>();
                map.forEach((name, value) -> out.put(name, writer.apply(value)));
                put(key, Json.Members.of(out));
            }
            return this;
        }

        Json json() {
            return Json.Members.of(members);
        }
    }
}
