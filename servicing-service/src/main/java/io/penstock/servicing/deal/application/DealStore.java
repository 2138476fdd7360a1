package io.penstock.servicing.deal.application;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;

/** Where the copy of deals is written; inside the caller's transaction, and repeating it changes nothing. */
public interface DealStore {

    void keep(DealClosedV1 deal);

    void keep(TrancheIssuedV1 tranche);

    void keep(HolderTransferredV1 transfer);
}
