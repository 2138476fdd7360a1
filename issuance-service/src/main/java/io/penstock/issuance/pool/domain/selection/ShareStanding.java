package io.penstock.issuance.pool.domain.selection;

import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.eligibility.ClauseText;
import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.eligibility.LimitReader;
import io.penstock.issuance.pool.domain.selection.Candidates.Ready;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The loans that are left under a limit on a share: groups by balance, each with its loans from the last id. */
final class ShareStanding implements LimitTrim.Standing {

    private static final int NONE = -1;
    private static final int INSIDE = 1;
    private static final int VALUES_SHOWN = 5;

    private final Candidates candidates;
    private final Ready ready;
    private final long[] sums;
    private final int[] last;
    private final int[] before;
    private final TreeSet<Integer> largestFirst;

    ShareStanding(Candidates candidates, Ready ready) {
        this.candidates = candidates;
        this.ready = ready;
        sums = new long[ready.groups()];
        last = new int[ready.groups()];
        before = new int[candidates.size()];
        Arrays.fill(last, NONE);
        for (int loan = 0; loan < candidates.size(); loan++) {
            int group = ready.group()[loan];
            sums[group] += candidates.balance(loan);
            before[loan] = last[group];
            last[group] = loan;
        }
        largestFirst = new TreeSet<>(Comparator.comparingLong((Integer group) -> -sums[group])
                .thenComparing(
                        group -> ready.values().isEmpty() ? "" : ready.values().get(group))
                .thenComparing(Comparator.naturalOrder()));
        for (int group = 0; group < sums.length; group++) {
            if (sums[group] > 0) {
                largestFirst.add(group);
            }
        }
    }

    private int counted() {
        return ready.limit() instanceof Limit.Top top ? top.count() : 1;
    }

    private long used() {
        if (ready.limit() instanceof Limit.Bucket) {
            return sums[INSIDE];
        }
        long used = 0;
        Iterator<Integer> groups = largestFirst.iterator();
        for (int i = counted(); i > 0 && groups.hasNext(); i--) {
            used += sums[groups.next()];
        }
        return used;
    }

    @Override
    public boolean isBroken(long total) {
        return BigInteger.valueOf(used())
                        .multiply(BigInteger.valueOf(ready.denominator()))
                        .compareTo(BigInteger.valueOf(total).multiply(BigInteger.valueOf(ready.numerator())))
                > 0;
    }

    @Override
    public int next(BitSet left) {
        int group = ready.limit() instanceof Limit.Bucket ? INSIDE : largestFirst.first();
        while (!left.get(last[group])) {
            last[group] = before[last[group]];
        }
        return last[group];
    }

    @Override
    public Reason reason(int loan, long total) {
        return new Reason(
                ready.limit().code(),
                who() + " held " + percent(used(), total) + " % > "
                        + LimitReader.share(ready.limit())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %");
    }

    private String who() {
        return switch (ready.limit()) {
            case Limit.Bucket bucket -> ClauseText.of(bucket).replaceFirst(" at most [^ ]+$", "");
            case Limit.Share _ -> name(largestFirst.first());
            case Limit.Top top ->
                largestFirst.stream()
                        .limit(Math.min(top.count(), VALUES_SHOWN))
                        .map(this::name)
                        .collect(Collectors.joining(
                                ", ", "", top.count() > VALUES_SHOWN ? ", … together" : " together"));
            case Limit.Average _ -> "";
        };
    }

    private String name(int group) {
        var value = ready.values().get(group);
        return value.isEmpty() ? "loans without " + field() : value;
    }

    private String field() {
        return switch (ready.limit()) {
            case Limit.Share share -> share.by().words();
            case Limit.Top top -> top.by().words();
            case Limit.Bucket _, Limit.Average _ -> "a value";
        };
    }

    /** For people: rounded up, so that a share just above the limit does not read like the limit itself. */
    private static String percent(long balance, long pool) {
        return BigDecimal.valueOf(balance)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(pool), 4, RoundingMode.UP)
                .toPlainString();
    }

    @Override
    public void left(int loan) {
        int group = ready.group()[loan];
        largestFirst.remove(group);
        sums[group] -= candidates.balance(loan);
        if (sums[group] > 0) {
            largestFirst.add(group);
        }
    }
}
