package io.penstock.issuance.pool.domain.selection;

import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.eligibility.Limit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a pool within the limits of its rules, by leaving loans out.
 *
 * <p><b>Rule.</b> While a limit is broken, one loan leaves for the first limit of the document that is, and all sums are
 * taken anew, because the whole shrinks too. For a share or a sum of the largest values it is the loan with the last id
 * of the value with the largest balance, of equal balances the first by text; for a share of loans that meet a condition
 * the last id of these; for an average the loan that is farthest on the wrong side, of equal ones the last id. So every
 * loan that leaves was needed at that moment, the answer is the same for any order of the tape, and anyone can repeat it
 * by hand. It does not look for the fewest loans or the least balance: that would prefer large loans, and it is what
 * {@link Selection} is for. Limits that the loans cannot meet leave no loan at all.
 *
 * <p>All comparisons are exact.
 */
public final class LimitTrim {

    /**
     * A loan that leaves.
     *
     * @param loan position among the candidates
     * @param reason the limit, and how the pool stood to it at that moment
     */
    public record Trimmed(int loan, Reason reason) {}

    private final BitSet left;
    private final List<Standing> standings = new ArrayList<>();
    private final Candidates candidates;
    private long total;

    private LimitTrim(Candidates candidates) {
        this.candidates = candidates;
        left = new BitSet(candidates.size());
        left.set(0, candidates.size());
        for (int loan = 0; loan < candidates.size(); loan++) {
            total = Math.addExact(total, candidates.balance(loan));
        }
        for (var ready : candidates.limits()) {
            standings.add(
                    ready.limit() instanceof Limit.Average average
                            ? new MeanStanding(candidates, ready, average)
                            : new ShareStanding(candidates, ready));
        }
    }

    /** The loans that have to leave, in the order in which they do. */
    public static List<Trimmed> of(Candidates candidates) {
        return new LimitTrim(candidates).run();
    }

    private List<Trimmed> run() {
        var trimmed = new ArrayList<Trimmed>();
        for (var broken = broken(); broken != null && total > 0; broken = broken()) {
            int loan = broken.next(left);
            trimmed.add(new Trimmed(loan, broken.reason(loan, total)));
            left.clear(loan);
            total -= candidates.balance(loan);
            standings.forEach(standing -> standing.left(loan));
        }
        return trimmed;
    }

    private @Nullable Standing broken() {
        for (var standing : standings) {
            if (standing.isBroken(total)) {
                return standing;
            }
        }
        return null;
    }

    /** How the loans that are left stand to one limit. */
    interface Standing {

        boolean isBroken(long total);

        /** The loan that leaves for this limit. */
        int next(BitSet left);

        Reason reason(int loan, long total);

        /** A loan is gone, for whatever limit. */
        void left(int loan);
    }
}
