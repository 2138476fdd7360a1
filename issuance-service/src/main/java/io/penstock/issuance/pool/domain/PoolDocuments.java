package io.penstock.issuance.pool.domain;

import static io.penstock.issuance.pool.AssetPoolRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.pool.AssetPoolCommand.RecordPoolDocument;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.PoolDocumentRecorded;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.PoolDocument;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The documents of a pool: which are recorded, and which are missing. */
final class PoolDocuments {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private PoolDocuments() {}

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** Records a document once. */
    static Decision<AssetPoolEvent> record(RecordPoolDocument command, List<PoolDocument> known) {
        var document = command.document();
        if (known.contains(document)) {
            return unchanged();
        }
        if (document.title().isBlank()) {
            return reject(DOCUMENT_TITLE_MISSING, "the " + document.kind() + " needs a title");
        }
        if (!isHash(document.hash())) {
            return reject(HASH_MALFORMED, "'" + document.hash() + "' is no SHA-256: 64 hex digits, small letters");
        }
        return accept(new PoolDocumentRecorded(command.poolId(), document, command.recordedBy()));
    }

    static List<PoolDocument> with(List<PoolDocument> known, PoolDocument document) {
        var all = new ArrayList<>(known);
        all.add(document);
        return List.copyOf(all);
    }

    /** The first kind that is needed at this stage and not recorded. */
    static Optional<Rejection> missing(PoolOpened terms, List<PoolDocument> known, PoolDocument.Stage stage) {
        return terms.documents().stream()
                .filter(required -> required.before() == stage || required.before() == PoolDocument.Stage.FREEZE)
                .filter(required -> known.stream().noneMatch(document -> document.kind() == required.kind()))
                .findFirst()
                .map(required -> new Rejection(
                        DOCUMENT_MISSING,
                        "pool " + terms.poolId() + " needs a " + required.kind() + " before " + required.before()));
    }
}
