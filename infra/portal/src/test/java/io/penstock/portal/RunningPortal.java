package io.penstock.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The portal on a free port, with an issuer of its own and stand-ins for both services. */
final class RunningPortal {

    static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    final StubServices services = new StubServices();
    final Issuer issuer = new Issuer();
    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private RunningPortal(Path folder) {
        context = (ServletWebServerApplicationContext) new SpringApplication(PortalService.class)
                .run(
                        "--server.port=0",
                        "--penstock.issuance-url=" + services.issuanceUrl(),
                        "--penstock.servicing-url=" + services.servicingUrl(),
                        "--penstock.token-key=" + issuer.publicKey(folder));
    }

    private static final class Holder {
        static final RunningPortal SHARED = start();

        private static RunningPortal start() {
            try {
                return new RunningPortal(Files.createTempDirectory("portal"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The one portal of all test classes, started by the first; it ends with the JVM. */
    static RunningPortal shared() {
        return Holder.SHARED;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url(path));
    }

    /** As a browser that is signed in. */
    HttpResponse<String> page(String path, String token) {
        return send(request(path).header("Accept", HTML).header("Cookie", "penstock_session=" + token));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
