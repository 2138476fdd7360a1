package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.issuance.tranche.view.holders.Holders;
import io.penstock.issuance.tranche.view.summary.DealSummaries;
import io.penstock.issuance.tranche.view.summary.DealSummaries.DealSummary;
import io.penstock.kernel.Money;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists deals and holders, from the read models. */
@RestController
class DealReadController {

    private static final List<String> SEE_ALL_HOLDERS = List.of("spv-admin", "approver", "auditor", "operator");

    private final DealSummaries summaries;
    private final Holders holders;
    private final Deals deals;

    DealReadController(DealSummaries summaries, Holders holders, Deals deals) {
        this.summaries = summaries;
        this.holders = holders;
        this.deals = deals;
    }

    @GetMapping("/v1/deals")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    List<DealSummary> deals() {
        return summaries.all();
    }

    /** @param units original face in major units of the deal's currency */
    record HolderView(String className, String investorId, String wallet, String currency, String units) {}

    /** An investor sees its own holdings alone. */
    @GetMapping("/v1/deals/{dealId}/holders")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    List<HolderView> holders(@PathVariable String dealId) {
        var id = RequestValues.id(DealId::named, dealId);
        var currency = deals.structured(id)
                .orElseThrow(() -> ProblemException.notFound("DEAL_NOT_FOUND", "no deal " + id))
                .terms()
                .currency();
        boolean all = SEE_ALL_HOLDERS.stream().anyMatch(CurrentActor::hasRole);
        var own = CurrentActor.investorId();
        return holders.of(id.name()).stream()
                .filter(holder -> all || own.equals(Optional.of(holder.investorId())))
                .map(holder -> new HolderView(
                        holder.className(),
                        holder.investorId(),
                        holder.wallet(),
                        currency.getCurrencyCode(),
                        RequestValues.text(new Money(currency, holder.units()))))
                .toList();
    }
}
