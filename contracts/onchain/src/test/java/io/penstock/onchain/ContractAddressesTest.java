package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContractAddressesTest {
    private static final ContractAddresses SAMPLE = new ContractAddresses(
            7,
            "0xg",
            "0xd",
            "0xc",
            9,
            "0x1",
            "0x2",
            "0x3",
            "0x4",
            "0x5",
            "0x6",
            "0x7",
            "0x8",
            "0x9",
            "0xa",
            "0xb",
            "0xe",
            "0xf",
            Map.of("CountryRule", "0xc"));

    @Test
    void what_is_written_is_read_back_and_nothing_else_is_left(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/contracts.json");
        SAMPLE.write(file);
        SAMPLE.write(file);
        assertThat(ContractAddresses.read(file)).isEqualTo(SAMPLE);
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void another_file_is_refused() {
        assertThatThrownBy(() -> ContractAddresses.parse("{\"chainId\": "))
                .isInstanceOf(OnchainException.class)
                .hasMessageStartingWith("not a file of contract addresses: ");
    }
}
