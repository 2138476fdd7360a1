package io.penstock.platform.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What a batch will take, from what batches of the same kinds took: a node finds the exact figure by running the batch
 * twenty times and more, and one run with the guess as its limit is proof enough. Learns; a wrong guess costs one more
 * run and is never signed.
 */
final class GasGuess {

    /** After so many guesses one exact answer again, so that a kind that became cheaper is noticed. */
    private static final int GUESSES = 16;

    private static final int SELECTOR = 10;

    private final Map<String, Seen> seen = new HashMap<>();

    /** What a batch took and what its effects' own hints came to, and how often that was relied on. */
    private record Seen(long gas, long hints, int guesses) {

        long of(long otherHints) {
            return Math.multiplyExact(gas, otherHints) / hints;
        }
    }

    /** Empty for kinds that were not seen together yet, and now and then. */
    OptionalLong of(List<ChainEffect> batch) {
        var kinds = kinds(batch);
        var known = seen.get(kinds);
        if (known == null || known.guesses() >= GUESSES) {
            return OptionalLong.empty();
        }
        seen.put(kinds, new Seen(known.gas(), known.hints(), known.guesses() + 1));
        return OptionalLong.of(known.of(hints(batch)));
    }

    /** The exact figure of a batch. */
    void learn(List<ChainEffect> batch, long gas) {
        seen.put(kinds(batch), new Seen(gas, hints(batch), 0));
    }

    /** How many of the effects are likely to stay within so much gas; all of them if that is not known. */
    int within(List<ChainEffect> batch, long gas) {
        var known = seen.get(kinds(batch));
        if (known == null) {
            return batch.size();
        }
        long hints = 0;
        int count = 0;
        while (count < batch.size()) {
            hints += batch.get(count).effect().gasLimit();
            if (count > 0 && known.of(hints) > gas) {
                break;
            }
            count++;
        }
        return count;
    }

    private static long hints(List<ChainEffect> batch) {
        return Math.max(
                1, batch.stream().mapToLong(each -> each.effect().gasLimit()).sum());
    }

    private static String kinds(List<ChainEffect> batch) {
        var kinds = new TreeSet<String>();
        for (ChainEffect each : batch) {
            var call = each.effect().call();
            kinds.add(each.effect().targetId() + call.substring(0, Math.min(SELECTOR, call.length())));
        }
        return String.join(" ", kinds);
    }
}
