package io.penstock.onchain;

import java.nio.charset.StandardCharsets;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;
import org.web3j.protocol.Web3j;
import org.web3j.utils.Numeric;

/** An investor's own wallet: the only signature that is the investor's and not the platform's. */
public final class InvestorWallet {
    private static final long GAS = 100_000;

    private final ContractAddresses addresses;
    private final Transactor transactor;
    private final Credentials credentials;
    private final String address;

    /** The key must be funded where gas costs something. */
    public InvestorWallet(Web3j web3j, ContractAddresses addresses, String privateKey) {
        this.credentials = Credentials.create(privateKey);
        this.addresses = addresses;
        this.transactor = new Transactor(web3j, credentials, addresses.chainId());
        this.address = WalletKeys.walletKey(credentials).address();
    }

    public String address() {
        return address;
    }

    /**
     * Signs a text as wallets do when they are asked who they are (EIP-191, {@code personal_sign}).
     *
     * @return 65 bytes as 0x and hexadecimal digits
     */
    public String sign(String message) {
        var signature = Sign.signPrefixedMessage(message.getBytes(StandardCharsets.UTF_8), credentials.getEcKeyPair());
        return Numeric.toHexString(signature.getR())
                + Numeric.toHexStringNoPrefix(signature.getS())
                + Numeric.toHexStringNoPrefix(signature.getV());
    }

    /**
     * Lets the closing take up to this much of the wallet's cash; replaces what was allowed before.
     *
     * @return hash of the mined transaction
     */
    public String approveCash(long minorUnits) {
        transactor.spendNonceZero();
        String call = SettlementTokenAbi.approve(Abi.address(addresses.deliveryVersusPayment()), Abi.cash(minorUnits));
        return transactor
                .sendAndAwait("approval by " + address, addresses.settlementToken(), call, GAS)
                .getTransactionHash();
    }
}
