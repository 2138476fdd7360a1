package io.penstock.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.contracts.journal.InclusionProof;
import io.penstock.onchain.ContractAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The proof of one loan, as {@code ./penstock audit proof --loan} writes it.
 *
 * @param version of the pool on chain
 * @param root 64 hex digits
 * @param leafHex the bytes that are hashed
 * @param contracts of the deployment that holds the root, if the file names them
 */
record LoanProofFile(
        String poolId,
        int version,
        String loanId,
        String root,
        String leafHex,
        InclusionProof path,
        Optional<ContractAddresses> contracts) {

    static final String FORMAT = "penstock-loan-1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_DIGITS = 64;

    /** @throws AuditException that names the file and what is wrong in it */
    static LoanProofFile read(Path file) {
        var json = json(file);
        if (!json.path("format").asText().equals(FORMAT)) {
            throw wrong(file, "format", "must be " + FORMAT);
        }
        int count = number(file, json, "loanCount", 1);
        int index = number(file, json, "index", 0);
        var siblings = new ArrayList<byte[]>();
        if (!json.path("siblings").isArray()) {
            throw wrong(file, "siblings", "must be a list");
        }
        for (var sibling : json.path("siblings")) {
            siblings.add(hex(file, "siblings", sibling.asText(), HASH_DIGITS));
        }
        var root = text(file, json, "root");
        hex(file, "root", root, HASH_DIGITS);
        var leaf = text(file, json, "leaf");
        hex(file, "leaf", leaf, 0);
        return new LoanProofFile(
                text(file, json, "poolId"),
                number(file, json, "poolVersion", 1),
                text(file, json, "loanId"),
                root,
                leaf,
                new InclusionProof(index, count, siblings),
                json.path("contracts").isObject()
                        ? Optional.of(ContractsFile.parse(file, json.path("contracts")))
                        : Optional.empty());
    }

    /** A JSON object in a file. */
    static JsonNode json(Path file) {
        try {
            var json = JSON.readTree(Files.readString(file));
            if (!json.isObject()) {
                throw new AuditException(file + " is not a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new AuditException(file + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AuditException("cannot read " + file + ": "
                    + (Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file"));
        }
    }

    byte[] leaf() {
        return HexFormat.of().parseHex(leafHex);
    }

    List<String> siblings() {
        return path.siblings().stream().map(HexFormat.of()::formatHex).toList();
    }

    private static String text(Path file, JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw wrong(file, field, "is missing");
        }
        return value.asText();
    }

    private static int number(Path file, JsonNode json, String field, int least) {
        var value = json.path(field);
        if (!value.isInt() || value.asInt() < least) {
            throw wrong(file, field, "must be a whole number from " + least);
        }
        return value.asInt();
    }

    /** @param digits how many there must be; 0 for any number of whole bytes */
    private static byte[] hex(Path file, String field, String text, int digits) {
        try {
            if (digits == 0 || text.length() == digits) {
                return HexFormat.of().parseHex(text);
            }
        } catch (IllegalArgumentException e) {
            // Told below, with the field.
        }
        throw wrong(file, field, "must be " + (digits == 0 ? "" : digits + " ") + "hexadecimal digits");
    }

    private static AuditException wrong(Path file, String field, String what) {
        return new AuditException(file + ": " + field + " " + what);
    }
}
