package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import org.web3j.utils.Numeric;

/** What {@code infra/docker/besu/configure.mjs} writes, read by another implementation of keys and RLP. */
final class BesuNetworkTest {
    private static final Path SCRIPT =
            Path.of(Objects.requireNonNull(System.getProperty("penstock.root")), "infra/docker/besu/configure.mjs");

    @Test
    void the_genesis_names_the_validators_of_the_keys(@TempDir Path network) throws Exception {
        run(network.toString());
        var addresses = new ArrayList<String>();
        for (int i = 1; i <= 4; i++) {
            String key =
                    Files.readString(network.resolve("validator" + i + "/key")).strip();
            addresses.add(Credentials.create(key).getAddress());
        }
        var genesis =
                new ObjectMapper().readTree(network.resolve("genesis.json").toFile());
        String extraData = genesis.path("extraData").asText();
        RlpList extra = (RlpList) RlpDecoder.decode(Numeric.hexStringToByteArray(extraData))
                .getValues()
                .getFirst();
        List<RlpType> parts = extra.getValues();
        assertThat(parts).hasSize(5);
        assertThat(text(parts.get(0))).isEqualTo("0x" + "00".repeat(32));
        assertThat(((RlpList) parts.get(1)).getValues().stream().map(BesuNetworkTest::text))
                .containsExactlyElementsOf(addresses.stream().sorted().toList());
        assertThat(((RlpList) parts.get(2)).getValues()).as("no vote").isEmpty();
        assertThat(text(parts.get(3))).as("round").isEqualTo("0x");
        assertThat(((RlpList) parts.get(4)).getValues()).as("no seals").isEmpty();
        assertThat(genesis.path("config").path("zeroBaseFee").asBoolean()).isTrue();
        assertThat(run(network.toString())).as("a second run").contains(extraData);
    }

    /** The genesis block of a network that Besu runs, whose extraData its own tool wrote. */
    @Test
    void the_encoding_is_besus() throws Exception {
        assertThat(run(
                        "--extra-data",
                        "0x69e8a7b25586511a0c14430b45100e9439aae36c",
                        "0x65f987264bd77c3a094badfd88e4ba84c0b36382",
                        "0xc548464725d5fd4a15b882a221da67b9cfd29514",
                        "0x48ccec9a54b9357623458f26afadcd7412a6a833"))
                .isEqualTo("0xf87aa00000000000000000000000000000000000000000000000000000000000000000f854"
                        + "9448ccec9a54b9357623458f26afadcd7412a6a8339465f987264bd77c3a094badfd88e4ba84c0b36382"
                        + "9469e8a7b25586511a0c14430b45100e9439aae36c94c548464725d5fd4a15b882a221da67b9cfd29514"
                        + "c080c0");
    }

    private static String text(RlpType item) {
        return Numeric.toHexString(((RlpString) item).getBytes());
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
