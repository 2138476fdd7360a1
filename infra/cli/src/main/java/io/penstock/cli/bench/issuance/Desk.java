package io.penstock.cli.bench.issuance;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.bench.issuance.Act.Kind;
import io.penstock.cli.bench.issuance.Entry.Origin;
import io.penstock.cli.rest.ServiceClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Where the persons of an issuance sit: sends what they hand in, each under its own token, and keeps count of it. */
final class Desk {

    private final ServiceClient issuance;
    private final Function<Person, String> tokens;
    private final Map<Person, ServiceClient> clients = new HashMap<>();
    private final Known known = new Known();
    private final List<Act> acts = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private int reads;

    /**
     * Somebody with a token.
     *
     * @param investorId of the investor for whom it speaks; empty for staff
     */
    record Person(String name, String role, String investorId) {

        static Person staff(String name, String role) {
            return new Person(name, role, "");
        }
    }

    /** Time in which the platform worked and a person had nothing to do. */
    record Wait(String forWhat, double seconds) {}

    Desk(ServiceClient issuance, Function<Person, String> tokens) {
        this.issuance = issuance;
        this.tokens = tokens;
    }

    JsonNode decides(Person person, String action, Sheet sheet) {
        return send(Kind.DECISION, person, action, sheet);
    }

    JsonNode enters(Person person, String action, Sheet sheet) {
        return send(Kind.ENTRY, person, action, sheet);
    }

    /** A decision that goes to the chain itself, such as a wallet's allowance: nothing is typed. */
    void signs(Person person, String action, Runnable signature) {
        long begin = System.nanoTime();
        signature.run();
        acts.add(new Act(Kind.DECISION, person.name(), person.role(), action, 0, List.of(), 1, 0, since(begin)));
    }

    /** What a page shows; nobody decides or types. */
    JsonNode reads(Person person, String path) {
        reads++;
        var answer = client(person).get(path);
        known.learn(Known.scope(path), "", answer);
        return answer;
    }

    /** A file that lies on somebody's desk: what it says may be taken, and must not be typed. */
    void files(String text, String separators) {
        Pattern.compile(separators).splitAsStream(text).forEach(cell -> known.learn("", "", cell));
    }

    JsonNode awaits(Person person, String what, String path, Predicate<JsonNode> wanted, Predicate<JsonNode> failed) {
        long begin = System.nanoTime();
        var answer = client(person)
                .await(
                        path,
                        wanted,
                        seen -> failed.test(seen) ? Optional.of(what + " failed: " + seen) : Optional.empty());
        waits.add(new Wait(what, since(begin)));
        known.learn(Known.scope(path), "", answer);
        return answer;
    }

    JsonNode awaitsOperation(Person person, String what, JsonNode accepted) {
        return awaits(
                person,
                what,
                "/v1/operations/" + ServiceClient.encode(accepted.path("id").asText()),
                operation -> operation.path("state").asText().equals("SUCCEEDED"),
                operation -> operation.path("state").asText().equals("FAILED"));
    }

    /** What the chain alone can tell. */
    void awaits(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        waits.add(new Wait(what, since(begin)));
    }

    Tally tally() {
        return new Tally(acts, waits, reads);
    }

    private JsonNode send(Kind kind, Person person, String action, Sheet sheet) {
        var scope = Known.scope(sheet.path());
        var rekeyed = sheet.fields().stream()
                .filter(field -> field.entry().origin() == Origin.TYPED)
                .filter(field -> known.has(scope, field.name(), field.entry().text()))
                .map(field -> field.name() + " = " + field.entry().text())
                .toList();
        long begin = System.nanoTime();
        var client = client(person);
        var answer = sheet.method().equals("PUT")
                ? client.put(sheet.path(), sheet.body(), sheet.contentType())
                : client.post(sheet.path(), sheet.body().getBytes(StandardCharsets.UTF_8), sheet.contentType());
        double seconds = since(begin);
        sheet.fields().stream()
                .filter(field -> field.entry().origin() != Origin.CHOSEN)
                .forEach(field -> known.learn(scope, field.name(), field.entry().text()));
        known.learn(scope, "", answer);
        acts.add(new Act(
                kind,
                person.name(),
                person.role(),
                action,
                count(sheet, Origin.TYPED),
                rekeyed,
                count(sheet, Origin.TAKEN),
                count(sheet, Origin.CHOSEN),
                seconds));
        return answer;
    }

    private static int count(Sheet sheet, Origin origin) {
        return (int) sheet.fields().stream()
                .filter(field -> field.entry().origin() == origin)
                .count();
    }

    private ServiceClient client(Person person) {
        return clients.computeIfAbsent(person, who -> issuance.as(tokens.apply(who)));
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
