package io.penstock.onchain;

import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;

/** An investor's own wallet: the only signature that is the investor's and not the platform's. */
public final class InvestorWallet {
    private static final long GAS = 100_000;

    private final ContractAddresses addresses;
    private final Transactor transactor;
    private final String address;

    /** The key must be funded where gas costs something. */
    public InvestorWallet(Web3j web3j, ContractAddresses addresses, String privateKey) {
        Credentials credentials = Credentials.create(privateKey);
        this.addresses = addresses;
        this.transactor = new Transactor(web3j, credentials, addresses.chainId());
        this.address = WalletKeys.walletKey(credentials).address();
    }

    public String address() {
        return address;
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
