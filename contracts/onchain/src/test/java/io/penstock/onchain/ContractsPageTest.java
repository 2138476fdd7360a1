package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference page says what the code says. */
final class ContractsPageTest {
    private static final List<String> CONTRACTS = List.of(
            "MirrorGateway", "InvestorRegistry", "ComplianceEngine", "TrancheFactory", "TrancheToken", "Enforcement");

    private final String page = read();

    @Test
    void roles_are_those_of_the_code() {
        String rows = Arrays.stream(Role.values())
                .map(role -> "| `%s` | %d | %s | %s | %s |"
                        .formatted(
                                role,
                                role.id(),
                                role.held() ? "people" : role == Role.RELAY ? "relay keys" : "contracts",
                                role.delay().isZero() ? "none" : role.delay().toHours() + " h",
                                role.guarded() ? "yes" : "no"))
                .collect(Collectors.joining("\n"));
        assertThat(between("<!-- roles -->")).endsWith(rows);
    }

    @Test
    void codes_are_those_of_the_code() {
        String rows = Arrays.stream(TransferRestriction.values())
                .map(code -> "| %d | %s |".formatted(code.code(), code.text()))
                .collect(Collectors.joining("\n"));
        assertThat(between("<!-- codes -->")).endsWith(rows);
    }

    @Test
    void every_event_of_the_register_is_named() {
        Stream<String> all = Stream.concat(CONTRACTS.stream(), ComplianceSetUp.RULES.stream());
        all.flatMap(ContractsPageTest::events).forEach(event -> assertThat(page).contains("`" + event + "`"));
    }

    /** Approvals are ERC-20's own, the authority's change is OpenZeppelin's. */
    private static Stream<String> events(String contract) {
        Stream.Builder<String> names = Stream.builder();
        for (JsonNode entry : Artifact.of(contract).abi()) {
            if (entry.path("type").asText().equals("event")) {
                names.add(entry.path("name").asText());
            }
        }
        return names.build().filter(name -> !name.equals("Approval") && !name.equals("AuthorityUpdated"));
    }

    private String between(String marker) {
        int from = page.indexOf(marker);
        assertThat(from).as(marker).isNotNegative();
        return page.substring(from, page.indexOf("<!-- end -->", from)).strip();
    }

    private static String read() {
        try {
            Path root = Path.of(Objects.requireNonNull(System.getProperty("penstock.root")));
            return Files.readString(root.resolve("docs/reference/contracts.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
