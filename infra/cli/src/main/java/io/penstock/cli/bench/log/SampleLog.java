package io.penstock.cli.bench.log;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A long log of the issuance service's own events, written by the database itself: investors, each registered and with
 * cash that comes in again and again, ten events a stream, streams interleaved as they would be.
 */
final class SampleLog {

    static final int EVENTS_OF_A_STREAM = 10;

    private static final int CHUNK = 10_000;

    private SampleLog() {}

    /**
     * Appends to an {@code event_log}.
     *
     * @param events rounded up to whole streams
     * @param prefix of the ids of investors
     */
    static long append(JdbcTemplate jdbc, long events, String prefix) {
        long streams = Math.ceilDiv(events, EVENTS_OF_A_STREAM);
        for (long first = 0; first < streams; first += CHUNK / EVENTS_OF_A_STREAM) {
            long last = Math.min(streams, first + CHUNK / EVENTS_OF_A_STREAM) - 1;
            jdbc.update(INSERT, first, last, prefix, prefix, prefix);
        }
        jdbc.execute("analyze event_log");
        return streams * EVENTS_OF_A_STREAM;
    }

    private static final String INSERT = """
        insert into event_log
            (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at)
        select gen_random_uuid(), 'investor', i.stream, n.sequence, i.name, '1', i.payload,
            '{"actor":"ana.administrator","commandId":"' || gen_random_uuid() || '","correlationId":"' || gen_random_uuid() || '"}',
            date_trunc('microseconds', now())
        from generate_series(0, 9) as n(sequence)
        cross join generate_series(?::bigint, ?::bigint) as s(number)
        cross join lateral (
            select 'investor/' || ? || s.number as stream,
                case when n.sequence = 0 then 'investor.registration-requested'
                     when n.sequence = 1 then 'investor.registered'
                     when n.sequence % 2 = 0 then 'investor.cash-received'
                     else 'investor.cash-issued' end as name,
                case when n.sequence = 0 then
                        '{"investorId":"investor/' || ? || s.number || '","attempt":1,"country":"US","qualified":true,"wallet":"0x'
                            || lpad(to_hex(s.number), 40, '0') || '"}'
                     when n.sequence = 1 then
                        '{"investorId":"investor/' || ? || s.number || '","transactionHash":"0x'
                            || repeat('ab', 32) || '","blockNumber":' || s.number || '}'
                     else '' end as opening) as o
        cross join lateral (
            select o.stream, o.name,
                case when n.sequence < 2 then o.opening
                     when n.sequence % 2 = 0 then
                        '{"investorId":"' || o.stream || '","reference":"T-' || n.sequence / 2
                            || '","attempt":1,"amount":{"currency":"USD","minorUnits":"' || (s.number % 1000 + 1) * 100
                            || '"},"wallet":"0x' || lpad(to_hex(s.number), 40, '0') || '"}'
                     else
                        '{"investorId":"' || o.stream || '","reference":"T-' || n.sequence / 2
                            || '","amount":{"currency":"USD","minorUnits":"' || (s.number % 1000 + 1) * 100
                            || '"},"transactionHash":"0x' || repeat('cd', 32) || '"}' end as payload) as i
        order by n.sequence, s.number
        """;
}
