package io.penstock.cli.bench.faults;

import static io.penstock.cli.bench.faults.Findings.Kind.*;

import io.penstock.cli.audit.Audit;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.contracts.Topics;
import io.penstock.launcher.LaunchProgress;
import io.penstock.launcher.Stack;
import io.penstock.launcher.kafka.KafkaMessages;
import io.penstock.onchain.ContractAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** All checks of a stack after its faults: clients' files, log, journal, Kafka, chain, books. */
final class StackCheck {

    private static final List<String> SERVICES = List.of("issuance", "servicing");
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final Stack stack;
    private final Findings findings;
    private final LaunchProgress progress;
    private final Map<String, ServiceClient> services = new LinkedHashMap<>();

    /** What was compared, for the report. */
    private final Map<String, Object> facts = new LinkedHashMap<>();

    StackCheck(Stack stack, Findings findings, LaunchProgress progress) {
        this.stack = stack;
        this.findings = findings;
        this.progress = progress;
        services.put(
                "issuance", new ServiceClient("issuance", stack.urls().issuance(), stack.token("auditor", "auditor")));
        services.put(
                "servicing",
                new ServiceClient("servicing", stack.urls().servicing(), stack.token("auditor", "auditor")));
    }

    Map<String, Object> facts() {
        return facts;
    }

    /** Waits until nothing is under way: effects on chain answered, journals at the end of their logs. */
    void drain() throws InterruptedException {
        progress.note("draining");
        long end = System.nanoTime() + DRAIN.toNanos();
        long before = -1;
        int calm = 0;
        String last = "";
        while (calm < 3) {
            if (System.nanoTime() > end) {
                findings.add(UNSOUND, "not at rest after " + DRAIN.toMinutes() + " minutes: " + last);
                return;
            }
            TimeUnit.SECONDS.sleep(1);
            try {
                long events = 0;
                long open = 0;
                for (String service : SERVICES) {
                    events += StackLogs.count(stack.faults(), service, "select count(*) from event_log");
                    open += StackLogs.count(
                            stack.faults(), service, "select count(*) from chain_effect where not reported");
                    var head = client(service).get("/v1/audit/head");
                    open += head.path("logCount").asLong()
                            - head.path("position").asLong();
                }
                calm = open == 0 && events == before ? calm + 1 : 0;
                last = open + " effects or journal entries outstanding, " + events + " events";
                before = events;
            } catch (SQLException | RuntimeException e) {
                calm = 0;
                last = String.valueOf(e.getMessage());
            }
        }
    }

    /** Runs everything; what is wrong goes into the findings. */
    void run(List<Path> clientFiles, String dealId) throws IOException, SQLException {
        var commands = new ArrayList<SentCommand>();
        for (Path file : clientFiles) {
            commands.addAll(ClientFile.read(file));
        }
        var once = new AcknowledgedOnce(findings);
        var messages = KafkaMessages.committed(stack.urls().kafka(), Topics.FACTS);
        long published = 0;
        long events = 0;
        for (String service : SERVICES) {
            progress.note("checking " + service + ": commands, streams, journal, states, messages");
            var log = StackLogs.log(stack.faults(), service);
            events += log.size();
            once.commands(
                    commands.stream()
                            .filter(command -> command.service().equals(service))
                            .toList(),
                    log);
            once.streams(service, log);
            SameOrder.check(
                    service + " journal",
                    StackLogs.journal(client(service)),
                    log.stream().map(Fact::eventId).toList(),
                    findings);
            new StateCheck(findings, facts).run(service, client(service), operator(service));
            published += new PublishedOnce(findings).check(service, log, messages);
        }
        facts.put("events", events);
        facts.put("commands of clients", commands.size());
        facts.put("messages published", published);
        books(dealId);
    }

    private void books(String dealId) throws IOException {
        progress.note("checking the books: verify, recompute, reconcile");
        var web3j = Web3j.build(new HttpService(stack.urls().chain().toString()));
        try {
            var audit = new Audit(
                    stack.urls(),
                    stack.token("auditor", "auditor"),
                    web3j,
                    ContractAddresses.read(stack.contractsFile()));
            for (var report : audit.all(dealId).reports()) {
                facts.put(
                        report.summary().strip().split(" ", 2)[0],
                        report.summary().strip());
                report.breaks().forEach(text -> findings.add(DIFFERENT, text));
            }
        } finally {
            web3j.shutdown();
        }
    }

    private ServiceClient operator(String service) {
        return client(service).as(stack.token("operator", "operator", "auditor"));
    }

    private ServiceClient client(String service) {
        return Objects.requireNonNull(services.get(service));
    }
}
