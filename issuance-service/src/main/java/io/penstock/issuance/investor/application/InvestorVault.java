package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import java.util.Optional;

/**
 * Where personal data is, and nowhere else: sealed for each investor with a key of its own, and gone for good when that key
 * is. Items are texts (JSON), each with versions from 1.
 */
public interface InvestorVault {

    /** The name, the date of birth and whatever else says who the investor is. */
    String DETAILS = "details";

    /**
     * Keeps a text as a new version, unless the newest says the same.
     *
     * @return the version under which it is kept
     * @throws VaultClosedException if the service has no master key
     */
    int keep(InvestorId investorId, String item, String text);

    /**
     * The newest version.
     *
     * @return empty if there is none, or none any more
     * @throws VaultClosedException if the service has no master key, or not the one that the data is sealed with
     */
    Optional<Kept> read(InvestorId investorId, String item);

    /** Destroys the investor's key and all that it seals. A repeat changes nothing. */
    void erase(InvestorId investorId);

    /** An item as it was kept. */
    record Kept(int version, String text) {}

    /** Nothing can be sealed or opened: see the message for what to do. */
    final class VaultClosedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public VaultClosedException(String message) {
            super(message);
        }

        public VaultClosedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
