package io.penstock.deal;

/**
 * One thing that is wrong with a document.
 *
 * @param path where, {@code "tranches[1].coupon.fixed"}; empty for the document as a whole
 * @param detail for a person, with the values that clash
 */
public record Finding(FindingCode code, String path, String detail) {

    public boolean isError() {
        return !code.isWarning();
    }
}
