package io.penstock.tape;

/** Compares parts of a row with texts without making texts of them. */
final class Chars {

    private Chars() {}

    static boolean equal(char[] text, int from, int to, String other, boolean anyCase) {
        if (to - from != other.length()) {
            return false;
        }
        for (int i = 0; i < other.length(); i++) {
            char a = text[from + i];
            char b = other.charAt(i);
            if (a != b && !(anyCase && Character.toLowerCase(a) == Character.toLowerCase(b))) {
                return false;
            }
        }
        return true;
    }
}
