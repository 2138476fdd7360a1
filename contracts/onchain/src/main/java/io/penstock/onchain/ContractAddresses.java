package io.penstock.onchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Where the contracts of one deployment are, and on which chain.
 *
 * @param deploymentId random, held by the gateway: two chains that look alike differ in it
 * @param gatewayCodeHash Keccak-256 of the gateway's runtime code
 * @param complianceRules by name of the contract
 */
public record ContractAddresses(
        long chainId,
        String genesisHash,
        String deploymentId,
        String gatewayCodeHash,
        long deployedAtBlock,
        String accessManager,
        String mirrorGateway,
        String investorRegistry,
        String settlementToken,
        String assetPoolRegistry,
        String trancheFactory,
        String distributionPool,
        String deliveryVersusPayment,
        String eventAnchor,
        String complianceEngine,
        String enforcement,
        String documentRegistry,
        String circuitBreaker,
        Map<String, String> complianceRules) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public static ContractAddresses parse(String json) {
        try {
            return JSON.readValue(json, ContractAddresses.class);
        } catch (JsonProcessingException e) {
            throw new OnchainException("not a file of contract addresses: " + e.getOriginalMessage(), e);
        }
    }

    public static ContractAddresses read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String print() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new OnchainException("addresses cannot be printed", e);
        }
    }

    /** Writes beside the file and moves it into place, so that a reader never meets half of it. */
    public void write(Path file) {
        try {
            Path target = file.toAbsolutePath();
            Path folder = target.resolveSibling(".").normalize();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "contracts", ".tmp");
            Files.writeString(draft, print());
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
