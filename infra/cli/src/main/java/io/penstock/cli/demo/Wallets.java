package io.penstock.cli.demo;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.InvestorWallet;
import io.penstock.onchain.WalletKeys;
import org.web3j.protocol.Web3j;

/**
 * The wallets of everybody in the demo. The platform knows their addresses only; the keys stay with their owners, here
 * the demo, which signs for the investors what an investor signs: the allowance of the closing.
 */
final class Wallets {

    private static final int SELLER = WalletKeys.FIRST_PARTY;
    private static final int SERVICER = SELLER + 1;
    private static final int TRUSTEE = SELLER + 2;
    private static final int FIRST_INVESTOR = SELLER + 10;

    private final Web3j chain;
    private final ContractAddresses contracts;
    private final WalletKeys keys;
    private final ChainReader reader;

    Wallets(Web3j chain, ContractAddresses contracts, String mnemonic) {
        this.chain = chain;
        this.contracts = contracts;
        this.keys = WalletKeys.of(mnemonic);
        this.reader = new ChainReader(chain, contracts);
    }

    String seller() {
        return keys.key(SELLER).address();
    }

    String servicer() {
        return keys.key(SERVICER).address();
    }

    String trustee() {
        return keys.key(TRUSTEE).address();
    }

    String of(String investorId) {
        return keys.key(index(investorId)).address();
    }

    /**
     * The investor's own signature that lets the closing take this much cash. Does nothing if it has been given, or
     * already been used: then the wallet holds units instead of cash.
     */
    void approveOnce(String investorId, long cents) {
        if (reader.cashAllowance(of(investorId)) < cents && reader.cashBalance(of(investorId)) >= cents) {
            new InvestorWallet(chain, contracts, keys.key(index(investorId)).privateKey()).approveCash(cents);
        }
    }

    boolean hasCash(String investorId, long cents) {
        return reader.cashBalance(of(investorId)) >= cents;
    }

    private static int index(String investorId) {
        return FIRST_INVESTOR + SampleDeal.investors().indexOf(investorId);
    }
}
