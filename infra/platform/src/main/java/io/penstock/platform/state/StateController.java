package io.penstock.platform.state;

import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.start.PlatformProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hash of all states, so that an auditor's own replay can be held against the service. */
@RestController
class StateController {

    private final LogStates states;
    private final JdbcTemplate jdbc;
    private final PlatformProperties properties;
    // A replay of a long log takes seconds on two threads: one at a time.
    private final ReentrantLock oneAtATime = new ReentrantLock();

    StateController(LogStates states, JdbcTemplate jdbc, PlatformProperties properties) {
        this.states = states;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Folds the log from its bytes.
     *
     * @param at {@code xid:index}, or a position of the journal; the newest readable event if it is not given
     */
    @GetMapping("/v1/audit/state")
    @PreAuthorize("hasRole('auditor')")
    Map<String, Object> state(@RequestParam(defaultValue = "") String at) {
        oneAtATime.lock();
        try {
            var found = at.isEmpty() ? states.now() : states.upTo(position(at));
            var hash = found.states().hash();
            var body = new LinkedHashMap<String, Object>();
            body.put("service", properties.service());
            body.put("position", found.position().toString());
            body.put("hash", hash.hash());
            body.put("streams", hash.streams());
            body.put("events", hash.events());
            return body;
        } finally {
            oneAtATime.unlock();
        }
    }

    private HorizonToken position(String at) {
        try {
            return at.indexOf(':') < 0 ? journalled(Long.parseLong(at)) : HorizonToken.parse(at);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "POSITION_UNREADABLE", "a position is xid:index or a number, not " + at);
        }
    }

    private HorizonToken journalled(long position) {
        return jdbc
                .query(
                        "select log_xid, global_index from journal where position = ?",
                        (row, _) -> new HorizonToken(row.getLong("log_xid"), row.getLong("global_index")),
                        position)
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.notFound("POSITION_NOT_FOUND", "the journal has no position " + position));
    }
}
