package io.penstock.servicing.notice.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are sent.
 *
 * @param privateTargets whether webhooks may go to plain HTTP and to private addresses; for development alone
 * @param retry the pause after the first attempt that failed; each later one is four times as long, 8 hours at most
 * @param attempts before a delivery waits for an operator
 * @param timeout of one attempt
 * @param secretOverlap how long a replaced secret signs beside the new one
 * @param smtp the mail server; without a host nothing is mailed
 */
@ConfigurationProperties("penstock.notice")
public record NoticeProperties(
        @DefaultValue("false") boolean privateTargets,
        @DefaultValue("5s") Duration retry,
        @DefaultValue("10") int attempts,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("24h") Duration secretOverlap,
        @DefaultValue Smtp smtp) {

    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int GROWTH = 4;

    /**
     * The mail server.
     *
     * @param host empty for none
     * @param user empty if it asks for none
     * @param startTls whether the connection must be encrypted before anything is said
     */
    public record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean startTls,
            @DefaultValue("penstock@localhost") String from) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "Smtp[host=" + host + ", port=" + port + "]";
        }
    }

    /** The pause after so many attempts, from 1. */
    Duration pauseAfter(int attempt) {
        var pause = retry;
        for (int i = 1; i < attempt && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
