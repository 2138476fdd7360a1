package io.penstock.launcher;

import io.penstock.launcher.chain.Chain;
import io.penstock.launcher.chain.ChainNode;
import io.penstock.launcher.chain.ContractDeployment;
import io.penstock.launcher.kafka.KafkaBroker;
import io.penstock.launcher.postgres.PostgresServer;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.service.ServiceEnvironment;
import io.penstock.launcher.service.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each process of a stack is started: the first time, and again by a fault test that has killed it. */
final class StackParts {

    static final List<String> SERVICE_MODULES = List.of("issuance-service", "servicing-service", "infra/portal");

    private static final int SERVICE_HEAP_MEGABYTES = 512;
    private static final int PORTAL_HEAP_MEGABYTES = 128;

    private final LaunchOptions options;
    private final DataDirectory data;
    private final Chain chain;
    private final Ports ports;
    private final Secrets secrets;
    private final DevelopmentTokens tokens;
    private final String mnemonic;
    private final Children children;
    private final Ports reached;
    private final ServiceEnvironment environment;

    StackParts(
            LaunchOptions options,
            DataDirectory data,
            Chain chain,
            Ports ports,
            Secrets secrets,
            DevelopmentTokens tokens,
            String mnemonic,
            Children children) {
        this.options = options;
        this.data = data;
        this.chain = chain;
        this.ports = ports;
        this.secrets = secrets;
        this.tokens = tokens;
        this.mnemonic = mnemonic;
        this.children = children;
        this.reached = ports.by(options.hooks());
        this.environment = new ServiceEnvironment(
                data, secrets, mnemonic, Urls.of(reached, chain.url(ports.of(Port.CHAIN))), tokens.publicKeyFile());
    }

    /**
     * Starts one process and returns when it answers.
     *
     * @param part one of POSTGRES, KAFKA, CHAIN, ISSUANCE, SERVICING, PORTAL
     * @throws LaunchException if it does not come up
     */
    void start(Port part) {
        switch (part) {
            case POSTGRES -> PostgresServer.start(data, secrets, ports.of(Port.POSTGRES), children);
            case KAFKA ->
                KafkaBroker.start(
                        data.root(),
                        options.hooks().kafkaDirectory(data.kafka()),
                        ports.of(Port.KAFKA),
                        reached.of(Port.KAFKA),
                        ports.of(Port.KAFKA_CONTROLLER),
                        children);
            case CHAIN -> {
                URI url = ChainNode.start(chain, data, ports.of(Port.CHAIN), mnemonic, children);
                ContractDeployment.ensure(url, data, mnemonic);
            }
            case ISSUANCE ->
                service(part, SERVICE_MODULES.get(0), SERVICE_HEAP_MEGABYTES, environment.issuance(ports.of(part)));
            case SERVICING ->
                service(part, SERVICE_MODULES.get(1), SERVICE_HEAP_MEGABYTES, environment.servicing(ports.of(part)));
            case PORTAL ->
                service(part, SERVICE_MODULES.get(2), PORTAL_HEAP_MEGABYTES, environment.portal(ports.of(part)));
            case KAFKA_CONTROLLER ->
                throw new IllegalArgumentException("the controller is no process of its own: start KAFKA");
        }
    }

    private void service(Port port, String module, int heapMegabytes, Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.putAll(options.hooks().environment(port.label()));
        ChildProcess process =
                ServiceProcess.start(port.label(), options.projectRoot(), module, heapMegabytes, all, data, children);
        var health = port == Port.PORTAL ? "/actuator/health" : "/actuator/health/start";
        ServiceProcess.awaitReady(process, ports.of(port), health, token());
    }

    /** Valid for long, since a fault test may have set the service's clock. */
    private String token() {
        return tokens.issue("launcher", List.of("operator"), Optional.empty(), Duration.ofHours(3));
    }
}
