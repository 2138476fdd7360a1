package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.application.AssetPools;
import io.penstock.issuance.pool.application.LoanChoices;
import io.penstock.issuance.pool.application.LoanChoices.StoredSelection;
import io.penstock.issuance.pool.application.PoolSelections;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.request.RequestValues;
import io.penstock.kernel.Money;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Chooses loans of a pool's tape for a wanted size, shows what was chosen, and makes one choice the pool's. */
@RestController
@RequestMapping("/v1/pools/{poolId}/selections")
@Versioned("pool/{poolId}")
class PoolSelectionsController {

    private final PoolSelections selections;
    private final LoanChoices choices;
    private final AssetPools pools;
    private final TapeImport imports;

    PoolSelectionsController(PoolSelections selections, LoanChoices choices, AssetPools pools, TapeImport imports) {
        this.selections = selections;
        this.choices = choices;
        this.pools = pools;
        this.imports = imports;
    }

    /**
     * What is wanted.
     *
     * @param target the largest balance, major units of the pool's currency
     * @param tolerance by how much the pool may fall short; nothing if it is not given
     * @param seed another one gives another pool of the same size; 1 if it is not given
     */
    record Wanted(
            @Nullable String target,
            @Nullable String tolerance,
            @Nullable Long seed) {}

    /**
     * A selection.
     *
     * @param loans SHA-256 over the chosen loan ids in order
     * @param binding limits that kept loans out of a pool that falls short
     * @param confirmed whether it is the pool's
     */
    record SelectionView(
            String selectionId,
            String tapeHash,
            RuleReference rules,
            String currency,
            String target,
            String tolerance,
            long seed,
            String loans,
            int loanCount,
            String balance,
            boolean reached,
            List<String> binding,
            boolean confirmed,
            String madeBy,
            Instant madeAt) {}

    @PostMapping
    @PreAuthorize("hasRole('spv-admin')")
    SelectionView choose(@PathVariable String poolId, @RequestBody Wanted wanted) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var currency = imports.terms(id).currency();
        var target = RequestValues.money(currency, wanted.target(), "target");
        var tolerance =
                RequestValues.money(currency, wanted.tolerance() == null ? "0" : wanted.tolerance(), "tolerance");
        if (target.minorUnits() <= 0) {
            throw unacceptable("TARGET_NOT_POSITIVE", "a pool of " + target + " is none");
        }
        if (tolerance.minorUnits() < 0) {
            throw unacceptable("TOLERANCE_NEGATIVE", "the tolerance is " + tolerance);
        }
        long seed = wanted.seed() == null ? 1 : wanted.seed();
        return view(id, selections.choose(id, target, tolerance, seed, CurrentActor.name()));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<SelectionView> all(@PathVariable String poolId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        return choices.selections(id).stream()
                .map(selection -> view(id, selection))
                .toList();
    }

    @PostMapping("/{selectionId}/confirm")
    @PreAuthorize("hasRole('spv-admin')")
    SelectionView confirm(@PathVariable String poolId, @PathVariable String selectionId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        if (!selections.confirm(id, selectionId)) {
            throw ProblemException.notFound("SELECTION_NOT_FOUND", "pool " + id + " has no selection " + selectionId);
        }
        return view(id, choices.selection(id, selectionId).orElseThrow());
    }

    private SelectionView view(AssetPoolId id, StoredSelection stored) {
        var selection = stored.selection();
        return new SelectionView(
                selection.id(),
                stored.tapeHash(),
                selection.rules(),
                selection.target().currency().getCurrencyCode(),
                text(selection.target()),
                text(selection.tolerance()),
                selection.seed(),
                selection.loans(),
                selection.loanCount(),
                text(selection.balance()),
                selection.reached(),
                stored.binding(),
                AssetPool.selectionOf(pools.get(id))
                        .filter(selection.id()::equals)
                        .isPresent(),
                stored.madeBy(),
                stored.madeAt());
    }

    private static String text(Money money) {
        return RequestValues.text(money);
    }

    private static ProblemException unacceptable(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
