package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.TapeExceptionsId;
import io.penstock.issuance.pool.domain.TapeExceptions;
import io.penstock.platform.eventstore.Streams;
import org.springframework.stereotype.Component;

/** Exception registers as they stand in the log at this moment. */
@Component
public class TapeExceptionRegister {

    private final Streams streams;

    public TapeExceptionRegister(Streams streams) {
        this.streams = streams;
    }

    /** The register of a pool; empty if nothing was ever found. */
    public TapeExceptions of(AssetPoolId poolId) {
        return streams.state(
                TapeExceptionLog.REGISTER, TapeExceptionsId.of(poolId).value());
    }
}
