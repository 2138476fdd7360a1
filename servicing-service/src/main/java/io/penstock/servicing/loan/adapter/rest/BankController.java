package io.penstock.servicing.loan.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.loan.BankStatement;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.adapter.camt.CamtException;
import io.penstock.servicing.loan.adapter.camt.CamtReader;
import io.penstock.servicing.loan.application.BankStatements;
import io.penstock.servicing.loan.application.CashAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The collections account at the bank: statements in, cash in suspense to where it belongs. Each answer is the account. */
@RestController
@RequestMapping("/v1/deals/{dealId}/bank")
class BankController {

    private final BankStatements bank;

    BankController(BankStatements bank) {
        this.bank = bank;
    }

    /** Takes a file of statements (camt.053) or notifications (camt.054). The same statement again changes nothing. */
    @PostMapping("/statements")
    @PreAuthorize("hasRole('spv-admin')")
    CashAccount take(@PathVariable String dealId, @RequestBody byte[] bytes) {
        var book = LoanBookId.ofDeal(dealId);
        List<BankStatement> statements;
        try {
            statements = CamtReader.read(bytes);
        } catch (CamtException e) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "STATEMENT_UNREADABLE", String.valueOf(e.getMessage()));
        }
        statements.forEach(each -> bank.take(book, each, CurrentActor.name()));
        return bank.account(book, null);
    }

    /**
     * Where cash belongs.
     *
     * @param source of the deal document, or {@code borrowers} for the cash of the period's collection file
     * @param amount in major units; less than the entry leaves the rest in suspense
     */
    record ApplicationRequest(String reference, String collectionPeriod, String source, String amount) {}

    @PostMapping("/applications")
    @PreAuthorize("hasRole('spv-admin')")
    CashAccount apply(@PathVariable String dealId, @RequestBody ApplicationRequest request) {
        var book = LoanBookId.ofDeal(dealId);
        try {
            bank.apply(
                    book,
                    request.reference(),
                    CollectionMonth.of(request.collectionPeriod()),
                    request.source(),
                    request.amount(),
                    CurrentActor.name());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "AMOUNT_INVALID", "amount: write the amount as 1234.56");
        }
        return bank.account(book, null);
    }

    /** Why cash goes back; names no person. */
    record ReturnRequest(String reference, String reason) {}

    @PostMapping("/returns")
    @PreAuthorize("hasRole('spv-admin')")
    CashAccount giveBack(@PathVariable String dealId, @RequestBody ReturnRequest request) {
        var book = LoanBookId.ofDeal(dealId);
        bank.giveBack(book, request.reference(), request.reason(), CurrentActor.name());
        return bank.account(book, null);
    }

    /** The account with what is in suspense, by age on a date; without one, on that of the last booking. */
    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    CashAccount account(@PathVariable String dealId, @RequestParam Optional<LocalDate> asOf) {
        return bank.account(LoanBookId.ofDeal(dealId), asOf.orElse(null));
    }
}
