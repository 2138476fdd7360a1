package io.penstock.platform.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may hold a segment, when it passes on, and that a former owner stores nothing. */
class InstanceTokenStoreIT {

    private static final String GROUP = "group";
    private static final HorizonToken EARLY = new HorizonToken(7, 1);
    private static final HorizonToken LATE = new HorizonToken(9, 4);

    private final PlatformServices services = PlatformServices.start("issuance");
    private final Instance first = Instance.of("issuance");
    private final Instance second = Instance.of("issuance");
    private TestDatabase database;
    private Connection life;
    private InstanceTokenStore ours;
    private InstanceTokenStore theirs;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.migrated(services);
        life = DriverManager.getConnection(services.jdbcUrl(), services.appRole(), "test");
        first.enter(life);
        ours = store(first, Duration.ofHours(1));
        theirs = store(second, Duration.ofHours(1));
        ours.initializeTokenSegments(GROUP, 1);
        ours.fetchToken(GROUP, 0);
        ours.storeToken(EARLY, GROUP, 0);
    }

    @AfterEach
    void close() throws SQLException {
        life.close();
        database.close();
    }

    @Test
    void aSegmentHasOneOwner() {
        assertThat(first).isNotEqualTo(second);
        assertThat(theirs.fetchAvailableSegments(GROUP)).isEmpty();
        assertThatThrownBy(() -> theirs.fetchToken(GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.storeToken(LATE, GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.extendClaim(GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.deleteToken(GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        theirs.releaseClaim(GROUP, 0);
        assertThat(ours.fetchToken(GROUP, 0)).isEqualTo(EARLY);
    }

    /** As after kill -9: nobody waits for the claim's hour. */
    @Test
    void theClaimOfADeadInstancePassesAtOnce() throws SQLException {
        life.close();
        await().until(() -> !theirs.fetchAvailableSegments(GROUP).isEmpty());
        assertThat(theirs.fetchToken(GROUP, 0)).isEqualTo(EARLY);
    }

    /** As after SIGSTOP: the session stands, the claim is not renewed. */
    @Test
    void aPausedOwnerLosesItsClaimAndStoresNothingMore() {
        var impatient = store(second, Duration.ZERO);
        assertThat(impatient.fetchToken(GROUP, 0)).isEqualTo(EARLY);
        impatient.storeToken(LATE, GROUP, 0);
        assertThatThrownBy(() -> ours.storeToken(EARLY, GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        impatient.releaseClaim(GROUP, 0);
        // Axon's own store would now let the former owner take the claim back and move the position to and fro.
        assertThatThrownBy(() -> ours.extendClaim(GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> ours.storeToken(EARLY, GROUP, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(ours.fetchToken(GROUP, 0)).isEqualTo(LATE);
    }

    @Test
    void aSplitSegmentIsSeenByTheOthers() {
        var whole = Segment.computeSegment(0, 0);
        assertThat(ours.fetchToken(GROUP, whole)).isEqualTo(EARLY);
        ours.initializeSegment(EARLY, GROUP, 1);
        assertThatThrownBy(() -> ours.fetchToken(GROUP, whole)).hasMessageContaining("split or merged");
        assertThat(theirs.fetchAvailableSegments(GROUP)).containsExactly(Segment.computeSegment(1, 0, 1));
        assertThat(theirs.fetchToken(GROUP, Segment.computeSegment(1, 0, 1))).isEqualTo(EARLY);
        assertThatThrownBy(() -> ours.initializeSegment(EARLY, GROUP, 1)).hasMessageContaining("is there already");
    }

    @Test
    void aSegmentStartsWithoutAPosition() {
        ours.initializeTokenSegments("new", 2);
        assertThat(ours.fetchSegments("new")).containsExactly(0, 1);
        assertThat(ours.fetchToken("new", 1)).isNull();
        assertThatThrownBy(() -> ours.initializeTokenSegments("new", 2))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(ours.retrieveStorageIdentifier()).isEqualTo(theirs.retrieveStorageIdentifier());
    }

    private InstanceTokenStore store(Instance instance, Duration claim) {
        return new InstanceTokenStore(
                database.jdbc(), Jackson3Serializer.builder().build(), instance, claim);
    }
}
