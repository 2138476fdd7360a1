package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.PoolSelection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps which loans of a tape were chosen for a pool. Nothing of it is edited. */
public interface LoanChoices {

    /**
     * A selection that was made.
     *
     * @param binding codes of the limits that kept loans out of a pool that falls short, those first that kept most
     */
    record StoredSelection(
            PoolSelection selection, String tapeHash, List<String> binding, String madeBy, Instant madeAt) {}

    /**
     * Keeps chosen loans. Keeping them again changes nothing.
     *
     * @param loans SHA-256 over the ids
     * @param ids in order
     */
    void keep(AssetPoolId poolId, String loans, List<String> ids);

    /** Keeps a selection, unless its id is known; the one that is kept. */
    StoredSelection keep(
            AssetPoolId poolId, String tapeHash, PoolSelection selection, List<String> binding, String person);

    Optional<StoredSelection> selection(AssetPoolId poolId, String id);

    /** The selections of a pool, the latest first. */
    List<StoredSelection> selections(AssetPoolId poolId);
}
