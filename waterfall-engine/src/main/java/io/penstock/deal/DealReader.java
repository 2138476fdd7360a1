package io.penstock.deal;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.CalendarTerms.CollectionPeriodRule;
import io.penstock.deal.CalendarTerms.Frequency;
import io.penstock.deal.DealTerms.GoverningDocument;
import io.penstock.deal.RoundingTerms.ShareRule;
import io.penstock.deal.formula.FormulaParser;
import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import io.penstock.kernel.DayCount;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a JSON tree as a document: shapes, keys and single values. Whether the values go together is
 * {@link TermsValidation}'s and {@link StepValidation}'s question.
 */
final class DealReader {

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
        var deal = deal(root.section("deal"));
        var cash = new CashReader(currency, findings);
        var control = new ControlReader(findings);
        var document = new DealDocument(
                deal,
                root.list("parties", this::party),
                calendar(root.section("calendar")),
                rounding(root.section("rounding")),
                root.optionalText("mode").orElse(DealDocument.AMORTIZING),
                root.optionalList("inputs", cash::input),
                root.named("sources", cash::source),
                accounts(root, cash),
                root.optionalList("ledgers", cash::ledger),
                root.list("tranches", new TrancheReader(currency, findings)::tranche),
                root.named(
                        "groups",
                        (group, path) -> Section.listAt(
                                group, path, findings, (name, at) -> Section.textAt(name, at, findings))),
                root.list("fees", cash::fee),
                root.list("amounts", cash::amount),
                root.optionalList("tests", control::test),
                root.optionalList("transitions", control::transition),
                root.named("orders", new StepReader(findings)::order),
                modes(root),
                root.optionalList("calls", control::call));
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
                section.date("legalFinalMaturity"),
                section.optionalText("supersedes"),
                section.has("effectiveFrom") ? Optional.of(section.date("effectiveFrom")) : Optional.empty(),
                section.optionalList("documents", this::governing));
        section.close();
        return terms;
    }

    private GoverningDocument governing(Json json, String path) {
        var section = Section.of(json, path, findings);
        var document = new GoverningDocument(
                section.text("name"), section.optionalText("hash"), section.optionalText("source"));
        section.close();
        return document;
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
        var rules = Section.of(
                section.optional("accrual").orElse(Json.Members.of(Map.of())), section.path("accrual"), findings);
        for (var dayCount : DayCount.values()) {
            if (rules.has(dayCount.name())) {
                accrual.put(dayCount, rules.constant(dayCount.name(), AccrualRule.values(), AccrualRule::name));
            }
        }
        rules.close();
        var frequency = section.constant("frequency", Frequency.values(), Frequency::name, Frequency.MONTHLY);
        var terms = new CalendarTerms(
                centre(section),
                section.constant("convention", BusinessDayConvention.values(), BusinessDayConvention::name),
                section.number("paymentDay", 1, 28),
                section.date("firstPaymentDate"),
                section.constant("collectionPeriod", CollectionPeriodRule.values(), CollectionPeriodRule::name),
                frequency,
                section.has("collectionPeriodsInFirst")
                        ? section.number("collectionPeriodsInFirst", 1, 24)
                        : frequency.months(),
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
        var usable = FormulaParser.MODES.toArray(RoundingMode[]::new);
        for (var name : section.keys()) {
            if (!name.equals("share")) {
                modes.put(name, section.constant(name, usable, RoundingMode::name));
            }
        }
        section.close();
        return new RoundingTerms(modes, share);
    }

    private static SortedMap<String, AccountTerms> accounts(Section root, CashReader cash) {
        root.required("accounts");
        return root.named("accounts", cash::account);
    }

    private SortedMap<String, List<Step>> modes(Section root) {
        var steps = new StepReader(findings);
        root.required("modes");
        return root.named("modes", (mode, path) -> Section.listAt(mode, path, findings, steps::step));
    }
}
