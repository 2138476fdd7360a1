package io.penstock.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Table;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.stack.DataOption;
import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock chain …}: the platform must be running. */
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = "The chain as the services mirror it: see where it stands, go on after HALTED, build it anew.",
        subcommands = {
            ChainCommand.StatusCommand.class,
            ChainCommand.ResumeCommand.class,
            ChainCommand.RebuildCommand.class
        })
public final class ChainCommand {

    /** Options and output that all of them share. */
    @Command(mixinStandardHelpOptions = true)
    abstract static class Base implements Callable<Integer> {

        static final List<String> SERVICES = List.of("issuance", "servicing");

        @Mixin
        private DataOption data = new DataOption();

        @Mixin
        private JsonOption json = new JsonOption();

        @Option(
                names = "--operator",
                paramLabel = "NAME",
                defaultValue = "operator",
                description = "Who decides; stands in the record of the decision (default: operator).")
        private String operator = "operator";

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        final ServiceClient client(String service) {
            RunningStack stack = Stack.attach(data.directory());
            var base = service.equals("issuance")
                    ? stack.urls().issuance()
                    : stack.urls().servicing();
            return new ServiceClient(service, base, stack.token(operator, "operator"));
        }

        final PrintWriter out() {
            return spec.commandLine().getOut();
        }

        final void write(Map<String, Object> result) {
            json.write(result);
        }

        /** Prints what came of a decision. */
        final void show(String service, JsonNode outcome) {
            out().println(service + ": " + (outcome.path("changed").asBoolean() ? "" : "nothing changed: ")
                    + outcome.path("text").asText());
            out().flush();
            write(Map.of(
                    "service", service,
                    "changed", outcome.path("changed").asBoolean(),
                    "state", outcome.path("state").asText(),
                    "text", outcome.path("text").asText()));
        }
    }

    /** A decision needs a service and a reason. */
    abstract static class Decision extends Base {

        @Option(
                names = "--service",
                required = true,
                paramLabel = "NAME",
                description = "Whose mirror: issuance or servicing.")
        private String service = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Stands in the record.")
        private String reason = "";

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec self;

        final String service() {
            if (!SERVICES.contains(service)) {
                throw new picocli.CommandLine.ParameterException(
                        self.commandLine(), "--service is issuance or servicing");
            }
            return service;
        }

        final String reason() {
            return reason;
        }
    }

    @Command(
            name = "status",
            description = "Shows state, reason and counts of both mirrors. Exit code 1 if one has halted.")
    static final class StatusCommand extends Base {

        @Override
        public Integer call() {
            var table = Table.of("service", "state", "waiting", "refused", "breaks", "deployment", "reason");
            var all = new LinkedHashMap<String, Object>();
            boolean halted = false;
            for (String service : SERVICES) {
                var found = client(service).get("/v1/chain");
                var state = found.path("state").asText();
                halted |= state.equals("HALTED");
                table.row(
                        service,
                        state,
                        found.path("waiting").asLong(),
                        found.path("refused").asLong(),
                        found.path("breaks").size(),
                        found.path("deploymentId").asText(),
                        found.path("reason").asText());
                all.put(
                        service,
                        Map.of("state", state, "reason", found.path("reason").asText()));
            }
            table.print(out());
            write(all);
            return halted ? 1 : 0;
        }
    }

    @Command(
            name = "resume",
            description = {
                "Lets a halted mirror go on, with the reason on record. It looks at the chain anew; what halted it may halt",
                "it again. Refused on a wrong chain. With the node down it goes on when the node is back. Again: nothing."
            })
    static final class ResumeCommand extends Decision {

        @Override
        public Integer call() {
            show(service(), client(service()).post("/v1/chain/resume", Map.of("reason", reason())));
            return 0;
        }
    }

    @Command(
            name = "rebuild",
            description = {
                "Builds the chain anew from the log, on the contracts that the service was started with: every effect in the",
                "old order with the old versions. Refused while the node is down or wrong, and if the log does not hold all",
                "that the old chain had. Again with the same deployment: nothing changes."
            })
    static final class RebuildCommand extends Decision {

        @Option(
                names = "--deployment",
                required = true,
                paramLabel = "ID",
                description = "Of the new contracts, from their addresses' file: so that the right ones are meant.")
        private String deployment = "";

        @Override
        public Integer call() {
            show(
                    service(),
                    client(service())
                            .post("/v1/chain/rebuild", Map.of("deploymentId", deployment, "reason", reason())));
            return 0;
        }
    }
}
