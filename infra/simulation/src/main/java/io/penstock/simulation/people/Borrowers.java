package io.penstock.simulation.people;

import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.domain.PaymentApplication;
import io.penstock.simulation.world.Dice;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** What borrowers do in a month, as a collection file. */
final class Borrowers {

    private final Dice dice;
    private final int payoffs;
    private final int misses;
    private final int defaults;

    /** Each life has borrowers of its own kind: quick ones, late ones, bad ones. */
    Borrowers(Dice dice) {
        this.dice = dice;
        payoffs = dice.pick(List.of(10, 100, 500));
        misses = dice.pick(List.of(20, 200));
        defaults = dice.pick(List.of(0, 40, 250));
    }

    String file(YearMonth period, List<LoanAccount> loans) {
        var csv = new StringBuilder("loanId,date,type,amount\n");
        for (var loan : loans) {
            var row = row(loan);
            if (!row.isEmpty()) {
                csv.append(loan.loanId())
                        .append(',')
                        .append(period.atDay(dice.between(1, period.lengthOfMonth())))
                        .append(',')
                        .append(row)
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private String row(LoanAccount loan) {
        if (loan.status() == LoanStatus.DEFAULTED) {
            long left = loan.chargedOff() - loan.recovered();
            return left > 1 && dice.perMille(500) ? "RECOVERY," + major(1 + dice.below((int) left)) : "";
        }
        if (loan.currentBalance() == 0) {
            return "";
        }
        long owed = loan.currentBalance() + PaymentApplication.interestDue(loan);
        int fate = dice.below(1000);
        if (fate < payoffs || loan.scheduledPayment() >= owed) {
            return "PAYOFF," + major(owed);
        }
        if (fate < payoffs + defaults) {
            return "DEFAULT,";
        }
        if (fate < payoffs + defaults + misses) {
            return dice.perMille(500) ? "" : "PAYMENT," + major(1 + dice.below((int) loan.scheduledPayment()));
        }
        return "PAYMENT," + major(loan.scheduledPayment());
    }

    static String major(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
