package io.penstock.issuance.investor.domain.screening;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as it is compared: without marks, case, punctuation, titles and legal forms.
 *
 * @param words in the order of the name; never empty unless nothing of the name is left
 */
public record NameForm(List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INSIDE = Pattern.compile("['’`.]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that a decomposition leaves as they are. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ø", "o", "đ", "d", "ł", "l", "æ", "ae", "œ", "oe", "ı", "i", "ð", "d", "þ", "th");

    private static final Set<String> SILENT = Set.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "sir",
            "sheikh",
            "shaykh",
            "general",
            "col",
            "hajji",
            "haji",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "plc",
            "gmbh",
            "ag",
            "kg",
            "sa",
            "sarl",
            "spa",
            "srl",
            "bv",
            "nv",
            "oao",
            "ooo",
            "zao",
            "pjsc",
            "jsc",
            "fze",
            "the");

    public NameForm {
        words = List.copyOf(words);
    }

    /** The form of a name in any script. A script that writes no spaces gives one word. */
    public static NameForm of(String name) {
        var text = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (var letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        text = INSIDE.matcher(text).replaceAll("");
        var all = Arrays.stream(BETWEEN.split(text))
                .filter(word -> !word.isEmpty())
                .toList();
        var some = all.stream().filter(word -> !SILENT.contains(word)).toList();
        return new NameForm(some.isEmpty() ? all : some);
    }

    /** All words as one, for names that are written together and apart. */
    String together() {
        return String.join("", words);
    }
}
