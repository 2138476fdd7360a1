package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.adapter.postgres.MappingTable;
import io.penstock.issuance.pool.adapter.postgres.MappingTable.Confirmed;
import io.penstock.platform.problem.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mappings as a request names them: by name, by name and version, or by the originator that they are remembered for. */
@Component
class ConfirmedMappings {

    private final MappingTable table;

    ConfirmedMappings(MappingTable table) {
        this.table = table;
    }

    /** @throws ProblemException 404 if there is no such mapping */
    Confirmed find(String name, Optional<Integer> version) {
        return table.find(name, version)
                .orElseThrow(() -> ProblemException.notFound(
                        "MAPPING_NOT_FOUND",
                        "no mapping " + name + version.map(v -> "@" + v).orElse("") + " is confirmed"));
    }

    /**
     * The reference that an import keeps.
     *
     * @param text a name, or name and version
     */
    String named(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && text.substring(at + 1).matches("[0-9]{1,6}")
                ? find(text.substring(0, at), Optional.of(Integer.valueOf(text.substring(at + 1))))
                        .reference()
                : find(text, Optional.empty()).reference();
    }

    /** The reference of the mapping that was confirmed last for an originator. */
    String ofOriginator(String originator) {
        return Optional.of(originator)
                .filter(name -> !name.isBlank())
                .flatMap(table::ofOriginator)
                .orElseThrow(() -> ProblemException.notFound(
                        "MAPPING_NOT_FOUND", "no mapping is confirmed for originator " + originator))
                .reference();
    }
}
