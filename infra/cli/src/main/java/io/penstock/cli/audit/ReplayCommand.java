package io.penstock.cli.audit;

import io.penstock.cli.audit.replay.Comparison;
import io.penstock.cli.audit.replay.Cut;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit replay}: balances of every aggregate and the state hash, folded again from the log. */
@Command(
        name = "replay",
        description = {
            "What did we know, and what do we know now? Folds the log again and prints balances and state hash.",
            "--as-of cuts by when events were recorded, --for by the business date that they are about."
        })
final class ReplayCommand extends AuditCommand.Base {

    @Option(
            names = "--as-of",
            paramLabel = "DATE|POSITION",
            description = "As known then: 2026-05-31 (end of the day, UTC), 2026-05-31T16:00:00Z, or positions such as"
                    + " issuance:37,servicing:88. To the end if left out.")
    private @Nullable String asOf;

    @Option(names = "--service", paramLabel = "NAME", defaultValue = "", description = "Of this service alone.")
    private String service = "";

    @Option(
            names = {"--for", "--effective"},
            paramLabel = "DATE",
            description = "About this business date. With --as-of: as reported then beside as known now.")
    private @Nullable String effective;

    @Option(names = "--deal", paramLabel = "ID", defaultValue = "", description = "Of this deal and its pool alone.")
    private String deal = "";

    /**
     * What is printed of both services.
     *
     * @param live state hashes that the running services have at the same positions; none offline, and none of a business
     *     date, which is no state that a service ever had
     */
    private record Found(List<Comparison> comparisons, Map<String, String> live) {}

    @Override
    public Integer call() throws Exception {
        if (!service.isEmpty() && !Evidence.SERVICES.contains(service)) {
            throw usage("there is no service " + service + ", only " + String.join(" and ", Evidence.SERVICES));
        }
        var date = businessDate();
        var found = bundle == null
                ? session(audit -> {
                    var replayed = replay(audit.log(), date);
                    return new Found(replayed, date.isEmpty() ? live(audit, replayed) : Map.of());
                })
                : evidence(log -> new Found(replay(log, date), Map.of()));
        return show(found);
    }

    private static Map<String, String> live(Audit audit, List<Comparison> replayed) {
        var hashes = new LinkedHashMap<String, String>();
        replayed.stream()
                .map(Comparison::now)
                .filter(replay -> replay.position() > 0)
                .forEach(r -> hashes.put(r.service(), audit.stateHash(r.service(), r.position())));
        return hashes;
    }

    private List<Comparison> replay(Evidence log, Optional<LocalDate> date) {
        try {
            var cut = asOf == null ? Cut.NONE : Cut.of(asOf, service, log);
            var all = new ArrayList<Comparison>();
            for (var name : services()) {
                all.add(Comparison.of(log, name, cut, date));
            }
            if (!deal.isEmpty() && all.stream().noneMatch(c -> c.knows(deal))) {
                throw usage("no log knows a deal or pool " + deal);
            }
            return all;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private List<String> services() {
        return service.isEmpty() ? Evidence.SERVICES : List.of(service);
    }

    private Optional<LocalDate> businessDate() {
        try {
            return Optional.ofNullable(effective).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw usage("'" + effective + "' is no date; write it as 2026-04-30");
        }
    }

    private int show(Found found) {
        var out = out();
        boolean holds = true;
        var json = new LinkedHashMap<String, Object>();
        for (var comparison : found.comparisons()) {
            comparison.print(deal, out);
            out.println();
            json.put(comparison.service(), comparison.toMap(deal));
        }
        for (var comparison : found.comparisons()) {
            out.println(comparison.summary());
        }
        for (var comparison : found.comparisons()) {
            var hash = found.live().get(comparison.service());
            holds &= hash == null || LiveState.compare(comparison.now(), hash, out);
        }
        out.flush();
        json.put("holds", holds);
        json(json);
        return holds ? 0 : 1;
    }
}
