package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.time.Instant;

/**
 * A row of the log: where it stands, and its bytes as stored.
 *
 * @param recordedAt to the microsecond
 */
public record LoggedEvent(HorizonToken position, JournalRecord record, Instant recordedAt) {}
