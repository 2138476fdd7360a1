package io.penstock.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a class got and what it lost over its life.
 *
 * @param principalPaid in total
 * @param principalLoss original balance less principal paid: written down, or still unpaid at the end
 * @param interestShortfall interest due less interest paid at the end, not below zero
 * @param largestInterestShortfall the highest it ever stood
 * @param firstPrincipalLoss date of the first write-down; without one, of the last flow, if a balance was left
 * @param firstInterestShortfall date on which interest was first left unpaid
 */
public record ClassOutcome(
        double originalBalance,
        double principalPaid,
        double principalLoss,
        double interestShortfall,
        double largestInterestShortfall,
        Optional<LocalDate> firstPrincipalLoss,
        Optional<LocalDate> firstInterestShortfall) {

    /**
     * Adds up the flows of one class.
     *
     * @param flows in order of their dates
     * @param threshold amounts up to it are rounding dust and no loss: half a minor unit
     * @throws IllegalArgumentException if the dates are out of order
     */
    public static ClassOutcome of(double originalBalance, List<ClassCashflow> flows, double threshold) {
        double paid = 0;
        double arrears = 0;
        double largest = 0;
        Optional<LocalDate> firstLoss = Optional.empty();
        Optional<LocalDate> firstShortfall = Optional.empty();
        Optional<LocalDate> last = Optional.empty();
        for (var flow : flows) {
            if (last.isPresent() && flow.date().isBefore(last.get())) {
                throw new IllegalArgumentException("flow of " + flow.date() + " after that of " + last.get());
            }
            last = Optional.of(flow.date());
            paid += flow.principalPaid();
            arrears += flow.interestDue() - flow.interestPaid();
            largest = Math.max(largest, arrears);
            if (firstLoss.isEmpty() && flow.writeDown() > threshold) {
                firstLoss = last;
            }
            if (firstShortfall.isEmpty() && arrears > threshold) {
                firstShortfall = last;
            }
        }
        double loss = originalBalance - paid;
        if (loss <= threshold) {
            loss = 0;
        } else if (firstLoss.isEmpty()) {
            firstLoss = last;
        }
        return new ClassOutcome(
                originalBalance,
                paid,
                loss,
                arrears > threshold ? arrears : 0,
                largest > threshold ? largest : 0,
                firstLoss,
                firstShortfall);
    }

    /** The same for a class that is owed no principal. */
    public ClassOutcome withoutPrincipal() {
        return new ClassOutcome(
                originalBalance,
                0,
                0,
                interestShortfall,
                largestInterestShortfall,
                Optional.empty(),
                firstInterestShortfall);
    }

    /** Whether principal or interest was lost in the end. */
    public boolean isWhole() {
        return principalLoss == 0 && interestShortfall == 0;
    }

    /** The loss of principal as a share of the original balance. */
    public double lossShare() {
        return principalLoss / originalBalance;
    }
}
