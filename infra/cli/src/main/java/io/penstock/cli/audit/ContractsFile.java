package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.OnchainException;
import java.nio.file.Path;

/** Where the contracts are: a file of their addresses, or any of our files that has them under {@code contracts}. */
final class ContractsFile {

    private ContractsFile() {}

    /** @throws AuditException that names the file and what is wrong with it */
    static ContractAddresses read(Path file) {
        var json = LoanProofFile.json(file);
        return parse(file, json.path("contracts").isObject() ? json.path("contracts") : json);
    }

    static ContractAddresses parse(Path file, JsonNode json) {
        try {
            var contracts = ContractAddresses.parse(json.toString());
            if (contracts.mirrorGateway() == null || contracts.assetPoolRegistry() == null) {
                throw new AuditException(file + " names no contracts");
            }
            return contracts;
        } catch (OnchainException e) {
            throw new AuditException(file + ": " + e.getMessage());
        }
    }
}
