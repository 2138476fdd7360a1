package io.penstock.cli.stack;

import io.penstock.cli.output.Table;
import io.penstock.launcher.ProcessRecord;
import io.penstock.launcher.RunningStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running stack as text and as JSON. */
final class StackTable {

    private StackTable() {}

    static Table of(RunningStack stack) {
        var table = Table.of("process", "pid", "state", "where", "log");
        for (ProcessRecord each : stack.processes()) {
            table.row(each.name(), each.pid(), state(each), where(each), each.logFile());
        }
        return table;
    }

    static Map<String, Object> json(RunningStack stack) {
        var report = new TreeMap<String, Object>();
        report.put("dataDirectory", stack.dataDirectory().toString());
        report.put("chain", stack.chain());
        report.put("issuance", stack.urls().issuance().toString());
        report.put("servicing", stack.urls().servicing().toString());
        report.put("portal", stack.urls().portal().toString());
        report.put("chainUrl", stack.urls().chain().toString());
        report.put("kafka", stack.urls().kafka());
        List<Map<String, Object>> processes = stack.processes().stream()
                .map(each -> Map.<String, Object>of(
                        "name", each.name(),
                        "pid", each.pid(),
                        "port", each.port(),
                        "running", each.running(),
                        "log", each.logFile()))
                .toList();
        report.put("processes", processes);
        return report;
    }

    private static String state(ProcessRecord process) {
        return process.running() ? "running" : "ended";
    }

    private static String where(ProcessRecord process) {
        return switch (process.name()) {
            case "launcher" -> "";
            case "postgres", "kafka" -> "127.0.0.1:" + process.port();
            default -> "http://127.0.0.1:" + process.port();
        };
    }
}
