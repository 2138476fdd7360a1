package io.penstock.onchain;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;

/** The contracts that no deployment of ours wires up yet, put beside one: any key may create them, the manager rules them. */
final class ExtendedContracts {
    private static final int CREATOR = 62;
    private static final long CREATE_GAS = 4_500_000;

    private final Credentials creator;
    private final Transactor transactor;
    private final Map<String, String> created = new TreeMap<>();

    private ExtendedContracts(TestChain chain) {
        this.creator = Credentials.create(chain.keys.key(CREATOR).privateKey());
        this.transactor = new Transactor(chain.web3j, creator, TestChain.CHAIN_ID);
        transactor.spendNonceZero();
    }

    /** Name of the contract to its address. */
    static Map<String, String> deploy(TestChain chain) {
        var contracts = new ExtendedContracts(chain);
        var manager = Abi.address(chain.addresses.accessManager());
        String oracle = contracts.create("PriceOracle", manager);
        contracts.create("CollateralVault", manager, Abi.address(oracle));
        contracts.create(
                "NplVote",
                manager,
                Abi.address(chain.addresses.investorRegistry()),
                Abi.address(chain.addresses.trancheFactory()));
        contracts.transactor.await();
        return contracts.created;
    }

    @SuppressWarnings("rawtypes")
    private String create(String contract, Type... arguments) {
        String address = ContractUtils.generateContractAddress(
                        creator.getAddress(), java.math.BigInteger.valueOf(transactor.nextNonce()))
                .toLowerCase(Locale.ROOT);
        transactor.send("creation of " + contract, "", Artifact.of(contract).create(arguments), CREATE_GAS);
        created.put(contract, address);
        return address;
    }
}
