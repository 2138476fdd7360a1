package io.penstock.issuance.investor;

/** How a wallet has signed. */
public enum WalletProofMethod {
    /** By a key: the address follows from the signature. */
    EIP_191,
    /** By a contract, which says that the signature is good. */
    EIP_1271
}
