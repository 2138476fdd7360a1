package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.PoolDocument;
import io.penstock.issuance.pool.domain.AssetPool.Absent;
import io.penstock.issuance.pool.domain.AssetPool.Anchored;
import io.penstock.issuance.pool.domain.AssetPool.Cancelled;
import io.penstock.issuance.pool.domain.AssetPool.Frozen;
import io.penstock.issuance.pool.domain.AssetPool.Open;
import io.penstock.issuance.pool.domain.AssetPool.TapeImported;
import java.util.List;

/** Steps from a state that keep most of it. */
final class PoolSteps {

    private PoolSteps() {}

    static AssetPool changed(AssetPool pool, PoolContents contents) {
        return switch (pool) {
            case Frozen(var terms, var documents, var imported, var frozen, var _, int attempt, boolean waiting) ->
                new Frozen(terms, documents, imported, frozen, contents, attempt, waiting);
            case Anchored(var terms, var documents, var imported, var frozen, var _, var anchored, var _, boolean _) ->
                new Frozen(terms, documents, imported, frozen, contents, anchored.attempt(), false);
            case Absent _, Open _, TapeImported _, Cancelled _ ->
                throw new IllegalStateException("loans change in a frozen pool only");
        };
    }

    static AssetPool documented(AssetPool pool, List<PoolDocument> documents) {
        return switch (pool) {
            case Absent _, Cancelled _ -> throw new IllegalStateException("there is no pool to document");
            case Open(var terms, var _) -> new Open(terms, documents);
            case TapeImported(var terms, var _, var imported, var selected) ->
                new TapeImported(terms, documents, imported, selected);
            case Frozen(var terms, var _, var imported, var frozen, var contents, int attempt, boolean waiting) ->
                new Frozen(terms, documents, imported, frozen, contents, attempt, waiting);
            case Anchored(
                    var terms,
                    var _,
                    var imported,
                    var frozen,
                    var contents,
                    var anchored,
                    var committedTo,
                    boolean told) ->
                new Anchored(terms, documents, imported, frozen, contents, anchored, committedTo, told);
        };
    }
}
