package io.penstock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentTokensTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private DataDirectory data;

    @BeforeEach
    void makeFolders() {
        data = DataDirectory.open(folder.resolve("var"));
        data.createFolders();
    }

    @Test
    void carryWhatTheServicesCheck() throws Exception {
        var tokens = DevelopmentTokens.loadOrCreate(data);
        String[] parts = tokens.issue("ivy", List.of("investor"), Optional.of("INV-1"), Duration.ofMinutes(5))
                .split("\\.", -1);
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.get("sub").asText()).isEqualTo("ivy");
        assertThat(claims.get("roles").get(0).asText()).isEqualTo("investor");
        assertThat(claims.get("investorId").asText()).isEqualTo("INV-1");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);

        String pem = Files.readString(tokens.publicKeyFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void keepTheirKeyAndHideIt() throws Exception {
        var first = DevelopmentTokens.loadOrCreate(data);
        byte[] key = Files.readAllBytes(data.keys().resolve("token-private.pem"));
        DevelopmentTokens.loadOrCreate(data);
        assertThat(data.keys().resolve("token-private.pem")).hasBinaryContent(key);
        assertThat(first.publicKeyFile()).exists();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.keys().resolve("token-private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void secretsAreMadeOnceAndHidden() throws Exception {
        var first = Secrets.loadOrCreate(data);
        assertThat(Secrets.loadOrCreate(data)).isEqualTo(first);
        assertThat(first.mnemonic().split(" ", -1)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(first.toString()).doesNotContain(first.postgresPassword());
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.keys().resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }
}
