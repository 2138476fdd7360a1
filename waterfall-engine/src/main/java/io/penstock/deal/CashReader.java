package io.penstock.deal;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what cash comes from, lies in and is due for: inputs, sources, accounts, ledgers, fees, amounts. */
final class CashReader {

    static final String AFTER = "after:";

    private static final Kind[] INPUT_KINDS = {Kind.MONEY, Kind.RATE, Kind.COUNT, Kind.FLAG};

    private final Currency currency;
    private final Findings findings;

    CashReader(Currency currency, Findings findings) {
        this.currency = currency;
        this.findings = findings;
    }

    InputTerms input(Json json, String path) {
        var section = Section.of(json, path, findings);
        var kind = section.constant("type", INPUT_KINDS, Kind::name);
        var name = section.text("name");
        Optional<String> defaultValue = section.has("default")
                ? Optional.of(section.parsed("default", "a value of " + kind, "0", text -> {
                    InputValue.parse(kind, currency, text);
                    return InputValue.canonical(kind, text);
                }))
                : Optional.empty();
        var terms = new InputTerms(name, kind, defaultValue, section.optionalText("note"));
        section.close();
        return terms;
    }

    /** {@code {to: collections}} or {@code {to: {income: "0.9", principal: "0.1"}}}. */
    SourceTerms source(Json json, String path) {
        var section = Section.of(json, path, findings);
        var to = section.required("to");
        var weights = new TreeMap<String, BigDecimal>();
        if (to.filter(Json.Members.class::isInstance).isPresent()) {
            var accounts = section.section("to");
            accounts.keys().forEach(account -> weights.put(account, accounts.decimal(account)));
        } else if (to.isPresent()) {
            weights.put(section.text("to"), BigDecimal.ONE);
        }
        section.close();
        return new SourceTerms(weights);
    }

    AccountTerms account(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new AccountTerms(
                section.has("initialDeposit") ? section.money("initialDeposit", currency) : Money.zero(currency),
                section.optionalText("target"),
                section.optionalText("floor"),
                section.has("keeps") && flag(section, "keeps"));
        section.close();
        return terms;
    }

    private static boolean flag(Section section, String key) {
        return section.parsed(key, "true or false", false, text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(text);
            }
            return text.equals("true");
        });
    }

    LedgerTerms ledger(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new LedgerTerms(section.text("name"), section.optionalText("class"));
        section.close();
        return terms;
    }

    FeeTerms fee(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new FeeTerms(section.text("name"), section.text("payee"), section.text("amount"));
        section.close();
        return terms;
    }

    AmountTerms amount(Json json, String path) {
        var section = Section.of(json, path, findings);
        var at = section.optionalText("at").orElse("start");
        var after = at.startsWith(AFTER) && at.length() > AFTER.length()
                ? Optional.of(at.substring(AFTER.length()))
                : Optional.<String>empty();
        var moment = switch (at) {
            case "start" -> Moment.START;
            case "use" -> Moment.USE;
            default -> Moment.AFTER;
        };
        if (moment == Moment.AFTER && after.isEmpty() && !at.isEmpty()) {
            findings.add(
                    FindingCode.VALUE_MALFORMED,
                    section.path("at"),
                    "start, use or " + AFTER + "CLAUSE is expected, not \"" + at + "\"");
        }
        var terms = new AmountTerms(
                section.text("name"), section.text("formula"), section.optionalText("round"), moment, after);
        section.close();
        return terms;
    }
}
