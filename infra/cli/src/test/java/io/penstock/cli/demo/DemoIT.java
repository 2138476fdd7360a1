package io.penstock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.penstock.cli.rest.ServiceClient;
import io.penstock.launcher.ProcessRecord;
import io.penstock.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole main job, as its user runs it: PostgreSQL, Kafka, chain, services and portal, each a real process. */
@TestMethodOrder(OrderAnnotation.class)
class DemoIT {

    private static final String RECONCILED = "RECONCILED";

    @TempDir
    static Path data;

    @Test
    @Order(1)
    void endsReconciled() {
        var run = DemoProcess.run(data, line -> {}, "demo", "--fresh", "--exit");
        assertThat(run.text()).contains(RECONCILED);
        assertThat(run.exitCode()).isZero();
        assertNoProcessIsLeft();
    }

    @Test
    @Order(2)
    void continuesFromTheSavedDataAndPaysNothingTwice() {
        var run = DemoProcess.run(data, line -> {}, "demo", "--exit");
        assertThat(run.text()).contains(RECONCILED).contains("3 distributions");
        assertThat(run.exitCode()).isZero();
    }

    /** What was exported is proved without any server; one changed digit is found and named. */
    @Test
    @Order(3)
    void isProvedOfflineFromAnExport(@TempDir Path elsewhere) throws IOException {
        var bundle = elsewhere.resolve("evidence");
        assertThat(DemoProcess.run(data, line -> {}, "audit", "export", "--out", bundle.toString()))
                .satisfies(run -> assertThat(run.exitCode()).as(run.text()).isZero());
        assertThat(offline(bundle, "recompute"))
                .contains("3 waterfalls", "20 payouts recomputed")
                .endsWith("0 breaks");
        assertThat(offline(bundle, "reconcile"))
                .contains("3 distributions", "20 payouts")
                .endsWith("0 breaks");
        assertThat(offline(bundle, "replay", "--as-of", "servicing:2", "--for", "2020-08-31"))
                .contains("as reported", "as known now", "differs", "state hash");
        assertThat(offline(bundle, "explain", "deal/ATLAS-2020-1/2020-08/payout/INV-BIRCH"))
                .contains("INV-BIRCH received USD 725,461.94 on 2020-09-15", "rule 3.01(d): Pay interest to A")
                .endsWith("computes the same report again from the recorded inputs.");

        var log = bundle.resolve("servicing-000001.ndjson");
        Files.writeString(log, Files.readString(log).replaceFirst("2020-07-31", "2020-07-30"));
        var verified = DemoProcess.run(data, line -> {}, "audit", "verify", "--bundle", bundle.toString());
        assertThat(verified.text()).contains("BREAK  servicing: position 1, event ");
        assertThat(verified.exitCode()).isEqualTo(1);
    }

    private static String offline(Path bundle, String... audit) {
        var arguments = new ArrayList<>(List.of("audit"));
        arguments.addAll(List.of(audit));
        arguments.addAll(List.of("--bundle", bundle.toString()));
        var run = DemoProcess.run(data, line -> {}, arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.text()).isZero();
        return run.text();
    }

    /** A copy that is restored elsewhere replays to the same states; the stack itself is as it was. */
    @Test
    @Order(4)
    void isRestoredElsewhere(@TempDir Path elsewhere) {
        var run = DemoProcess.run(
                data, line -> {}, "drill", "--work", elsewhere.resolve("drill").toString());
        assertThat(run.text())
                .contains("issuance: state hash", "servicing: state hash", "projection deal-summary", "whole")
                .doesNotContain("  NO");
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertNoProcessIsLeft();
    }

    /** The issuer's whole tape where it is at hand, else the sample. */
    @Test
    @Order(5)
    void worksOnGanacheToo(@TempDir Path other) {
        var tape = Path.of(System.getProperty("penstock.shared"), "data/tapes/wosat2020a_absee_dev.xml.gz");
        var run = Files.exists(tape)
                ? DemoProcess.run(
                        other, line -> {}, "demo", "--fresh", "--exit", "--chain", "ganache", "--tape", tape.toString())
                : DemoProcess.run(other, line -> {}, "demo", "--fresh", "--exit", "--chain", "ganache");
        assertThat(run.text()).contains(RECONCILED);
        assertThat(run.exitCode()).isZero();
    }

    /** A tape with a fault is answered with its line and column, and stops the demo. */
    @Test
    @Order(6)
    void answersAFaultyTape(@TempDir Path elsewhere) throws IOException {
        var tape = elsewhere.resolve("faulty.csv");
        Files.writeString(tape, "loanId,state\nL1,NC\n");
        var run = DemoProcess.run(data, line -> {}, "demo", "--exit", "--tape", tape.toString());
        assertThat(run.text())
                .contains("COLUMN_ESSENTIAL_MISSING")
                .contains("line 1, currentBalance")
                .doesNotContain(RECONCILED);
        assertThat(run.exitCode()).isEqualTo(1);
        assertNoProcessIsLeft();
    }

    /** One loan and one wallet are checked with a node: neither command knows the services or the data folder. */
    @Test
    @Order(8)
    void aLoanAndAWalletAreCheckedWithANodeAlone(@TempDir Path elsewhere) {
        var checked = new AtomicBoolean();
        Consumer<String> check = line -> {
            if (line.startsWith("Portal:") && checked.compareAndSet(false, true)) {
                try {
                    checkWithANode(elsewhere);
                    issueByScript(elsewhere.resolve("issuance.json"));
                } finally {
                    DemoProcess.run(data, l -> {}, "down");
                }
            }
        };
        var run = DemoProcess.run(data, check, "up");
        assertThat(checked).as(run.text()).isTrue();
        assertNoProcessIsLeft();
    }

    /** From a tape to units in wallets over the API alone, and nobody types what the system had. */
    private static void issueByScript(Path json) {
        var run = DemoProcess.run(data, l -> {}, "bench", "issuance", "--attach", "--json", json.toString());
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(run.text())
                .contains("lets the investor in", "units and cash exchanged on chain")
                .endsWith("ISSUED");
        assertThat(contentOf(json.toFile())).contains("\"rekeyedFields\" : 0");
    }

    private static void checkWithANode(Path folder) {
        var stack = Stack.attach(data);
        var auditor = stack.token("auditor", "auditor");
        var deal = "/v1/deals/ATLAS-2020-1";
        var loan = new ServiceClient("servicing", stack.urls().servicing(), auditor)
                .get(deal + "/loans?limit=1")
                .findValue("loanId")
                .asText();
        var wallet = new ServiceClient("issuance", stack.urls().issuance(), auditor)
                .get(deal + "/holders")
                .findValue("wallet")
                .asText();
        var proof = folder.resolve("proof.json").toString();
        var node = stack.urls().chain().toString();
        assertThat(DemoProcess.run(data, l -> {}, "audit", "proof", "--loan", "WOSAT-2020-A/" + loan, "--out", proof))
                .satisfies(run -> assertThat(run.exitCode()).as(run.text()).isZero());
        assertThat(DemoProcess.bare("audit", "loan", proof, "--chain", node)).satisfies(run -> {
            assertThat(run.exitCode()).as(run.text()).isZero();
            assertThat(run.text()).contains("current balance", loan).endsWith("0 breaks");
        });
        var contracts = stack.contractsFile().toString();
        assertThat(DemoProcess.bare(
                        "audit",
                        "entitlement",
                        "--chain",
                        node,
                        "--contracts",
                        contracts,
                        "--deal",
                        "ATLAS-2020-1",
                        "--date",
                        "2020-09-15",
                        "--wallet",
                        wallet))
                .satisfies(run -> {
                    assertThat(run.exitCode()).as(run.text()).isZero();
                    assertThat(run.text()).contains("units, ", ", paid").endsWith("0 breaks");
                });
    }

    /** One life, cut off five times: each time another process is killed while it is needed. */
    @Test
    @Order(7)
    void survivesTheDeathOfEachProcess(@TempDir Path killed) {
        killedAt(killed, "issuance", "2  Tranche issuance");
        killedAt(killed, "servicing", "3  Collection period 2020-08");
        killedAt(killed, "kafka", "4  Distribution, payment date 2020-09-15");
        killedAt(killed, "postgres", "3  Collection period 2020-10");
        killedAt(killed, "launcher", "4  Distribution, payment date 2020-11-16");
        var last = DemoProcess.run(killed, line -> {}, "demo", "--exit");
        assertThat(last.text()).contains(RECONCILED).contains("3 distributions");
        assertThat(last.exitCode()).isZero();
        assertNoProcessIsLeft(killed);
    }

    private static void killedAt(Path folder, String process, String when) {
        var done = new AtomicBoolean();
        Consumer<String> kill = line -> {
            if (line.startsWith(when) && done.compareAndSet(false, true)) {
                var running = Stack.attach(folder);
                running.processes().stream()
                        .filter(p -> p.name().equals(process))
                        .mapToLong(ProcessRecord::pid)
                        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            }
        };
        var run = DemoProcess.run(folder, kill, "demo", "--exit");
        assertThat(done).as("the demo reached: " + when + "\n" + run.text()).isTrue();
        assertThat(run.exitCode()).as(run.text()).isNotZero();
    }

    private static void assertNoProcessIsLeft() {
        assertNoProcessIsLeft(data);
    }

    /** Reads the whole command lines: those that the JDK gives are cut off. */
    private static void assertNoProcessIsLeft(Path folder) {
        try (var processes = Files.list(Path.of("/proc"))) {
            assertThat(processes
                            .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                            .map(DemoIT::commandLine)
                            .filter(c -> c.contains(folder.toString())))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return ""; // ended meanwhile
        }
    }
}
