package io.penstock.servicing.notice;

import java.util.Arrays;
import java.util.Optional;

/** What can be told. The text stands in notices and subscriptions, for ever. */
public enum NoticeTopic {
    /** Investors can read the report of a payment date, or a corrected one. */
    REPORT_PUBLISHED("report.published"),
    /** The cash of a payment date is in escrow on chain. */
    PAYMENT_DECLARED("payment.declared"),
    /** Everybody is paid, or has its amount reserved. */
    PAYMENT_MADE("payment.made"),
    /** Payments of the date wait in escrow, because their wallets may not have cash now. */
    PAYMENT_RESERVED("payment.reserved"),
    /** A test that was in compliance before this payment date no longer is. Told with the declaration. */
    TRIGGER_BREACHED("trigger.breached");

    private final String text;

    NoticeTopic(String text) {
        this.text = text;
    }

    /** As it is written: {@code "report.published"}. */
    public String text() {
        return text;
    }

    /** The topic that is written so. */
    public static Optional<NoticeTopic> of(String text) {
        return Arrays.stream(values()).filter(topic -> topic.text.equals(text)).findFirst();
    }
}
