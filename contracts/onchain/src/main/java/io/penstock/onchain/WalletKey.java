package io.penstock.onchain;

/** A private key ("0x" and 64 digits) and its address (lower case). Printing it never shows the key. */
public record WalletKey(String privateKey, String address) {
    @Override
    public String toString() {
        return "WalletKey[" + address + "]";
    }
}
