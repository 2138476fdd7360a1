package io.penstock.platform.it;

import io.penstock.platform.it.Tally.Added;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** What a projection saw, in order. */
@Component
@ProcessingGroup("tally")
class TallyProjection {

    final List<Added> seen = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(Added event) {
        seen.add(event);
    }

    @ResetHandler
    void reset() {
        seen.clear();
    }
}
