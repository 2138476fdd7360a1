package io.penstock.servicing.notice.application;

import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.Language;
import io.penstock.servicing.notice.NoticeTopic;
import java.time.Instant;
import java.util.List;

/** Brings a notice to a subscriber, or says what came instead. Called by several threads at once. */
public interface NoticeChannel {

    Channel channel();

    /**
     * Whether notices could be sent there: for a webhook an address that the deployment allows.
     *
     * @return empty, or what is wrong with it
     */
    String faultOf(String target);

    Outcome send(Outgoing notice);

    /**
     * A notice on its way.
     *
     * @param id the same in every attempt, so that a receiver knows a repeat
     * @param at the moment of this attempt
     * @param secrets that sign it, the newest first; none for e-mail
     */
    record Outgoing(
            String id,
            String subscription,
            Instant at,
            NoticeTopic topic,
            String body,
            String target,
            List<byte[]> secrets,
            Language language) {

        public Outgoing {
            secrets = List.copyOf(secrets);
        }
    }

    /** What became of an attempt. */
    sealed interface Outcome {

        /** In a few words, without what the receiver wrote. */
        String answer();
    }

    /** The receiver has it. */
    record Delivered(String answer) implements Outcome {}

    /** It may succeed later. */
    record Failed(String answer) implements Outcome {}

    /** It never will: the receiver is gone, or the address is not allowed. */
    record Refused(String answer) implements Outcome {}
}
