package io.penstock.issuance.pool.domain.selection;

import java.util.Arrays;

/** The sum of the largest groups, kept while groups grow. */
final class TopSum {

    private final int[] groups;
    private int count;
    private long sum;

    TopSum(int size) {
        groups = new int[size];
    }

    void clear() {
        count = 0;
        sum = 0;
    }

    boolean has(int group) {
        return position(group) >= 0;
    }

    private int position(int group) {
        for (int i = 0; i < count; i++) {
            if (groups[i] == group) {
                return i;
            }
        }
        return -1;
    }

    private int smallest(long[] sums) {
        int smallest = 0;
        for (int i = 1; i < count; i++) {
            if (sums[groups[i]] < sums[groups[smallest]]) {
                smallest = i;
            }
        }
        return smallest;
    }

    /** The sum if the group grew by this much. */
    long with(long[] sums, int group, long growth) {
        if (has(group)) {
            return sum + growth;
        }
        long grown = sums[group] + growth;
        return count < groups.length ? sum + grown : Math.max(sum, sum - sums[groups[smallest(sums)]] + grown);
    }

    /** Takes note that the group grew; {@code sums} has it already. */
    void grew(long[] sums, int group, long growth) {
        if (groups.length == 0) {
            return;
        }
        if (has(group)) {
            sum += growth;
        } else if (count < groups.length) {
            groups[count++] = group;
            sum += sums[group];
        } else {
            int smallest = smallest(sums);
            if (sums[group] > sums[groups[smallest]]) {
                sum += sums[group] - sums[groups[smallest]];
                groups[smallest] = group;
            }
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(groups) + " " + sum;
    }
}
