package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.domain.CashAccount.Transfer;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.Standing;
import io.penstock.issuance.request.RequestValues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An investor as it is shown.
 *
 * @param state {@code PENDING} until the register on chain has the wallet, {@code REVERTED} if the chain refused it,
 *     then {@code REGISTERED}
 * @param qualified as the register on chain has it
 * @param transaction of the registration
 * @param standing {@code GOOD}, {@code SUSPENDED}, or {@code SUSPENDING} and {@code REINSTATING} while the chain has not
 *     answered; absent before the registration
 */
record InvestorView(
        String investorId,
        String state,
        String country,
        boolean qualified,
        String wallet,
        @Nullable String transaction,
        List<CashView> cash,
        @Nullable String standing) {

    /** @param state {@code PENDING}, {@code ISSUED} or {@code REVERTED} */
    record CashView(String reference, String currency, String amount, String state) {

        static CashView of(Transfer transfer) {
            return new CashView(
                    transfer.reference(),
                    transfer.amount().currency().getCurrencyCode(),
                    RequestValues.text(transfer.amount()),
                    transfer.state().name());
        }
    }

    static Optional<InvestorView> of(InvestorId id, Investor investor) {
        return switch (investor) {
            case Investor.Absent _ -> Optional.empty();
            case Investor.Applicant(var request, var waiting) ->
                Optional.of(
                        of(id, waiting ? "PENDING" : "REVERTED", request, request.qualified(), null, List.of(), null));
            case Investor.Registered(var request, var registered, var cash, var standing, var qualification) ->
                Optional.of(of(
                        id,
                        "REGISTERED",
                        request,
                        qualification.held(),
                        registered.transactionHash(),
                        cash.transfers().stream().map(CashView::of).toList(),
                        text(standing)));
        };
    }

    private static InvestorView of(
            InvestorId id,
            String state,
            RegistrationRequested request,
            boolean qualified,
            @Nullable String transaction,
            List<CashView> cash,
            @Nullable String standing) {
        return new InvestorView(
                id.name(), state, request.country(), qualified, request.wallet(), transaction, cash, standing);
    }

    private static String text(Standing standing) {
        return standing.open()
                .map(order -> order.suspend() ? "SUSPENDING" : "REINSTATING")
                .orElse(standing.suspended() ? "SUSPENDED" : "GOOD");
    }
}
