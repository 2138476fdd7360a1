package io.penstock.issuance.pool.domain.stratification;

import java.util.List;

/**
 * The loans of a pool by one of their fields.
 *
 * @param name what the loans are arranged by
 * @param strata ranges rising, or texts by falling balance; loans without a value last
 * @param total over all strata, which is the pool
 */
public record StratificationTable(String name, List<Stratum> strata, Stratum total) {

    public StratificationTable {
        strata = List.copyOf(strata);
    }
}
