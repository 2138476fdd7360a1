package io.penstock.platform.it;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/** Where a test may stop a request, or let it fail, between two commands. */
@Component
class TallySteps {

    private final Map<String, IntConsumer> hooks = new ConcurrentHashMap<>();

    void at(String tally, IntConsumer hook) {
        hooks.put(tally, hook);
    }

    void clear(String tally) {
        hooks.remove(tally);
    }

    void reached(String tally, int step) {
        hooks.getOrDefault(tally, _ -> {}).accept(step);
    }
}
