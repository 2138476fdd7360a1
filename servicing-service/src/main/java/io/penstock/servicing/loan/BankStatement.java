package io.penstock.servicing.loan;

import io.penstock.servicing.loan.BankAccountCommand.Balances;
import java.util.List;
import java.util.Optional;

/**
 * A statement or notification of the bank as it was read, without names.
 *
 * @param statementId as the bank writes it
 * @param balances booked, at begin and end; empty for a notification
 */
public record BankStatement(String statementId, Optional<Balances> balances, List<BankEntry> entries) {}
