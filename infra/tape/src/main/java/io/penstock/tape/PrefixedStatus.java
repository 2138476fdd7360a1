package io.penstock.tape;

/**
 * A status behind a remark, {@code Does not meet the credit policy. Status:Charged Off}. The loan is not dropped for the
 * remark: prefix and status are read apart.
 */
public final class PrefixedStatus {

    private static final String MARK = "Status:";

    private PrefixedStatus() {}

    /** The status itself, without a remark before it. */
    public static String of(String text) {
        return status(text.toCharArray(), 0, text.length());
    }

    static boolean hasPrefix(char[] text, int from, int to) {
        return mark(text, from, to) > 0;
    }

    /** The status itself, with or without a remark before it. */
    static String status(char[] text, int from, int to) {
        var whole = new String(text, from, to - from);
        int mark = mark(text, from, to);
        return mark > 0 ? whole.substring(mark + MARK.length()).strip() : whole;
    }

    private static int mark(char[] text, int from, int to) {
        return to - from > MARK.length() ? new String(text, from, to - from).indexOf(MARK) : -1;
    }
}
