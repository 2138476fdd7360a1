package io.penstock.cli.backup;

import io.penstock.cli.audit.AuditCommand;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.output.Table;
import io.penstock.cli.projection.ServiceProjections;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.rest.ServiceFault;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.Backup;
import io.penstock.launcher.LaunchOptions;
import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./penstock drill}: backs a stack up, restores it elsewhere, starts the copy, and holds it against the original.
 * The original is only read.
 */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Rehearse a restore: back up, restore elsewhere, start the copy, replay and compare.",
            "The stack must be stopped; it is started once to say what it holds, and stopped again."
        })
public final class DrillCommand implements Callable<Integer> {

    private static final List<String> SERVICES = List.of("issuance", "servicing");

    @Mixin
    private StackOptions options = new StackOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(
            names = "--work",
            required = true,
            paramLabel = "DIR",
            description = "For the backup and the copy; both stay there. A folder that does not exist yet.")
    private Path work = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    private final Table table = Table.of("check", "original", "restored copy", "holds");
    private final List<Map<String, Object>> checks = new ArrayList<>();
    private boolean holds = true;

    @Override
    public Integer call() throws Exception {
        var progress = new Progress(spec.commandLine().getErr());
        progress.note("the original says what it holds");
        List<Witness> original;
        try (var stack = Stack.start(options.toLaunchOptions(), progress)) {
            original = stack.whileRunning(() -> witnesses(Stack.attach(options.dataDirectory()), List.of()));
        }
        var copied = Backup.take(options.dataDirectory(), work.resolve("backup"));
        progress.note(BackupCommand.line("backed up", copied));
        var data = work.resolve("data");
        Backup.restore(work.resolve("backup"), data);
        progress.note("restored and checked every file; the copy starts on ports of its own");
        var launch = LaunchOptions.of(options.toLaunchOptions().projectRoot(), data);
        try (var stack = Stack.start(launch, progress)) {
            stack.whileRunning(() -> {
                compare(original, Stack.attach(data), data);
                return holds;
            });
        }
        table.print(spec.commandLine().getOut());
        json.write(Map.of("holds", holds, "files", copied.files(), "bytes", copied.bytes(), "checks", checks));
        return holds ? 0 : 1;
    }

    private void compare(List<Witness> original, RunningStack copy, Path data) {
        var restored = witnesses(copy, original);
        for (int i = 0; i < SERVICES.size(); i++) {
            var service = SERVICES.get(i);
            var before = original.get(i);
            var after = restored.get(i);
            check(service + ": events replayed", before.events(), after.events(), before.events() == after.events());
            check(
                    service + ": journal at " + before.position(),
                    brief(before.journalHash()),
                    brief(after.journalHash()),
                    before.journalHash().equals(after.journalHash()));
            check(
                    service + ": state hash",
                    brief(before.stateHash()),
                    brief(after.stateHash()),
                    before.stateHash().equals(after.stateHash()));
        }
        var projections = new ServiceProjections(copy);
        for (var each : projections.all()) {
            var name = each.status().path("name").asText();
            try {
                var rows = projections.verify(each, _ -> {}).path("rows").asLong();
                check("projection " + name, "-", rows + " rows = log", true);
            } catch (ServiceFault e) {
                check("projection " + name, "-", String.valueOf(e.getMessage()), false);
            }
        }
        boolean verified = new CommandLine(new AuditCommand())
                        .setOut(spec.commandLine().getErr())
                        .setErr(spec.commandLine().getErr())
                        .execute("verify", "--data", data.toString())
                == 0;
        check("audit verify: chain of hashes, anchors on chain", "-", verified ? "whole" : "BROKEN", verified);
    }

    private void check(String what, Object original, Object restored, boolean good) {
        table.row(what, original, restored, good ? "yes" : "NO");
        var row = new LinkedHashMap<String, Object>();
        row.put("check", what);
        row.put("original", String.valueOf(original));
        row.put("restored", String.valueOf(restored));
        row.put("holds", good);
        checks.add(row);
        holds &= good;
    }

    /** Of now, or where others stood. */
    private static List<Witness> witnesses(RunningStack stack, List<Witness> same) {
        var token = stack.token("auditor", "auditor");
        var urls = List.of(stack.urls().issuance(), stack.urls().servicing());
        var all = new ArrayList<Witness>();
        for (int i = 0; i < SERVICES.size(); i++) {
            var service = new ServiceClient(SERVICES.get(i), urls.get(i), token);
            all.add(
                    same.isEmpty()
                            ? Witness.ofNow(service)
                            : Witness.at(service, same.get(i).position()));
        }
        return all;
    }

    private static String brief(String hash) {
        return hash.length() < 12 ? hash : hash.substring(0, 12);
    }
}
