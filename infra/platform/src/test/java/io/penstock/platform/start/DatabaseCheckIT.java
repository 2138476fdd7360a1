package io.penstock.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That unsafe ground is named, and refused. */
class DatabaseCheckIT {

    private final PlatformServices services = PlatformServices.start("issuance");

    @BeforeEach
    void migrate() {
        TestDatabase.migrated(services).close();
    }

    @Test
    void goodGroundIsAccepted() {
        try (var database = new TestDatabase(services.jdbcUrl(), services.appRole())) {
            new DatabaseCheck(database.jdbc()).run();
        }
    }

    @Test
    void aServerThatForgetsIsRefused() {
        try (var owner = new TestDatabase(services.jdbcUrl(), services.ownerRole())) {
            var name = services.jdbcUrl().substring(services.jdbcUrl().lastIndexOf('/') + 1);
            owner.jdbc().execute("alter database " + name + " set synchronous_commit = off");
        }
        assertThat(refusal(services.appRole())).contains("synchronous_commit = off");
    }

    @Test
    void transactionsWithoutAnEndAreRefused() {
        try (var database = new TestDatabase(services.jdbcUrl(), services.appRole())) {
            database.transaction().executeWithoutResult(_ -> {
                database.jdbc().execute("set transaction_timeout = 0");
                assertThatThrownBy(() -> new DatabaseCheck(database.jdbc()).run())
                        .hasMessageContaining("have no time limit");
            });
        }
    }

    @Test
    void aRoleThatMayChangeThePastIsRefused() {
        assertThat(refusal(services.ownerRole())).contains("may change or delete events");
    }

    @Test
    void aLogFromAnotherServersTimeIsRefused() {
        try (var database = new TestDatabase(services.jdbcUrl(), services.appRole())) {
            database.jdbc().update("""
                insert into event_log (xid, event_id, stream_type, stream_id, sequence, name, revision, payload, metadata,
                    recorded_at)
                values ('99999999', gen_random_uuid(), 's', 'S', 0, 'n', '1', '{}', '{}', now())
                """);
        }
        assertThat(refusal(services.appRole())).contains("restored from a dump");
    }

    private String refusal(String role) {
        try (var database = new TestDatabase(services.jdbcUrl(), role)) {
            var check = new DatabaseCheck(database.jdbc());
            assertThatThrownBy(check::run)
                    .isInstanceOfSatisfying(
                            UnsafeStartException.class,
                            refused -> assertThat(refused.action()).isNotBlank());
            try {
                check.run();
                return "";
            } catch (UnsafeStartException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
