package io.penstock.launcher.service;

import io.penstock.launcher.DataDirectory;
import io.penstock.launcher.process.ChildCommand;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.JavaCommand;
import io.penstock.launcher.process.ReadyCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of our own jars in its own process. */
public final class ServiceProcess {

    private ServiceProcess() {}

    /**
     * Starts it.
     *
     * @param module folder under the project's root, with the jar in {@code target}
     * @param heapMegabytes upper limit of its heap
     * @throws io.penstock.launcher.LaunchException if it is not built
     */
    public static ChildProcess start(
            String name,
            Path projectRoot,
            String module,
            int heapMegabytes,
            Map<String, String> environment,
            DataDirectory data,
            Children children) {
        String jar = ServiceJar.of(projectRoot, module).toString();
        List<String> command = JavaCommand.lean(heapMegabytes);
        command.addAll(List.of(
                // Axon would call its makers' server at each start.
                "-Daxoniq.update-checker.disabled=true", "-Ddisable-axoniq-console-message=true", "-jar", jar));
        return children.start(ChildCommand.of(name, data.root(), command).withEnvironment(environment));
    }

    /** Fails early when a jar is missing, before anything is started. */
    public static void requireBuilt(Path projectRoot, List<String> modules) {
        modules.forEach(module -> ServiceJar.of(projectRoot, module));
    }

    /** Returns when the path, one below {@code /actuator/health}, answers 200 to this token. */
    public static void awaitReady(ChildProcess service, int port, String path, String token) {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .header("authorization", "Bearer " + token)
                    .build();
            ReadyCheck.await(service, Duration.ofMinutes(3), () -> {
                if (!ReadyCheck.accepts(port)) {
                    return false;
                }
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IllegalStateException("health answers " + response.statusCode());
                }
                return true;
            });
        }
    }
}
