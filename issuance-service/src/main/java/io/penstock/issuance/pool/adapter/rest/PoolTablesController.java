package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.application.AssetPools;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.RuleRegister;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.PoolContents;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.stratification.Stratification;
import io.penstock.issuance.pool.domain.stratification.StratificationTable;
import io.penstock.issuance.pool.domain.stratification.Stratum;
import io.penstock.issuance.request.RequestValues;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import io.penstock.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the stored loans of a pool are: under a version of rules, and in tables. */
@RestController
@RequestMapping("/v1/pools/{poolId}")
class PoolTablesController {

    private static final int SHOWN_DECIMALS = 6;

    private final AssetPools pools;
    private final TapeImport imports;
    private final RuleRegister register;

    PoolTablesController(AssetPools pools, TapeImport imports, RuleRegister register) {
        this.pools = pools;
        this.imports = imports;
        this.register = register;
    }

    /** @param eligibleBalance and other amounts: major units of {@code currency} */
    record EligibilityView(
            RuleReference rules,
            String tapeHash,
            String currency,
            int loans,
            String balance,
            int eligible,
            String eligibleBalance,
            List<ReasonView> reasons) {}

    /** @param unknown loans of which a value is missing that decides */
    record ReasonView(String code, int missed, int unknown, String balance) {}

    /** All loans of the pool's tape under a registered version of rules: nothing is changed by it. */
    @GetMapping("/eligibility")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    EligibilityView eligibility(@PathVariable String poolId, @RequestParam String rules, @RequestParam String version) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var document = EligibilityRulesController.find(register, rules, version).document();
        var terms = imports.terms(id);
        if (!document.currency().equals(terms.currency())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "RULES_CURRENCY_DIFFERS",
                    "the rules are in " + document.currency() + ", the pool in " + terms.currency());
        }
        var tape = tape(id).tape();
        var report = register.report(document, id, tape.hash(), terms.cutOffDate());
        var currency = terms.currency();
        return new EligibilityView(
                document.reference(),
                tape.hash(),
                currency.getCurrencyCode(),
                report.loans(),
                amount(currency, report.balance()),
                report.eligible(),
                amount(currency, report.eligibleBalance()),
                report.reasons().stream()
                        .map(r -> new ReasonView(r.code(), r.missed(), r.unknown(), amount(currency, r.balance())))
                        .toList());
    }

    /** @param table what the loans are arranged by */
    record TableView(String table, List<StratumView> strata, StratumView total) {}

    /**
     * One line of a table.
     *
     * @param share of the pool's balance, a fraction of one; rounded half up to six decimals like the averages
     * @param rate average weighted by balance; null if nothing is reported
     */
    record StratumView(
            String label,
            int loans,
            String balance,
            String share,
            @Nullable String rate,
            @Nullable String remainingTerm,
            @Nullable String score) {}

    /** The eligible loans of the pool in tables; each adds up to the pool. */
    @GetMapping("/strata")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    List<TableView> strata(@PathVariable String poolId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var terms = imports.terms(id);
        var loans = new ArrayList<LoanFacts>();
        register.eachLoan(id, tape(id).tape().hash(), loansOf(id), loans::add);
        return Stratification.of(loans, terms.currency(), terms.cutOffDate()).stream()
                .map(table -> view(table, terms.currency()))
                .toList();
    }

    /** Those of the pool; before it is frozen those that freezing would take. */
    private LoanSet loansOf(AssetPoolId id) {
        var pool = pools.get(id);
        return LoanSet.of(
                pool instanceof AssetPool.TapeImported(var _, var _, var _, var selected)
                        ? selected.map(chosen -> chosen.selection().loans())
                        : AssetPool.contents(pool).flatMap(PoolContents::loans));
    }

    private LoanTapeImported tape(AssetPoolId id) {
        return imports.current(id)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.CONFLICT, "POOL_HAS_NO_TAPE", "pool " + id + " has no tape yet"));
    }

    private static TableView view(StratificationTable table, Currency currency) {
        long pool = table.total().balance();
        return new TableView(
                table.name(),
                table.strata().stream().map(s -> view(s, pool, currency)).toList(),
                view(table.total(), pool, currency));
    }

    private static StratumView view(Stratum stratum, long pool, Currency currency) {
        return new StratumView(
                stratum.label(),
                stratum.loans(),
                amount(currency, stratum.balance()),
                text(stratum.share(pool)),
                text(stratum.rate()),
                text(stratum.remainingTerm()),
                text(stratum.score()));
    }

    private static @Nullable String text(Optional<Fraction> average) {
        return average.map(PoolTablesController::text).orElse(null);
    }

    private static String text(Fraction value) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String amount(Currency currency, long minorUnits) {
        return RequestValues.text(new Money(currency, minorUnits));
    }
}
