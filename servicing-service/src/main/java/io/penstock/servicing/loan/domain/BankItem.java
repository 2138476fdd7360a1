package io.penstock.servicing.loan.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.BankAccountEvent.EntryApplied;
import io.penstock.servicing.loan.BankEntry;
import java.util.List;

/**
 * One credit of the collections account and what became of it: amount = applied + returned + reversed + in suspense.
 *
 * @param applications in their order
 */
public record BankItem(BankEntry entry, List<EntryApplied> applications, Money returned, Money reversed) {

    static BankItem of(BankEntry entry) {
        var nothing = Money.zero(entry.amount().currency());
        return new BankItem(entry, List.of(), nothing, nothing);
    }

    /** What belongs to periods. */
    public Money applied() {
        return applications.stream().map(EntryApplied::amount).reduce(zero(), Money::plus);
    }

    /** What nobody has said anything about. */
    public Money suspense() {
        return entry.amount().minus(applied()).minus(returned).minus(reversed);
    }

    Money zero() {
        return Money.zero(entry.amount().currency());
    }
}
