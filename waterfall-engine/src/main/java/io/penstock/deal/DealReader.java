package io.penstock.deal;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.CalendarTerms.CollectionPeriodRule;
import io.penstock.deal.RoundingTerms.ShareRule;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a JSON tree as a document: shapes, keys and single values. Whether the values go together is
 * {@link DealValidation}'s question.
 */
final class DealReader {

    static final BigDecimal LARGEST_AMOUNT = new BigDecimal("10000000000000");

    private final Findings findings;
    private Currency currency = Currency.getInstance("USD");

    DealReader(Findings findings) {
        this.findings = findings;
    }

    DealDocument read(Json json) {
        var root = Section.of(json, "", findings);
        var schema = root.text("schema");
        if (!schema.isEmpty() && !schema.equals(DealDocument.SCHEMA)) {
            findings.add(
                    FindingCode.SCHEMA_UNKNOWN, "schema", "\"" + schema + "\" is not \"" + DealDocument.SCHEMA + "\"");
        }
        var document = new DealDocument(
                deal(root.section("deal")),
                root.list("parties", this::party),
                calendar(root.section("calendar")),
                rounding(root.section("rounding")),
                accounts(root.section("accounts")),
                root.list("tranches", this::tranche),
                root.named(
                        "groups",
                        (group, path) -> Section.listAt(
                                group, path, findings, (name, at) -> Section.textAt(name, at, findings))),
                root.list("fees", this::fee),
                root.list("amounts", this::amount),
                root.named("orders", new StepReader(findings)::order),
                modes(root));
        root.close();
        return document;
    }

    private DealTerms deal(Section section) {
        var code = section.text("currency");
        currencyNamed(code)
                .ifPresentOrElse(
                        named -> currency = named,
                        () -> findings.addUnlessFaulty(
                                FindingCode.CURRENCY_UNKNOWN,
                                section.path("currency"),
                                "\"" + code + "\" is no ISO 4217 currency with minor units"));
        var terms = new DealTerms(
                section.text("id"),
                section.text("name"),
                currency,
                section.date("cutOffDate"),
                section.date("closingDate"),
                section.date("legalFinalMaturity"));
        section.close();
        return terms;
    }

    private static Optional<Currency> currencyNamed(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(c -> c.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private PartyTerms party(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new PartyTerms(
                section.text("role"),
                section.text("name"),
                section.optionalText("wallet").orElse(""));
        section.close();
        return terms;
    }

    private CalendarTerms calendar(Section section) {
        var accrual = new TreeMap<DayCount, AccrualRule>();
        var rules = section.section("accrual");
        for (var dayCount : DayCount.values()) {
            if (rules.has(dayCount.name())) {
                accrual.put(dayCount, rules.constant(dayCount.name(), AccrualRule.values(), AccrualRule::name));
            }
        }
        rules.close();
        var terms = new CalendarTerms(
                centre(section),
                section.constant("convention", BusinessDayConvention.values(), BusinessDayConvention::name),
                section.number("paymentDay", 1, 28),
                section.date("firstPaymentDate"),
                section.constant("collectionPeriod", CollectionPeriodRule.values(), CollectionPeriodRule::name),
                section.number("recordDateBusinessDaysBefore", 0, 10),
                accrual);
        section.close();
        return terms;
    }

    private BusinessCalendar centre(Section section) {
        var name = section.text("centre");
        return BusinessCalendar.named(name).orElseGet(() -> {
            findings.addUnlessFaulty(
                    FindingCode.CALENDAR_UNKNOWN, section.path("centre"), "there is no calendar \"" + name + "\"");
            return BusinessCalendar.USNY;
        });
    }

    private RoundingTerms rounding(Section section) {
        var modes = new TreeMap<String, RoundingMode>();
        var share = section.constant("share", ShareRule.values(), ShareRule::name);
        section.required(RoundingTerms.INTEREST);
        var usable =
                new RoundingMode[] {RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP};
        for (var name : section.keys()) {
            if (!name.equals("share")) {
                modes.put(name, section.constant(name, usable, RoundingMode::name));
            }
        }
        section.close();
        return new RoundingTerms(modes, share);
    }

    private AccountTerms accounts(Section section) {
        section.section(AccountTerms.COLLECTIONS).close();
        var reserve = section.optional(AccountTerms.RESERVE).map(json -> {
            var account = Section.of(json, section.path(AccountTerms.RESERVE), findings);
            var terms = new AccountTerms.Reserve(money(account, "initialDeposit"), account.text("target"));
            account.close();
            return terms;
        });
        section.close();
        return new AccountTerms(reserve);
    }

    private TrancheTerms tranche(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new TrancheTerms(
                section.text("className"),
                section.constant("rank", Rank.values(), Rank::name),
                money(section, "originalBalance"),
                money(section, "denomination"),
                section.optional("coupon").map(coupon -> coupon(Section.of(coupon, section.path("coupon"), findings))),
                section.has("dayCount")
                        ? Optional.of(section.constant("dayCount", DayCount.values(), DayCount::name))
                        : Optional.empty());
        if (terms.coupon().isPresent() != terms.dayCount().isPresent()) {
            findings.addUnlessFaulty(
                    FindingCode.KEY_MISSING,
                    section.path(terms.coupon().isPresent() ? "dayCount" : "coupon"),
                    "coupon and day count stand together or not at all");
        }
        section.close();
        return terms;
    }

    private static Coupon coupon(Section section) {
        Coupon coupon = section.has("index")
                ? new Coupon.Floating(section.text("index"), section.decimal("margin"))
                : new Coupon.Fixed(section.decimal("fixed"));
        section.close();
        return coupon;
    }

    private FeeTerms fee(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new FeeTerms(section.text("name"), section.text("payee"), section.text("amount"));
        section.close();
        return terms;
    }

    private AmountTerms amount(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new AmountTerms(
                section.text("name"),
                section.text("formula"),
                section.optionalText("round"),
                section.has("at") ? section.constant("at", Moment.values(), DealWriter::word) : Moment.START);
        section.close();
        return terms;
    }

    private SortedMap<String, List<Step>> modes(Section root) {
        var steps = new StepReader(findings);
        root.required("modes");
        return root.named("modes", (mode, path) -> Section.listAt(mode, path, findings, steps::step));
    }

    private Money money(Section section, String key) {
        return section.parsed(
                key,
                "an amount of " + currency + ", without sign and at most " + LARGEST_AMOUNT.toPlainString() + ",",
                Money.zero(currency),
                text -> {
                    if (!text.matches("[0-9]{1,15}(\\.[0-9]+)?")
                            || new BigDecimal(text).compareTo(LARGEST_AMOUNT) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return Money.of(currency.getCurrencyCode(), text);
                });
    }
}
