package io.penstock.platform.journal;

import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * That each stream stands in the log in the order of its sequence. Remembers where the latest streams are; for all others
 * of a batch one statement asks whether their predecessor lies before the batch.
 */
final class StreamOrder {

    private static final int REMEMBERED = 50_000;

    private final JdbcTemplate jdbc;
    private final Map<String, Long> last = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    StreamOrder(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What was remembered may have been overtaken. */
    void forget() {
        last.clear();
    }

    /**
     * Checks a batch.
     *
     * @param before where the log was read up to
     * @throws IllegalStateException at the first event that does not follow its predecessor
     */
    void check(List<LoggedEvent> batch, HorizonToken before) {
        var unknown = new ArrayList<LoggedEvent>();
        for (LoggedEvent event : batch) {
            long sequence = event.record().sequence();
            Long known = last.put(event.record().streamId(), sequence);
            if (known == null) {
                if (sequence > 0) {
                    unknown.add(event);
                }
            } else if (sequence != known + 1) {
                throw outOfOrder(event);
            }
        }
        if (!unknown.isEmpty()) {
            askFor(unknown, before);
        }
    }

    // A scalar subselect is always a look into the index; of "not exists" the planner may make a pass over the whole
    // log.
    private void askFor(List<LoggedEvent> events, HorizonToken before) {
        var orphans = jdbc.queryForList(
                """
                select n.number from unnest(?::text[], ?::bigint[]) with ordinality as n(stream_id, sequence, number)
                where (select (e.xid, e.global_index) <= (?::text::xid8, ?) from event_log e
                    where e.stream_id = n.stream_id and e.sequence = n.sequence - 1) is not true
                order by n.number limit 1
                """,
                Integer.class,
                events.stream().map(e -> e.record().streamId()).toArray(String[]::new),
                events.stream().map(e -> e.record().sequence()).toArray(Long[]::new),
                Long.toString(before.xid()),
                before.index());
        if (!orphans.isEmpty()) {
            throw outOfOrder(events.get(orphans.getFirst() - 1));
        }
    }

    private static IllegalStateException outOfOrder(LoggedEvent event) {
        return new IllegalStateException(
                "stream " + event.record().streamId() + " is out of order in the log: sequence "
                        + event.record().sequence() + " at " + event.position() + " does not follow its predecessor");
    }
}
