package io.penstock.issuance.investor.domain.screening;

/**
 * The consonants of a word by how they sound, for transliterations that differ in letters alone: vowels, h and doubles are
 * left out, letters of one sound become one.
 */
final class Sound {

    private static final String[] CLASSES = {"kqcgx", "td", "pb", "fv", "sz", "ij"};
    private static final String SILENT = "aeiouyhw";

    private Sound() {}

    static String of(String word) {
        var sound = new StringBuilder();
        var text = word.replace("ph", "f").replace("sh", "s").replace("ch", "k");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (SILENT.indexOf(letter) >= 0) {
                continue;
            }
            char heard = representative(letter);
            if (sound.isEmpty() || sound.charAt(sound.length() - 1) != heard) {
                sound.append(heard);
            }
        }
        return sound.toString();
    }

    private static char representative(char letter) {
        for (String each : CLASSES) {
            if (each.indexOf(letter) >= 0) {
                return each.charAt(0);
            }
        }
        return letter;
    }
}
