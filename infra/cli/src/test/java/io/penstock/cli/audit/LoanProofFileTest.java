package io.penstock.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.cli.Penstock;
import io.penstock.contracts.journal.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that shows one loan: what it must hold, and how a wrong one is named. */
class LoanProofFileTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final List<byte[]> LEAVES =
            IntStream.range(0, 5).mapToObj(LoanProofFileTest::leaf).toList();

    @TempDir
    Path folder;

    @Test
    void isReadAndLeadsToItsRoot() throws IOException {
        var proof = LoanProofFile.read(file(proof()));
        assertThat(proof.path().verify(proof.leaf(), HEX.parseHex(proof.root())))
                .isTrue();
        assertThat(LoanFields.of(proof.leaf()))
                .containsEntry("pool", "AUTO")
                .containsEntry("loan", "L3")
                .containsEntry("current balance", "1000003")
                .containsEntry("credit score", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            penstock-loan-1       | penstock-proof-1 | format must be penstock-loan-1
            "index":3             | "index":-1       | index must be a whole number from 0
            "loanCount":5         | "loanCount":"x"  | loanCount must be a whole number from 1
            "poolVersion":1       | "poolVersion":0  | poolVersion must be a whole number from 1
            "poolId":"AUTO"       | "poolId":""      | poolId is missing
            "loanId"              | "loan"           | loanId is missing
            "siblings":[          | "siblings":["12",| siblings must be 64 hexadecimal digits
            "leaf":"              | "leaf":"xy       | leaf must be hexadecimal digits
            "root":"              | "root":"00       | root must be 64 hexadecimal digits
            {                     | [                | is not JSON
            """)
    void namesWhatIsWrong(String found, String replacement, String message) throws IOException {
        var file = file(proof().replace(found, replacement));
        assertThatThrownBy(() -> LoanProofFile.read(file))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void anyOtherBytesAreNoLoan() {
        var leaf = leaf(1);
        for (var bytes : List.of(
                new byte[0],
                new byte[64],
                ByteBuffer.allocate(leaf.length + 1).put(leaf).array())) {
            assertThatThrownBy(() -> LoanFields.of(bytes)).isInstanceOf(AuditException.class);
        }
        leaf[3] = 14;
        assertThatThrownBy(() -> LoanFields.of(leaf)).isInstanceOf(AuditException.class);
    }

    @Test
    void theCommandNamesWhatItLacks() throws IOException {
        var file = file(proof()).toString();
        assertThat(run("audit", "loan", file)).startsWith("2").contains("--chain");
        assertThat(run("audit", "loan", file, "--chain", "http://127.0.0.1:1"))
                .startsWith("2")
                .contains("--contracts");
        assertThat(run("audit", "loan", folder.resolve("none.json").toString(), "--chain", "http://127.0.0.1:1"))
                .startsWith("1")
                .contains("there is no such file");
        assertThat(run("audit", "loan", file, "--chain", "anvil", "--contracts", contracts()))
                .startsWith("2")
                .contains("--chain is the URL of a node");
        assertThat(run("audit", "loan", file, "--chain", "http://127.0.0.1:1", "--contracts", contracts()))
                .startsWith("1")
                .contains("http://127.0.0.1:1");
        assertThat(run("audit", "loan", "--help")).startsWith("0").contains("PROOF.json");
    }

    @Test
    void theOtherCommandToo() throws IOException {
        assertThat(run("audit", "entitlement", "--help")).startsWith("0").contains("--wallet");
        assertThat(run("audit", "entitlement")).startsWith("2").contains("--chain");
        var rest = List.of("--chain", "http://127.0.0.1:1", "--contracts", contracts(), "--deal", "D");
        assertThat(entitlement(rest, "--date", "2020-09-15", "--wallet", "0x12"))
                .startsWith("2")
                .contains("--wallet is an address");
        assertThat(entitlement(rest, "--date", "soon", "--wallet", "0x" + "12".repeat(20)))
                .startsWith("2")
                .contains("--date");
        assertThat(entitlement(rest, "--date", "2020-09-15", "--wallet", "0x" + "12".repeat(20)))
                .startsWith("1")
                .contains("http://127.0.0.1:1");
        assertThat(run("audit", "proof", "--out", "x")).startsWith("2").contains("--record", "--loan");
    }

    private String entitlement(List<String> some, String... others) {
        var all = new java.util.ArrayList<>(List.of("audit", "entitlement"));
        all.addAll(some);
        all.addAll(List.of(others));
        return run(all.toArray(String[]::new));
    }

    /** Exit code, then everything that was said. */
    private static String run(String... arguments) {
        var said = new StringWriter();
        var line = Penstock.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        int code = line.execute(arguments);
        return code + "\n" + said;
    }

    private String contracts() throws IOException {
        var hash = "0x" + "12".repeat(32);
        var address = "0x" + "34".repeat(20);
        var fields = new java.util.TreeMap<String, Object>(
                Map.of("chainId", 7, "deployedAtBlock", 1, "genesisHash", hash, "deploymentId", hash));
        fields.put("gatewayCodeHash", hash);
        for (var name : io.penstock.onchain.ContractAddresses.class.getRecordComponents()) {
            if (name.getType() == String.class) {
                fields.putIfAbsent(name.getName(), address);
            }
        }
        var file = folder.resolve("contracts.json");
        new com.fasterxml.jackson.databind.ObjectMapper().writeValue(file.toFile(), Map.of("contracts", fields));
        return file.toString();
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("proof.json"), json);
    }

    private static String proof() {
        var path = MerkleTree.prove(LEAVES, 3);
        var siblings = path.siblings().stream()
                .map(sibling -> "\"" + HEX.formatHex(sibling) + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        return "{\"format\":\"penstock-loan-1\",\"poolId\":\"AUTO\",\"poolVersion\":1,\"loanId\":\"L3\",\"index\":3,"
                + "\"loanCount\":5,\"root\":\"" + HEX.formatHex(MerkleTree.root(LEAVES)) + "\",\"leaf\":\""
                + HEX.formatHex(LEAVES.get(3)) + "\",\"siblings\":[" + siblings + "],\"anchored\":true}";
    }

    private static byte[] leaf(int number) {
        var bytes = new ByteArrayOutputStream();
        field(bytes, "penstock/loan/1".getBytes(StandardCharsets.UTF_8));
        field(bytes, new byte[32]);
        for (var text : List.of(
                "AUTO",
                "L" + number,
                "2020-07-31",
                "TX",
                "",
                "2000000",
                "60",
                "40",
                "0.05",
                "0",
                "100000" + number,
                "9")) {
            field(bytes, text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void field(ByteArrayOutputStream bytes, byte[] value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        bytes.writeBytes(value);
    }
}
