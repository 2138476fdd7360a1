package io.penstock.onchain;

import java.util.Locale;
import org.web3j.abi.datatypes.generated.Bytes32;

/** A service that submits effects; its id on chain is the hash of its name, as in the journal's anchors. */
enum Writer {
    ISSUANCE,
    SERVICING;

    Bytes32 id() {
        return Abi.idWord(name().toLowerCase(Locale.ROOT));
    }
}
