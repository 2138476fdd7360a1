package io.penstock.deal;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks where cash comes from and lies: inputs, sources, accounts, ledgers, and what fees come to. */
final class CashValidation {

    /** Names of sources that the language uses itself. */
    private static final Set<String> RESERVED = Set.of("total", "call");

    private final DealDocument document;
    private final AmountValidation amounts;
    private final Findings findings;

    CashValidation(DealDocument document, AmountValidation amounts, Findings findings) {
        this.document = document;
        this.amounts = amounts;
        this.findings = findings;
    }

    void check() {
        for (int i = 0; i < document.fees().size(); i++) {
            amounts.requireMoney(document.fees().get(i).amount(), "fees[" + i + "].amount", true);
        }
        names("inputs", document.inputs().stream().map(InputTerms::name).toList());
        names("ledgers", document.ledgers().stream().map(LedgerTerms::name).toList());
        for (int i = 0; i < document.ledgers().size(); i++) {
            var path = "ledgers[" + i + "].class";
            document.ledgers()
                    .get(i)
                    .className()
                    .ifPresent(name -> require(
                            document.tranches().stream()
                                    .anyMatch(t -> t.className().equals(name)),
                            FindingCode.NAME_UNKNOWN,
                            path,
                            "no class " + name));
        }
        document.accounts().forEach(this::account);
        if (document.sources().isEmpty()) {
            require(
                    document.accounts().containsKey(AccountTerms.COLLECTIONS),
                    FindingCode.KEY_MISSING,
                    "accounts." + AccountTerms.COLLECTIONS,
                    "a deal that states no sources has an account " + AccountTerms.COLLECTIONS);
        } else {
            document.sources().forEach(this::source);
            Sources.OF_EVERY_POOL.forEach(name -> require(
                    document.sources().containsKey(name),
                    FindingCode.SOURCE_UNMAPPED,
                    "sources." + name,
                    "every pool brings " + name + ": name the account that it goes to"));
        }
    }

    private void account(String name, AccountTerms account) {
        var path = "accounts." + name;
        named(name, path);
        account.target().ifPresent(target -> amounts.requireMoney(target, path + ".target", false));
        account.floor().ifPresent(floor -> amounts.requireMoney(floor, path + ".floor", false));
    }

    private void source(String name, SourceTerms source) {
        var path = "sources." + name;
        named(name, path);
        require(!RESERVED.contains(name), FindingCode.NAME_RESERVED, path, name + " is a word of the language");
        require(!source.to().isEmpty(), FindingCode.SOURCE_UNMAPPED, path + ".to", name + " goes to no account");
        for (var account : source.to().keySet()) {
            require(
                    document.accounts().containsKey(account),
                    FindingCode.NAME_UNKNOWN,
                    path + ".to",
                    "no account " + account);
        }
        var sum = source.to().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        require(
                sum.compareTo(BigDecimal.ONE) == 0
                        && source.to().values().stream().allMatch(weight -> weight.signum() > 0),
                FindingCode.SOURCE_WEIGHT_NOT_ONE,
                path + ".to",
                "the weights add up to " + sum.toPlainString() + "; each is above 0, and together they are 1");
    }

    private void names(String list, List<String> names) {
        var taken = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var path = list + "[" + i + "].name";
            named(names.get(i), path);
            require(taken.add(names.get(i)), FindingCode.NAME_DUPLICATE, path, names.get(i) + " stands twice");
        }
    }

    private void named(String name, String path) {
        require(
                TermsValidation.SMALL_NAME.matcher(name).matches(),
                FindingCode.VALUE_MALFORMED,
                path,
                "\"" + name + "\" is no name such as reserve");
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
