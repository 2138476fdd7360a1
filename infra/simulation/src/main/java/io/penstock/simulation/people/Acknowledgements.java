package io.penstock.simulation.people;

import io.penstock.simulation.world.Violation;
import java.util.LinkedHashMap;
import java.util.Map;

/** What clients have been told, each in its own book: how many events each acknowledged request has left. */
public final class Acknowledgements {

    private final Map<String, String> told = new LinkedHashMap<>();

    void done(String key, String events) {
        var before = told.putIfAbsent(key, events);
        Violation.unless(
                before == null || before.equals(events),
                "ANSWER_DIFFERS",
                "request %s was answered with %s events, then with %s",
                key,
                before,
                events);
    }

    /** Events by key. */
    public Map<String, String> told() {
        return told;
    }
}
