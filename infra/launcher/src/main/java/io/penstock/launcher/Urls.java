package io.penstock.launcher;

import java.net.URI;

/**
 * Where the processes answer.
 *
 * @param kafka bootstrap server, {@code 127.0.0.1:19092}
 * @param issuanceDatabase JDBC URL without user
 * @param servicingDatabase JDBC URL without user
 */
public record Urls(
        URI issuance,
        URI servicing,
        URI portal,
        URI chain,
        String kafka,
        String issuanceDatabase,
        String servicingDatabase) {

    static Urls of(Ports ports, URI chain) {
        return new Urls(
                http(ports.of(Port.ISSUANCE)),
                http(ports.of(Port.SERVICING)),
                http(ports.of(Port.PORTAL)),
                chain,
                "127.0.0.1:" + ports.of(Port.KAFKA),
                database(ports, "penstock_issuance"),
                database(ports, "penstock_servicing"));
    }

    static URI http(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String database(Ports ports, String name) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/" + name;
    }
}
