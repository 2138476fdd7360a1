package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolCommand.GivenRules;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.AssetPools;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.application.PledgedFreeze;
import io.penstock.issuance.pool.application.PoolRules;
import io.penstock.issuance.pool.application.RuleRegister;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.request.RequestValues;
import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens, shows and freezes pools. */
@RestController
@RequestMapping("/v1/pools/{poolId}")
@Versioned("pool/{poolId}")
class AssetPoolController {

    private static final int LARGEST_PAGE = 1_000;

    private final Commands commands;
    private final AssetPools pools;
    private final PledgedFreeze freeze;
    private final TapeImport imports;
    private final LoanTapeStore store;
    private final RuleRegister register;
    private final PoolRules rules;

    AssetPoolController(
            Commands commands,
            AssetPools pools,
            PledgedFreeze freeze,
            TapeImport imports,
            LoanTapeStore store,
            RuleRegister register,
            PoolRules rules) {
        this.register = register;
        this.rules = rules;
        this.commands = commands;
        this.pools = pools;
        this.freeze = freeze;
        this.imports = imports;
        this.store = store;
    }

    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    PoolView open(@PathVariable String poolId, @RequestBody OpenPoolRequest request) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var eligibility = request.eligibility();
        var given = Optional.ofNullable(request.rules()).map(this::given);
        commands.send(new OpenPool(
                id,
                RequestValues.required(request.name(), "name"),
                request.currency() == null && given.isPresent()
                        ? given.get().currency()
                        : RequestValues.currency(request.currency()),
                RequestValues.required(request.cutOffDate(), "cutOffDate"),
                eligibility == null ? List.of() : eligibility.criteria(),
                given,
                request.required()));
        return show(id);
    }

    private GivenRules given(OpenPoolRequest.Rules rules) {
        var document = EligibilityRulesController.find(
                        register,
                        RequestValues.required(rules.id(), "rules.id"),
                        RequestValues.required(rules.version(), "rules.version"))
                .document();
        return new GivenRules(document.reference(), document.currency(), document.effectiveFrom());
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    PoolView pool(@PathVariable String poolId) {
        return show(RequestValues.id(AssetPoolId::named, poolId));
    }

    @PostMapping("/freeze")
    @PreAuthorize("hasRole('spv-admin')")
    PoolView freeze(@PathVariable String poolId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        freeze.run(id);
        return show(id);
    }

    /** Rejected loans with all their reasons, in order of loan id. Single loans are not shown to investors. */
    @GetMapping("/rejections")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    RejectionPage rejections(
            @PathVariable String poolId,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var terms = imports.terms(id);
        var currency = terms.currency();
        var clauses = rules.clauses(terms);
        int rows = Math.clamp(limit, 1, LARGEST_PAGE);
        var rejected = imports.current(id)
                .map(imported -> store.rejected(id, imported.tape().hash(), after, rows))
                .orElse(List.of());
        return new RejectionPage(
                rejected.stream()
                        .map(loan -> RejectionView.of(loan, currency, clauses))
                        .toList(),
                rejected.size() < rows ? null : rejected.getLast().loan().loanId());
    }

    /** @param next to be given as {@code after} for the next page; null on the last */
    record RejectionPage(
            List<RejectionView> items, @Nullable String next) {}

    /** @param row line of the loan in its file */
    record RejectionView(String loanId, long row, String currency, String currentBalance, List<ReasonView> reasons) {

        static RejectionView of(RejectedLoan rejected, Currency currency, Map<String, String> clauses) {
            var loan = rejected.loan();
            var balance = new Money(currency, loan.currentBalance());
            return new RejectionView(
                    loan.loanId(),
                    loan.line(),
                    currency.getCurrencyCode(),
                    RequestValues.text(balance),
                    rejected.reasons().stream()
                            .map(r ->
                                    new ReasonView(r.criterion(), clauses.getOrDefault(r.criterion(), ""), r.detail()))
                            .toList());
        }
    }

    /**
     * One clause that a loan misses.
     *
     * @param criterion code of the clause
     * @param clause what it says, as the rules of the pool have it
     * @param detail the loan's figure, and what it is held against
     */
    record ReasonView(String criterion, String clause, String detail) {}

    private PoolView show(AssetPoolId id) {
        var pool = pools.get(id);
        if (pool instanceof AssetPool.Absent) {
            throw ProblemException.notFound("POOL_NOT_FOUND", "no pool " + id);
        }
        return PoolView.of(pool);
    }
}
