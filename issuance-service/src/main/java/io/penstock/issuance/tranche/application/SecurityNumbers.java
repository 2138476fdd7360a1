package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.IdentifierKind;

/** Numbers of securities that are taken, over all deals. */
public interface SecurityNumbers {

    /**
     * Takes the number, unless somebody has it.
     *
     * @param owner deal and class, {@code "ATLAS-2020-1/A"}
     * @return whose it is now
     */
    String take(IdentifierKind kind, String number, String owner);

    /** Gives back what was taken and then not used. A number of another owner stays. */
    void giveBack(IdentifierKind kind, String number, String owner);
}
