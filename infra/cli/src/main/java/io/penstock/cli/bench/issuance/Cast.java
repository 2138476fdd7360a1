package io.penstock.cli.bench.issuance;

import io.penstock.cli.bench.issuance.Desk.Person;
import io.penstock.launcher.LaunchException;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.InvestorWallet;
import io.penstock.onchain.WalletKey;
import io.penstock.onchain.WalletKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.web3j.protocol.Web3j;

/** Who takes part, with the wallets that are their own, and the ids of this run. */
final class Cast {

    static final Person ADMINISTRATOR = Person.staff("ana.administrator", "spv-admin");
    static final Person COMPLIANCE = Person.staff("rita.compliance", "approver");
    static final Person TRUSTEE = Person.staff("bo.trustee", "approver");
    static final Person AGENT = Person.staff("chen.calculation-agent", "approver");
    private static final List<String> NAMES = List.of("ELM", "FIR", "GUM", "SPONSOR");
    private static final int SELLER = WalletKeys.FIRST_PARTY;
    private static final int FIRST_WALLET = WalletKeys.FIRST_PARTY + 14;
    private static final int LAST_WALLET = WalletKeys.FIRST_PARTY + 39;

    private final Web3j chain;
    private final ContractAddresses contracts;
    private final WalletKeys keys;
    private final ChainReader reader;
    private final String mark;
    private final List<Investor> investors;

    /** @param number from 1 */
    record Investor(String id, int number, WalletKey key) {

        Person person() {
            return new Person(id.toLowerCase(Locale.ROOT) + ".trader", "investor", id);
        }
    }

    /**
     * Takes wallets that no investor of this chain has yet.
     *
     * @param mark makes the ids of this run its own
     */
    Cast(Web3j chain, ContractAddresses contracts, String mnemonic, String mark) {
        this.chain = chain;
        this.contracts = contracts;
        this.keys = WalletKeys.of(mnemonic);
        this.reader = new ChainReader(chain, contracts);
        this.mark = mark;
        var cast = new ArrayList<Investor>();
        for (int wallet = FIRST_WALLET; wallet <= LAST_WALLET && cast.size() < NAMES.size(); wallet++) {
            var key = keys.key(wallet);
            if (!reader.isInvestor(key.address())) {
                cast.add(new Investor(NAMES.get(cast.size()) + "-" + mark, cast.size() + 1, key));
            }
        }
        if (cast.size() < NAMES.size()) {
            throw new LaunchException(
                    "all funded wallets of this chain belong to investors",
                    "Run the bench on fresh data: --data DIR with a folder that is empty.");
        }
        investors = List.copyOf(cast);
    }

    String poolId() {
        return "POOL-" + mark;
    }

    String dealId() {
        return "DEAL-" + mark;
    }

    String mark() {
        return mark;
    }

    List<Investor> investors() {
        return investors;
    }

    /** All but the sponsor. */
    List<Investor> buyers() {
        return investors.subList(0, investors.size() - 1);
    }

    Investor sponsor() {
        return investors.getLast();
    }

    /** A party that is paid: seller, servicer, trustee. */
    String wallet(int party) {
        return keys.key(SELLER + party).address();
    }

    ChainReader reader() {
        return reader;
    }

    InvestorWallet signer(Investor investor) {
        return new InvestorWallet(chain, contracts, investor.key().privateKey());
    }
}
