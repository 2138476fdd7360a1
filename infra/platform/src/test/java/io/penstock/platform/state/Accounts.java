package io.penstock.platform.state;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.kernel.Money;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.json.PlatformJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stream type whose state holds one of everything that a state may hold. */
final class Accounts {

    static final EventTypes EVENTS = EventTypes.of(
            new EventType("account.opened", "1", AccountEvent.Opened.class),
            new EventType("account.booked", "1", AccountEvent.Booked.class));

    static final StateTypes STATES =
            StateTypes.of(StateType.of("account", Account.class, Account.INITIAL, AccountEvent.class, Account::evolve));

    private Accounts() {}

    record AccountId(String value) {}

    enum Kind {
        CASH,
        RESERVE
    }

    sealed interface AccountEvent {

        record Opened(AccountId accountId, Kind kind, BigDecimal rate, LocalDate since) implements AccountEvent {}

        record Booked(AccountId accountId, Money amount, Money balance, Instant at) implements AccountEvent {}
    }

    sealed interface Account {

        record Absent() implements Account {}

        record Open(
                AccountEvent.Opened terms,
                Optional<Money> balance,
                Currency currency,
                Map<YearMonth, Money> months,
                SortedMap<String, Integer> counts,
                Set<String> texts,
                List<Instant> moments,
                long bookings,
                boolean active)
                implements Account {}

        Account INITIAL = new Absent();

        static Account evolve(Account account, AccountEvent event) {
            return switch (event) {
                case AccountEvent.Opened opened ->
                    new Open(
                            opened,
                            Optional.empty(),
                            Currency.getInstance("USD"),
                            Map.of(),
                            new TreeMap<>(),
                            Set.of(),
                            List.of(),
                            0,
                            true);
                case AccountEvent.Booked booked -> booked((Open) account, booked);
            };
        }

        private static Open booked(Open open, AccountEvent.Booked booked) {
            var months = new HashMap<>(open.months());
            months.put(YearMonth.of(2026, 1 + (int) (open.bookings() % 12)), booked.balance());
            var counts = new TreeMap<>(open.counts());
            counts.merge("n" + open.bookings() % 7, 1, Integer::sum);
            var texts = new HashSet<>(open.texts());
            texts.add("é\"\\\u0001" + open.bookings() % 5);
            var moments = new ArrayList<>(open.moments());
            if (moments.size() < 3) {
                moments.add(booked.at());
            }
            return new Open(
                    open.terms(),
                    Optional.of(booked.balance()),
                    open.currency(),
                    months,
                    counts,
                    texts,
                    moments,
                    open.bookings() + 1,
                    true);
        }
    }

    /** A log of some accounts, their events interleaved. */
    static List<JournalRecord> log(int accounts, int eventsEach) {
        var log = new ArrayList<JournalRecord>();
        for (int sequence = 0; sequence < eventsEach; sequence++) {
            for (int account = 0; account < accounts; account++) {
                log.add(row("account/" + account, sequence));
            }
        }
        return log;
    }

    private static JournalRecord row(String streamId, int sequence) {
        var id = new AccountId(streamId);
        Object event = sequence == 0
                ? new AccountEvent.Opened(id, Kind.RESERVE, new BigDecimal("0.0350"), LocalDate.of(2026, 11, 22))
                : new AccountEvent.Booked(
                        id,
                        Money.of("USD", "1.01"),
                        Money.of("USD", sequence + ".00"),
                        Instant.ofEpochSecond(1_700_000_000L + sequence, 123_000));
        return new JournalRecord(
                "e",
                "account",
                streamId,
                sequence,
                EVENTS.byClass(event.getClass()).orElseThrow().name(),
                "1",
                "2026-11-22T00:00:00Z",
                PlatformJson.mapper().writeValueAsString(event),
                "{}");
    }
}
