package io.penstock.cli.audit.replay;

import io.penstock.cli.audit.AuditException;
import io.penstock.cli.audit.Evidence;
import io.penstock.cli.audit.LogRecord;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.issuance.IssuanceLog;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.TapeExceptions;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.closing.ClosingFile;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.EventPayloads;
import io.penstock.platform.state.StateHash;
import io.penstock.platform.state.StateReplay;
import io.penstock.platform.state.StateTypes;
import io.penstock.platform.state.StreamState;
import io.penstock.servicing.ServicingLog;
import io.penstock.servicing.dealevent.domain.DealEventBook;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.servicing.loan.domain.BankAccount;
import io.penstock.servicing.loan.domain.LoanBook;
import io.penstock.servicing.loan.domain.PeriodRegister;
import io.penstock.servicing.notice.domain.Subscription;
import io.penstock.servicing.report.domain.Report;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service's log, folded again.
 *
 * @param position of the last record that was read, 0 if none was
 * @param hash of all states; that of the live service if the whole log was read
 * @param balances of every aggregate, by kind and id
 */
public record Replay(String service, long position, StateHash hash, List<Balance> balances) {

    private static final List<String> KINDS = List.of(
            "pool",
            "tape exceptions",
            "investor",
            "deal",
            "tranche",
            "loans of",
            "periods of",
            "bank of",
            "distribution",
            "report",
            "subscription");

    /** The hash of all states, 64 hexadecimal digits. */
    public String stateHash() {
        return hash.hash();
    }

    /** How many events were folded. */
    public long events() {
        return hash.events();
    }

    /** How many states they gave. */
    public long streams() {
        return hash.streams();
    }

    /** Folds a service's log up to the cut. */
    public static Replay of(Evidence evidence, String service, Cut cut) {
        return fold(evidence, service, cut, Optional.empty());
    }

    /**
     * Folds what is known at the cut about a business date: events of later dates are left out, however early they were
     * recorded. The hash is then of no live state.
     */
    public static Replay of(Evidence evidence, String service, Cut cut, LocalDate businessDate) {
        return fold(evidence, service, cut, Optional.of(businessDate));
    }

    private static Replay fold(Evidence evidence, String service, Cut cut, Optional<LocalDate> businessDate) {
        var events = events(service);
        var fold = new Fold(
                new EventPayloads(events), new StateReplay(events, states(service)), new DatedStreams(businessDate));
        long[] last = new long[1];
        try (var log = evidence.log(service)) {
            log.takeWhile(record -> cut.holds(service, record.position())).forEach(record -> {
                fold.accept(service, record);
                last[0] = record.position();
            });
        }
        var states = fold.replay().states().toList();
        return new Replay(
                service,
                last[0],
                fold.replay().hash(),
                states.stream()
                        .sorted(Comparator.comparing(StreamState::streamId))
                        .flatMap(s -> balances(s).stream())
                        .sorted(Comparator.comparingInt(b -> kind(b.aggregate())))
                        .toList());
    }

    private static int kind(String aggregate) {
        return KINDS.indexOf(
                KINDS.stream().filter(aggregate::startsWith).findFirst().orElse(""));
    }

    private static EventTypes events(String service) {
        return service.equals("issuance") ? IssuanceLog.events() : ServicingLog.events();
    }

    private static StateTypes states(String service) {
        return service.equals("issuance") ? IssuanceLog.states() : ServicingLog.states();
    }

    private static List<Balance> balances(StreamState stream) {
        var id = stream.streamId();
        return switch (stream.state()) {
            case AssetPool pool -> Balances.of(id, pool);
            case TapeExceptions register -> Balances.of(id, register);
            case Investor investor -> Balances.of(id, investor);
            case Onboarding onboarding -> Balances.of(id, onboarding);
            case Deal deal -> Balances.of(id, deal);
            case Tranche tranche -> Balances.of(id, tranche);
            case Offering offering -> Balances.of(id, offering);
            case ClosingFile file -> Balances.of(id, file);
            case BankAccount account -> ServicingBalances.of(id, account);
            case LoanBook book -> ServicingBalances.of(id, book);
            case PeriodRegister register -> ServicingBalances.of(id, register);
            case DealEventBook book -> ServicingBalances.of(id, book);
            case Distribution distribution -> ServicingBalances.of(id, distribution);
            case Report report -> ServicingBalances.of(id, report);
            case Subscription subscription -> ServicingBalances.of(id, subscription);
            case null, default ->
                throw new AuditException(
                        "this command prints no figures of " + stream.type().streamType());
        };
    }

    /** The fold of a log, with the events of later business dates left out. */
    private record Fold(EventPayloads payloads, StateReplay replay, DatedStreams dates) {

        void accept(String service, LogRecord record) {
            var row = record.event();
            try {
                var event = payloads.read(row.name(), row.revision(), row.payload());
                dates.place(row, event).ifPresent(placed -> replay.accept(placed, event));
            } catch (IllegalStateException e) {
                throw new AuditException(service + ":" + record.position() + ": " + e.getMessage());
            } catch (ClassCastException e) {
                throw new AuditException(service + ":" + record.position() + ": " + row.name()
                        + " cannot follow the events before it in stream " + row.streamId()
                        + (dates.businessDate().isPresent()
                                ? ", of which those of later business dates were left out"
                                : ""));
            }
        }
    }

    /** Which events of each stream count for a business date, numbered without gaps. */
    private record DatedStreams(
            Optional<LocalDate> businessDate, Map<String, Long> taken, Map<String, LocalDate> last) {

        DatedStreams(Optional<LocalDate> businessDate) {
            this(businessDate, new HashMap<>(), new HashMap<>());
        }

        Optional<JournalRecord> place(JournalRecord row, Object event) {
            if (businessDate.isEmpty()) {
                return Optional.of(row);
            }
            var date = switch (BusinessDate.of(event)) {
                case BusinessDate.From(var from) -> from;
                case BusinessDate.Always() -> LocalDate.MIN;
                case BusinessDate.AsBefore() -> last.getOrDefault(row.streamId(), LocalDate.MIN);
            };
            last.put(row.streamId(), date);
            if (date.isAfter(businessDate.get())) {
                return Optional.empty();
            }
            long sequence = taken.merge(row.streamId(), 0L, (before, _) -> before + 1);
            return Optional.of(new JournalRecord(
                    row.eventId(),
                    row.streamType(),
                    row.streamId(),
                    sequence,
                    row.name(),
                    row.revision(),
                    row.recordedAt(),
                    row.payload(),
                    row.metadata()));
        }
    }
}
