package io.penstock.servicing.notice;

/** How notices reach a subscriber. */
public enum Channel {
    /** A signed HTTPS request. */
    WEBHOOK,
    /** A message to an address. */
    EMAIL
}
