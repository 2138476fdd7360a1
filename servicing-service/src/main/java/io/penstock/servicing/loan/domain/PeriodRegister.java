package io.penstock.servicing.loan.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.loan.PeriodRegisterRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.loan.CertifiedFigure;
import io.penstock.servicing.loan.PeriodDifference;
import io.penstock.servicing.loan.PeriodDifference.Source;
import io.penstock.servicing.loan.PeriodRegisterCommand;
import io.penstock.servicing.loan.PeriodRegisterCommand.AssignPeriodException;
import io.penstock.servicing.loan.PeriodRegisterCommand.CompareFigures;
import io.penstock.servicing.loan.PeriodRegisterCommand.RecordCertificate;
import io.penstock.servicing.loan.PeriodRegisterCommand.SetPeriodRules;
import io.penstock.servicing.loan.PeriodRegisterCommand.WaivePeriodException;
import io.penstock.servicing.loan.PeriodRegisterEvent;
import io.penstock.servicing.loan.PeriodRegisterEvent.CertificateRecorded;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionAssigned;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionCorrected;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionOpened;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionWaived;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodRulesSet;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The exception register of a deal's collection periods: where imported figures differ from the servicer's certificate, from
 * the bank, or in their own rows.
 *
 * <pre>
 *   OPEN ──waived by another person than who gave the figures──▶ WAIVED
 *     └────a newer file or certificate differs no more─────────▶ CORRECTED
 * </pre>
 *
 * <p>What was waived stays waived while both figures stay as they are. A figure that moves opens a new exception.
 *
 * @param rules what periods are held to; empty until they are set, and then every tolerance is 0
 * @param certificates the one in force of each period
 * @param entries in order of their numbers, the first has number 1
 */
public record PeriodRegister(
        Optional<PeriodRulesSet> rules, Map<YearMonth, CertificateRecorded> certificates, List<Entry> entries) {

    public static final PeriodRegister NONE = new PeriodRegister(Optional.empty(), Map.of(), List.of());

    private static final String NO_CERTIFICATE = "certificate";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_OWNER = 100;

    public PeriodRegister {
        certificates = Map.copyOf(certificates);
        entries = List.copyOf(entries);
    }

    /** What became of an exception. */
    public enum State {
        OPEN,
        WAIVED,
        CORRECTED
    }

    /**
     * One exception.
     *
     * @param owner who is to find out; empty if nobody was named
     * @param waived by whom and why; empty unless it is waived
     */
    public record Entry(
            PeriodExceptionOpened opened, State state, Optional<String> owner, Optional<PeriodExceptionWaived> waived) {

        /** From 1. */
        public int number() {
            return opened.number();
        }

        /** Whether its period cannot be closed. */
        public boolean blocks() {
            return state == State.OPEN && opened.found().blocking();
        }
    }

    /** Numbers of those that keep the period from being closed. */
    public List<Integer> blocking(YearMonth period) {
        return entries.stream()
                .filter(each ->
                        each.blocks() && each.opened().collectionPeriod().equals(period))
                .map(Entry::number)
                .toList();
    }

    /** Whether who imported a period's file may not close it. */
    public boolean otherPersonCloses() {
        return rules.map(PeriodRulesSet::otherPersonCloses).orElse(false);
    }

    /** Whether nothing was ever set, certified or found. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The rules; refusals in the order of {@code PeriodRegisterRejection}. */
    public static Decision<PeriodRegisterEvent> decide(PeriodRegisterCommand command, PeriodRegister register) {
        return switch (command) {
            case SetPeriodRules c -> rules(c, register);
            case RecordCertificate c -> certify(c, register);
            case CompareFigures c -> compare(c, register);
            case AssignPeriodException c -> assign(c, register);
            case WaivePeriodException c -> waive(c, register);
        };
    }

    private static Decision<PeriodRegisterEvent> rules(SetPeriodRules command, PeriodRegister register) {
        var tolerances = sorted(command.tolerances());
        if (isTwice(tolerances)
                || tolerances.stream().anyMatch(each -> each.value().signum() < 0)) {
            return reject(TOLERANCE_MALFORMED, "a tolerance is 0 or more, and each figure has one");
        }
        var same = register.rules
                .filter(known -> known.tolerances().equals(tolerances)
                        && known.certificateRequired() == command.certificateRequired()
                        && known.otherPersonCloses() == command.otherPersonCloses())
                .isPresent();
        return same
                ? unchanged()
                : accept(new PeriodRulesSet(
                        command.registerId(),
                        tolerances,
                        command.certificateRequired(),
                        command.otherPersonCloses(),
                        command.setBy()));
    }

    private static Decision<PeriodRegisterEvent> certify(RecordCertificate command, PeriodRegister register) {
        var figures = sorted(command.figures());
        var period = command.collectionPeriod();
        var known = register.certificates.get(period);
        if (known != null && known.figures().equals(figures)) {
            return unchanged();
        }
        if (period.isBefore(command.openPeriod())) {
            return reject(
                    CERTIFICATE_TOO_LATE, "period " + period + " is closed; " + command.openPeriod() + " is open");
        }
        if (period.isAfter(command.openPeriod())) {
            return reject(CERTIFICATE_TOO_EARLY, "period " + command.openPeriod() + " must be closed before " + period);
        }
        if (figures.isEmpty() || isTwice(figures)) {
            return reject(CERTIFICATE_FIGURES_MALFORMED, "a certificate says at least one figure, and each once");
        }
        return accept(new CertificateRecorded(command.registerId(), period, figures, command.recordedBy()));
    }

    private static Decision<PeriodRegisterEvent> compare(CompareFigures command, PeriodRegister register) {
        var differences = register.differences(command);
        var events = new ArrayList<PeriodRegisterEvent>();
        for (var entry : register.entries) {
            if (entry.state() == State.OPEN
                    && entry.opened().collectionPeriod().equals(command.collectionPeriod())
                    && differences.stream().noneMatch(entry.opened().found()::isSameAs)) {
                events.add(new PeriodExceptionCorrected(command.registerId(), entry.number(), command.fileHash()));
            }
        }
        var certificate = Optional.ofNullable(register.certificates.get(command.collectionPeriod()));
        int number = register.entries.size();
        for (var difference : differences) {
            if (register.entries.stream()
                    .noneMatch(entry -> entry.state() != State.CORRECTED
                            && entry.opened().collectionPeriod().equals(command.collectionPeriod())
                            && entry.opened().found().isSameAs(difference))) {
                number++;
                events.add(new PeriodExceptionOpened(
                        command.registerId(),
                        number,
                        command.collectionPeriod(),
                        difference,
                        command.fileHash(),
                        command.importedBy(),
                        certificate.map(CertificateRecorded::recordedBy).orElse("")));
            }
        }
        return events.isEmpty() ? unchanged() : accept(List.copyOf(events));
    }

    private List<PeriodDifference> differences(CompareFigures command) {
        var tolerances = rules.map(PeriodRulesSet::tolerances).orElse(List.of());
        var certificate = certificates.get(command.collectionPeriod());
        var differences = new ArrayList<PeriodDifference>();
        if (certificate != null) {
            differences.addAll(FigureComparison.certificate(certificate.figures(), command.ours(), tolerances));
        } else if (rules.map(PeriodRulesSet::certificateRequired).orElse(false)) {
            differences.add(new PeriodDifference(
                    NO_CERTIFICATE, Source.CERTIFICATE, Optional.empty(), Optional.empty(), BigDecimal.ZERO, true));
        }
        command.bank()
                .flatMap(bank -> FigureComparison.bank(bank, command.ours(), tolerances))
                .ifPresent(differences::add);
        differences.addAll(command.rows());
        return differences;
    }

    private static Decision<PeriodRegisterEvent> assign(AssignPeriodException command, PeriodRegister register) {
        var entry = register.find(command.number());
        if (entry.isEmpty()) {
            return notFound(command.number());
        }
        if (entry.get().owner().filter(command.owner()::equals).isPresent()) {
            return unchanged();
        }
        if (entry.get().state() != State.OPEN) {
            return closed(entry.get());
        }
        if (command.owner().isBlank() || command.owner().length() > LONGEST_OWNER) {
            return reject(PERIOD_EXCEPTION_OWNER_MALFORMED, "an owner is 1 to " + LONGEST_OWNER + " characters");
        }
        return accept(
                new PeriodExceptionAssigned(command.registerId(), command.number(), command.owner(), command.person()));
    }

    private static Decision<PeriodRegisterEvent> waive(WaivePeriodException command, PeriodRegister register) {
        var entry = register.find(command.number());
        if (entry.isEmpty()) {
            return notFound(command.number());
        }
        var waived =
                new PeriodExceptionWaived(command.registerId(), command.number(), command.reason(), command.person());
        if (entry.get().waived().filter(waived::equals).isPresent()) {
            return unchanged();
        }
        if (entry.get().state() != State.OPEN) {
            return closed(entry.get());
        }
        var opened = entry.get().opened();
        if (command.person().equals(opened.importedBy()) || command.person().equals(opened.certifiedBy())) {
            return reject(
                    PERIOD_EXCEPTION_OF_OWN_FIGURES,
                    command.person() + " gave one of the figures; another person waives exception " + command.number());
        }
        if (command.reason().isBlank() || command.reason().length() > LONGEST_REASON) {
            return reject(PERIOD_EXCEPTION_REASON_MALFORMED, "a reason is 1 to " + LONGEST_REASON + " characters");
        }
        return accept(waived);
    }

    private static List<CertifiedFigure> sorted(List<CertifiedFigure> figures) {
        return figures.stream()
                .sorted(Comparator.comparing(CertifiedFigure::figure))
                .toList();
    }

    private static boolean isTwice(List<CertifiedFigure> figures) {
        return figures.stream().map(CertifiedFigure::figure).distinct().count() < figures.size();
    }

    private Optional<Entry> find(int number) {
        return number >= 1 && number <= entries.size() ? Optional.of(entries.get(number - 1)) : Optional.empty();
    }

    private static Decision<PeriodRegisterEvent> notFound(int number) {
        return reject(PERIOD_EXCEPTION_NOT_FOUND, "there is no exception " + number);
    }

    private static Decision<PeriodRegisterEvent> closed(Entry entry) {
        return reject(PERIOD_EXCEPTION_CLOSED, "exception " + entry.number() + " is " + entry.state());
    }

    /** The facts. */
    public static PeriodRegister evolve(PeriodRegister register, PeriodRegisterEvent event) {
        return switch (event) {
            case PeriodRulesSet e -> new PeriodRegister(Optional.of(e), register.certificates, register.entries);
            case CertificateRecorded e -> {
                var all = new HashMap<>(register.certificates);
                all.put(e.collectionPeriod(), e);
                yield new PeriodRegister(register.rules, all, register.entries);
            }
            case PeriodExceptionOpened e -> {
                var entries = new ArrayList<>(register.entries);
                entries.add(new Entry(e, State.OPEN, Optional.empty(), Optional.empty()));
                yield new PeriodRegister(register.rules, register.certificates, entries);
            }
            case PeriodExceptionAssigned e ->
                register.with(
                        e.number(),
                        before -> new Entry(before.opened(), before.state(), Optional.of(e.owner()), before.waived()));
            case PeriodExceptionWaived e ->
                register.with(
                        e.number(), before -> new Entry(before.opened(), State.WAIVED, before.owner(), Optional.of(e)));
            case PeriodExceptionCorrected e ->
                register.with(
                        e.number(),
                        before -> new Entry(before.opened(), State.CORRECTED, before.owner(), before.waived()));
        };
    }

    private PeriodRegister with(int number, UnaryOperator<Entry> change) {
        var changed = new ArrayList<>(entries);
        changed.set(number - 1, change.apply(changed.get(number - 1)));
        return new PeriodRegister(rules, certificates, changed);
    }
}
