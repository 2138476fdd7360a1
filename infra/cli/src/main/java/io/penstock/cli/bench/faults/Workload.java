package io.penstock.cli.bench.faults;

import java.util.function.IntFunction;

/** The commands of the load's clients; every one is another, and every one is right. */
final class Workload {

    private Workload() {}

    /** Pools that are opened and never filled: one event each, nothing on chain. */
    static IntFunction<LoadCommand> pools(String client) {
        return n -> {
            var name = "F-" + client + "-" + n;
            return new LoadCommand(
                    "PUT",
                    "/v1/pools/" + name,
                    """
                    {"name":"Opened by %s","currency":"USD","cutOffDate":"2020-07-31"}""".formatted(client),
                    Fact.mark("asset-pool.opened", "pool/" + name, ""));
        };
    }

    /** Investors with wallets of their own: each registration is an effect on chain. */
    static IntFunction<LoadCommand> investors(String client, int number) {
        return n -> {
            var name = "F-" + client + "-" + n;
            var wallet = wallet(number, n);
            return new LoadCommand(
                    "PUT",
                    "/v1/investors/" + name,
                    """
                    {"country":"US","qualified":true,"wallet":"%s"}""".formatted(wallet),
                    Fact.mark("investor.registration-requested", "investor/" + name, ""));
        };
    }

    /** Cash of one investor, transfer after transfer: a stream that grows, and an effect on chain for each. */
    static IntFunction<LoadCommand> cash(String investor, String client) {
        return n -> {
            var reference = client + "-" + n;
            return new LoadCommand(
                    "POST",
                    "/v1/investors/" + investor + "/cash/" + reference,
                    """
                    {"currency":"USD","amount":"%d.00"}""".formatted(100 + n % 900),
                    Fact.mark("investor.cash-received", "investor/" + investor, reference));
        };
    }

    /** Nobody holds its key, and nobody needs it: it only receives. */
    static String wallet(int client, int n) {
        return "0xfa%06x%032x".formatted(client, n);
    }
}
