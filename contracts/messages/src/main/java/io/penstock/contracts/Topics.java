package io.penstock.contracts;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.contracts.servicing.CollectionPeriodClosedV1;
import io.penstock.contracts.servicing.DistributionDeclaredV1;
import io.penstock.contracts.servicing.DistributionPaidV1;
import java.util.List;
import java.util.Map;

/**
 * Every topic and every message type, in one place. Key of a record is the id of the pool or deal, so that all facts of
 * one deal keep their order.
 */
public final class Topics {

    public static final String ISSUANCE_POOL = "issuance.pool.v1";
    public static final String ISSUANCE_TRANCHE = "issuance.tranche.v1";
    public static final String SERVICING_LOAN = "servicing.loan.v1";
    public static final String SERVICING_DISTRIBUTION = "servicing.distribution.v1";

    /** Where each publisher keeps its position, in the same Kafka transaction as its records. Compacted. */
    public static final String PUBLISHER_POSITIONS = "penstock.publisher.positions";

    /** All topics with facts; the deployment creates them. */
    public static final List<String> FACTS =
            List.of(ISSUANCE_POOL, ISSUANCE_TRANCHE, SERVICING_LOAN, SERVICING_DISTRIBUTION);

    /** {@code ce_type} of each record class. */
    public static final Map<String, Class<?>> TYPES = Map.of(
            "io.penstock.issuance.pool-loans.v1", PoolLoansV1.class,
            "io.penstock.issuance.pool-frozen.v1", PoolFrozenV1.class,
            "io.penstock.issuance.deal-closed.v1", DealClosedV1.class,
            "io.penstock.issuance.tranche-issued.v1", TrancheIssuedV1.class,
            "io.penstock.issuance.holder-transferred.v1", HolderTransferredV1.class,
            "io.penstock.servicing.collection-period-closed.v1", CollectionPeriodClosedV1.class,
            "io.penstock.servicing.distribution-declared.v1", DistributionDeclaredV1.class,
            "io.penstock.servicing.distribution-paid.v1", DistributionPaidV1.class);

    /** What stands on each topic. */
    public static final Map<String, List<Class<?>>> MESSAGES = Map.of(
            ISSUANCE_POOL, List.of(PoolLoansV1.class, PoolFrozenV1.class),
            ISSUANCE_TRANCHE, List.of(TrancheIssuedV1.class, DealClosedV1.class, HolderTransferredV1.class),
            SERVICING_LOAN, List.of(CollectionPeriodClosedV1.class),
            SERVICING_DISTRIBUTION, List.of(DistributionDeclaredV1.class, DistributionPaidV1.class));

    private Topics() {}

    /**
     * The {@code ce_type} of a record class.
     *
     * @throws IllegalArgumentException if the class is no message
     */
    public static String typeOf(Class<?> message) {
        return TYPES.entrySet().stream()
                .filter(e -> e.getValue().equals(message))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(message.getName() + " is no integration message"));
    }
}
