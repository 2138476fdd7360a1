package io.penstock.issuance.investor.adapter.yaml;

import io.penstock.issuance.investor.domain.offering.OfferingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The offering rules of this service: those it comes with, or a document of the operator's. */
@Configuration(proxyBeanMethods = false)
class OfferingRulesConfiguration {

    private static final String OWN = "/io/penstock/issuance/investor/offering-rules.yaml";

    /** @param file empty for the rules that come with the service */
    @Bean
    OfferingRules offeringRules(@Value("${penstock.offering-rules}") String file) {
        return OfferingRulesYaml.read(file.isEmpty() ? own() : read(Path.of(file)));
    }

    private static String own() {
        try (var in = OfferingRulesConfiguration.class.getResourceAsStream(OWN)) {
            return new String(Objects.requireNonNull(in, OWN).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("PENSTOCK_OFFERING_RULES names " + file + ", which cannot be read", e);
        }
    }
}
