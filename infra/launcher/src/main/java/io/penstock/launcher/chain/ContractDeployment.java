package io.penstock.launcher.chain;

import io.penstock.launcher.DataDirectory;
import io.penstock.launcher.LaunchException;
import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.RoleHolders;
import io.penstock.onchain.WalletKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** The contracts: deployed at the first start, recognised at each later one. */
public final class ContractDeployment {

    private ContractDeployment() {}

    /**
     * Returns when the contracts of this data are on the chain.
     *
     * @return true if they were deployed now
     * @throws LaunchException if the chain is not the one that this data was made with
     */
    public static boolean ensure(URI chain, DataDirectory data, String mnemonic) {
        try {
            if (Files.exists(data.contractsFile())) {
                requireSameChain(chain, data);
                return false;
            }
            var keys = WalletKeys.of(mnemonic);
            ContractAddresses addresses = Deployment.deploy(
                    chain.toString(),
                    keys.key(WalletKeys.DEPLOYER).privateKey(),
                    keys.key(WalletKeys.ISSUANCE_RELAY).address(),
                    keys.key(WalletKeys.SERVICING_RELAY).address(),
                    RoleHolders.derivedFrom(keys));
            addresses.write(data.contractsFile());
            return true;
        } catch (IOException e) {
            throw new LaunchException(
                    "the contracts' addresses in " + data.contractsFile() + " cannot be kept: " + e.getMessage(),
                    "Check the permissions and the free space of the data directory.",
                    e);
        }
    }

    private static void requireSameChain(URI chain, DataDirectory data) throws IOException {
        var addresses = ContractAddresses.read(data.contractsFile());
        Web3j web3j = Web3j.build(new HttpService(chain.toString()));
        try {
            Optional<String> mismatch = ChainIdentity.check(web3j, addresses);
            if (mismatch.isPresent()) {
                throw new LaunchException(
                        "the chain at " + chain + " is not the one that the data in " + data.root() + " was made with: "
                                + mismatch.get(),
                        "Its state was lost or replaced (Anvil keeps it only when it is stopped in good order)."
                                + " Restore " + data.chain() + " from a copy, or start over with --fresh.");
            }
        } finally {
            web3j.shutdown();
        }
    }
}
