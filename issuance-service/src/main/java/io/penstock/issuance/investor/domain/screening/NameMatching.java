package io.penstock.issuance.investor.domain.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * How alike two names are, in thousandths: 1000 for the same words in any order.
 *
 * <p>Each word of the shorter name takes the most similar word of the other, longest first. Words count by their length;
 * words of the longer name that are left over cost a little, since people leave out middle names. Words whose consonants
 * sound alike ({@code Qaddafi}, {@code Gadhafi}) count as 900 even where letters differ.
 */
public final class NameMatching {

    private static final int SAME = 1000;
    private static final int SOUND = 900;
    private static final int INITIAL = 850;
    private static final int TOGETHER_FROM = 950;
    private static final int LEFT_OVER = 25;
    private static final int LEFT_OVER_MOST = 100;
    private static final int ONE_WORD_OF_MANY = 750;
    private static final int SHORTEST_SOUND = 3;

    private final ToIntBiFunction<String, String> letters;

    /** @param letters how alike two words are by their letters, 0 to 1000 */
    public NameMatching(ToIntBiFunction<String, String> letters) {
        this.letters = letters;
    }

    /** Symmetric. 0 if one of them has no word. */
    public int score(NameForm one, NameForm other) {
        if (one.words().isEmpty() || other.words().isEmpty()) {
            return 0;
        }
        var fewer = one.words().size() <= other.words().size() ? one : other;
        var more = fewer.equals(one) ? other : one;
        int together = letters.applyAsInt(one.together(), other.together());
        return Math.max(byWords(fewer.words(), more.words()), together >= TOGETHER_FROM ? together : 0);
    }

    private int byWords(List<String> fewer, List<String> more) {
        var left = new ArrayList<>(more);
        var longestFirst = fewer.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        long sum = 0;
        long weight = 0;
        for (String word : longestFirst) {
            var best = left.stream()
                    .max(Comparator.<String>comparingInt(each -> alike(word, each))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            int length = Math.max(word.length(), best.length());
            sum += (long) length * alike(word, best);
            weight += length;
            left.remove(best);
        }
        int score = Math.toIntExact(sum / weight);
        if (fewer.size() == 1 && more.size() > 1) {
            return score * ONE_WORD_OF_MANY / SAME;
        }
        return Math.max(0, score - Math.min(LEFT_OVER_MOST, LEFT_OVER * left.size()));
    }

    private int alike(String one, String other) {
        if (one.equals(other)) {
            return SAME;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? INITIAL : 0;
        }
        int byLetters = letters.applyAsInt(one, other);
        var sound = Sound.of(one);
        return sound.length() >= SHORTEST_SOUND && sound.equals(Sound.of(other))
                ? Math.max(SOUND, byLetters)
                : byLetters;
    }
}
