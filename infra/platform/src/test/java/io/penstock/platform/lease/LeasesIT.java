package io.penstock.platform.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.start.Worker;
import io.penstock.platform.test.JavaProcess;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances of one service on one database: who works, who takes over, and what a late writer may still do. */
class LeasesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SLEEPER = "b";

    private final PlatformServices services = PlatformServices.start("issuance");
    private final TestDatabase database = TestDatabase.migrated(services);
    private final List<Worker> workers = new ArrayList<>();
    private final List<Leases> instances = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.forEach(Worker::stop);
        instances.forEach(Leases::stop);
        database.close();
    }

    @Test
    void oneInstanceWorksAndTheNextGoesOnAfterACleanStop() {
        var first = start(instance(), "single");
        await().atMost(PATIENCE).until(first::here);
        var second = start(instance(), "single");
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> first.here() && !second.here());
        first.stop();
        await().atMost(PATIENCE).until(() -> rows("single", 2) > 0);
        assertThat(second.here()).isTrue();
    }

    @Test
    void instancesShareTheWork() {
        var one = instance();
        var first = List.of(start(one, "a"), start(one, "b"), start(one, "c"), start(one, "d"));
        await().atMost(PATIENCE).until(() -> here(first).size() == 4);
        var two = instance();
        var second = List.of(start(two, "a"), start(two, "b"), start(two, "c"), start(two, "d"));
        await().atMost(PATIENCE)
                .until(() -> here(first).size() == 2 && here(second).size() == 2);
        assertThat(here(first)).doesNotContainAnyElementsOf(here(second));
    }

    /** Its keeper took the lease and gave its word away again while the worker's thread had not even run. */
    @Test
    void aLeaseThatIsAskedForBeforeItsWorkerWokeUpIsGivenBack() throws Exception {
        var one = instance();
        var asleep = new CountDownLatch(1);
        var first = start(one, "a");
        var sleeper = Thread.ofPlatform().daemon().start(() -> awaitLease(one, asleep));
        await().atMost(PATIENCE).until(() -> first.here() && one.held(SLEEPER) != null);
        var two = instance();
        var second = start(two, SLEEPER);
        await().atMost(PATIENCE).until(() -> {
            var lease = one.held(SLEEPER);
            return lease != null && !lease.held();
        });
        asleep.countDown();
        await().atMost(PATIENCE).until(second::here);
        sleeper.interrupt();
        sleeper.join();
    }

    private static void awaitLease(Leases instance, CountDownLatch asleep) {
        try {
            var _ = instance.await(SLEEPER, () -> {
                try {
                    asleep.await();
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One process is stopped, left behind, woken up, called back, and killed. */
    @Test
    void aPausedOwnerThatWakesUpCommitsNothingAndADeadOneIsFollowed() throws Exception {
        var other = JavaProcess.start(CountingWorker.class, services.jdbcUrl(), services.appRole(), "counter");
        try {
            await().atMost(PATIENCE).until(() -> rows("counter", 1) > 0);
            var successor = start(instance(), "counter");
            signal(other, "STOP");
            await().atMost(PATIENCE).until(() -> rows("counter", 2) > 0);
            long before = rows("counter", 1);
            signal(other, "CONT");
            successor.stop(); // now the other may go on, but only under a new epoch
            await().atMost(PATIENCE).until(() -> rows("counter", 3) > 0);
            assertThat(rows("counter", 1)).isEqualTo(before);
            var last = start(instance(), "counter");
            other.destroyForcibly();
            await().atMost(PATIENCE).until(() -> rows("counter", 4) > 0);
            assertThat(last.here()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static List<String> here(List<Worker> workers) {
        return workers.stream().filter(Worker::here).map(Worker::name).toList();
    }

    private long rows(String worker, long epoch) {
        Long rows = database.jdbc()
                .queryForObject(
                        "select count(*) from inbox where consumer = ? and message_id like ? || '/%'",
                        Long.class, worker, epoch);
        return rows == null ? 0 : rows;
    }

    private Leases instance() {
        var leases = database.leases("issuance");
        instances.add(leases);
        return leases;
    }

    private Worker start(Leases instance, String name) {
        var worker = new CountingWorker(name, database, instance);
        workers.add(worker);
        worker.start();
        return worker;
    }
}
