package io.penstock.platform.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on an operator is told.
 *
 * @param warn age of the horizon, and lag of a projection
 * @param alarm the same
 * @param journalWarn lag of the journal, which may rest for a moment
 * @param journalAlarm the same
 */
@ConfigurationProperties("penstock.health")
public record LogThresholds(
        @DefaultValue("2s") Duration warn,
        @DefaultValue("10s") Duration alarm,
        @DefaultValue("5s") Duration journalWarn,
        @DefaultValue("60s") Duration journalAlarm) {

    /** What a figure means. */
    public enum Level {
        OK,
        WARN,
        ALARM
    }

    Level of(double seconds) {
        return level(seconds, warn, alarm);
    }

    Level ofJournal(double seconds) {
        return level(seconds, journalWarn, journalAlarm);
    }

    private static Level level(double seconds, Duration warn, Duration alarm) {
        if (seconds >= seconds(alarm)) {
            return Level.ALARM;
        }
        return seconds >= seconds(warn) ? Level.WARN : Level.OK;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000d;
    }
}
