package io.penstock.servicing.report.application;

import io.penstock.servicing.report.ReportEvent.ReportPrepared;
import io.penstock.servicing.report.ReportEvent.ReportPublished;
import io.penstock.servicing.report.ReportEvent.ReportSuperseded;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All versions of a payment date's report, as its events tell them.
 *
 * @param versions by number; the last may be a draft
 */
public record ReportHistory(SortedMap<Integer, Version> versions) {

    static final ReportHistory NONE = new ReportHistory(new TreeMap<>());

    /** Where a version stands. */
    public enum State {
        DRAFT,
        PUBLISHED,
        SUPERSEDED
    }

    /**
     * One version.
     *
     * @param publishedBy empty while it is a draft
     */
    public record Version(
            int number,
            State state,
            String contentHash,
            String position,
            String stateHash,
            String preparedBy,
            String publishedBy) {}

    ReportHistory evolve(Object event) {
        return switch (event) {
            case ReportPrepared e ->
                with(new Version(
                        e.version(), State.DRAFT, e.contentHash(), e.position(), e.stateHash(), e.preparedBy(), ""));
            case ReportPublished e -> changed(e.version(), State.PUBLISHED, e.publishedBy());
            case ReportSuperseded e -> changed(e.version(), State.SUPERSEDED, "");
            default -> this;
        };
    }

    /** The version that investors are shown; empty if none was ever published. */
    public Optional<Version> published() {
        return versions.values().stream()
                .filter(version -> version.state() == State.PUBLISHED)
                .findFirst();
    }

    /** The newest version, published or not. */
    public Optional<Version> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.ofNullable(versions.get(versions.lastKey()));
    }

    private ReportHistory changed(int number, State state, String publishedBy) {
        var v = versions.get(number);
        return v == null
                ? this
                : with(new Version(
                        number,
                        state,
                        v.contentHash(),
                        v.position(),
                        v.stateHash(),
                        v.preparedBy(),
                        publishedBy.isEmpty() ? v.publishedBy() : publishedBy));
    }

    private ReportHistory with(Version version) {
        var all = new TreeMap<>(versions);
        all.put(version.number(), version);
        return new ReportHistory(Collections.unmodifiableSortedMap(all));
    }
}
