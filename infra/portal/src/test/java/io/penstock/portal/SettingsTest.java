package io.penstock.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A start that cannot work says which variable to set, and to what. */
class SettingsTest {

    @Test
    void nameTheVariableThatIsMissing() {
        PortalSettings empty = new PortalSettings(null, URI.create(""), null);
        assertThatThrownBy(empty::issuance).hasMessageContaining("PENSTOCK_ISSUANCE_URL is not set");
        assertThatThrownBy(empty::servicing).hasMessageContaining("PENSTOCK_SERVICING_URL is not set");
        assertThatThrownBy(empty::publicKey).hasMessageContaining("PENSTOCK_TOKEN_KEY is not set");
    }

    @Test
    void nameTheAddressOrFileThatIsWrong() {
        PortalSettings wrong = new PortalSettings(URI.create("ftp://x"), URI.create("localhost"), Path.of("no.pem"));
        assertThatThrownBy(wrong::issuance).hasMessageContaining("\"ftp://x\", which is no http address");
        assertThatThrownBy(wrong::servicing).hasMessageContaining("\"localhost\", which is no http address");
        assertThatThrownBy(wrong::publicKey).hasMessageContaining("names no.pem, which cannot be read");
    }

    @Test
    void takeAHostWithPort() {
        URI address = URI.create("http://127.0.0.1:8081");
        assertThat(new PortalSettings(address, address, null).issuance()).isEqualTo(address);
    }
}
