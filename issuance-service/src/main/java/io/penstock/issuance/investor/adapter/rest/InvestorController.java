package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.InvestorCommand.ChangeStanding;
import io.penstock.issuance.investor.InvestorCommand.ReceiveCash;
import io.penstock.issuance.investor.InvestorCommand.RegisterInvestor;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.application.Investors;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers investors and takes in their cash. */
@RestController
@RequestMapping("/v1/investors/{investorId}")
@Versioned("investor/{investorId}")
class InvestorController {

    private final Commands commands;
    private final Investors investors;

    InvestorController(Commands commands, Investors investors) {
        this.commands = commands;
        this.investors = investors;
    }

    /**
     * The wire format of a registration.
     *
     * @param country ISO 3166-1 alpha-2
     * @param wallet 0x and 40 hex digits
     */
    record RegisterRequest(
            @Nullable String country,
            @Nullable Boolean qualified,
            @Nullable String wallet) {}

    /** @param amount major units as text */
    record CashRequest(@Nullable String currency, @Nullable String amount) {}

    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    InvestorView register(@PathVariable String investorId, @RequestBody RegisterRequest request) {
        var id = RequestValues.id(InvestorId::named, investorId);
        commands.send(new RegisterInvestor(
                id,
                RequestValues.required(request.country(), "country"),
                RequestValues.required(request.qualified(), "qualified"),
                RequestValues.required(request.wallet(), "wallet")));
        return show(id);
    }

    /** An investor is shown only what is its own. */
    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    InvestorView investor(@PathVariable String investorId) {
        var id = RequestValues.id(InvestorId::named, investorId);
        if (isOnlyInvestor() && !CurrentActor.investorId().equals(Optional.of(id.name()))) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "NOT_YOUR_OWN", "investors see what is registered for themselves");
        }
        return show(id);
    }

    /** Money of this bank transfer has arrived: its tokens are issued once, however often this is told. */
    @PostMapping("/cash/{reference}")
    @PreAuthorize("hasRole('spv-admin')")
    InvestorView receive(
            @PathVariable String investorId, @PathVariable String reference, @RequestBody CashRequest request) {
        var id = RequestValues.id(InvestorId::named, investorId);
        var amount = RequestValues.money(RequestValues.currency(request.currency()), request.amount(), "amount");
        commands.send(new ReceiveCash(id, reference, amount));
        return show(id);
    }

    /** @param reason 1 to 200 characters, nothing personal */
    record StandingRequest(@Nullable String reason) {}

    /** At once by one person: units and cash of the investor stay where they are from the next block on. */
    @PostMapping("/suspension")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    ResponseEntity<InvestorView> suspend(@PathVariable String investorId, @RequestBody StandingRequest request) {
        return changeStanding(investorId, true, request);
    }

    /** By somebody else than who has suspended. */
    @PostMapping("/reinstatement")
    @PreAuthorize("hasRole('approver')")
    ResponseEntity<InvestorView> reinstate(@PathVariable String investorId, @RequestBody StandingRequest request) {
        return changeStanding(investorId, false, request);
    }

    private ResponseEntity<InvestorView> changeStanding(String investorId, boolean suspend, StandingRequest request) {
        var id = RequestValues.id(InvestorId::named, investorId);
        commands.send(new ChangeStanding(
                id, suspend, RequestValues.required(request.reason(), "reason"), CurrentActor.name()));
        return ResponseEntity.accepted().body(show(id));
    }

    private static boolean isOnlyInvestor() {
        return CurrentActor.hasRole("investor")
                && !CurrentActor.hasRole("spv-admin")
                && !CurrentActor.hasRole("approver")
                && !CurrentActor.hasRole("auditor")
                && !CurrentActor.hasRole("operator");
    }

    private InvestorView show(InvestorId id) {
        return InvestorView.of(id, investors.get(id))
                .orElseThrow(() -> ProblemException.notFound("INVESTOR_NOT_FOUND", "no investor " + id));
    }
}
