package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.application.BlockTimes;
import io.penstock.issuance.tranche.application.DatedRegister;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.security.CurrentActor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who held a deal's units, as of any time or block. */
@RestController
class RegisterController {

    private static final List<String> SEE_ALL_HOLDERS = List.of("spv-admin", "approver", "auditor", "operator");

    private final DatedRegister register;
    private final BlockTimes times;
    private final Deals deals;

    RegisterController(DatedRegister register, BlockTimes times, Deals deals) {
        this.register = register;
        this.times = times;
        this.deals = deals;
    }

    /** @param block after which the register is so */
    record RegisterView(String dealId, long block, List<LineView> holders) {}

    /** @param units original face in major units of {@code currency} */
    record LineView(String className, String investorId, String wallet, String currency, String units) {}

    /**
     * An investor sees its own lines alone.
     *
     * @param asOf a time with its zone: the last block until then
     * @param block a block itself; the newest if neither is given
     */
    @GetMapping("/v1/deals/{dealId}/register")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    RegisterView register(
            @PathVariable String dealId,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long block) {
        var id = RequestValues.id(DealId::named, dealId);
        if (deals.structured(id).isEmpty()) {
            throw new RejectedException(new Rejection(DealRejection.DEAL_NOT_FOUND, "no deal " + id));
        }
        long at = block != null ? block : asOf != null ? times.lastUntil(Texts.instant(asOf, "asOf")) : times.latest();
        boolean all = SEE_ALL_HOLDERS.stream().anyMatch(CurrentActor::hasRole);
        var own = CurrentActor.investorId();
        return new RegisterView(
                id.name(),
                at,
                register.at(id, at).stream()
                        .filter(each ->
                                all || own.equals(Optional.of(each.investorId().name())))
                        .map(each -> new LineView(
                                each.className(),
                                each.investorId().name(),
                                each.wallet(),
                                each.faceValue().currency().getCurrencyCode(),
                                RequestValues.text(each.faceValue())))
                        .toList());
    }
}
