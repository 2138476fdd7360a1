package io.penstock.onchain;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.web3j.abi.datatypes.Address;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;

/**
 * Puts a fresh set of contracts on a chain and fixes who may do what.
 *
 * <p>The deployer gives up its admin role with the last transaction. Roles, writers, targets and rules change from then on
 * only by the holders of roles, after their delays; without holders a deployment is final. Addresses follow from the deployer's nonces, so
 * everything is sent without waiting for one receipt after the other.
 */
public final class Deployment {
    /** Calldata, its word price and storing it come to 220 gas a byte of init code. */
    private static final long GAS_A_BYTE = 232;

    private static final long CREATE_GAS = 400_000;

    private final Rpc rpc;
    private final Transactor transactor;
    private final Credentials deployer;
    private final long chainId;
    private final Map<String, String> created = new LinkedHashMap<>();

    private Deployment(Web3j web3j, Credentials deployer) {
        this.rpc = new Rpc(web3j);
        this.chainId = rpc.chainId();
        this.deployer = deployer;
        this.transactor = new Transactor(web3j, deployer, chainId);
    }

    /**
     * Deploys and returns when every receipt is there.
     *
     * @param deployerPrivateKey 64 hexadecimal digits; the key must not be in use by anyone else meanwhile
     * @param issuanceRelay address of the key with which the issuance service signs
     * @param servicingRelay address of the key with which the servicing service signs
     * @throws OnchainException if the node does not answer or refuses; what was deployed until then stays without use
     */
    public static ContractAddresses deploy(
            String rpcUrl, String deployerPrivateKey, String issuanceRelay, String servicingRelay) {
        return deploy(rpcUrl, deployerPrivateKey, issuanceRelay, servicingRelay, RoleHolders.none());
    }

    /**
     * The same with people in the roles.
     *
     * @throws IllegalArgumentException if a relay has a second role
     */
    public static ContractAddresses deploy(
            String rpcUrl,
            String deployerPrivateKey,
            String issuanceRelay,
            String servicingRelay,
            RoleHolders holders) {
        if (holders.addresses().values().stream()
                .anyMatch(a -> a.equalsIgnoreCase(issuanceRelay) || a.equalsIgnoreCase(servicingRelay))) {
            throw new IllegalArgumentException("a relay key may have no other role");
        }
        if (issuanceRelay.equalsIgnoreCase(servicingRelay)) {
            throw new IllegalArgumentException("each service signs with a relay key of its own");
        }
        Web3j web3j = Web3j.build(new HttpService(rpcUrl));
        try {
            return new Deployment(web3j, Credentials.create(deployerPrivateKey))
                    .run(issuanceRelay, servicingRelay, holders);
        } finally {
            web3j.shutdown();
        }
    }

    private ContractAddresses run(String issuanceRelay, String servicingRelay, RoleHolders holders) {
        transactor.spendNonceZero();
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        String deploymentId = Numeric.toHexString(random);

        Address manager = create("AbsAccessManager", AbsAccessManagerAbi.create(Abi.address(deployer.getAddress())));
        Address gateway = create("MirrorGateway", MirrorGatewayAbi.create(manager, Abi.word(deploymentId)));
        Address registry = create("InvestorRegistry", InvestorRegistryAbi.create(manager));
        Address engine = create("ComplianceEngine", ComplianceEngineAbi.create(manager, registry));
        for (String rule : ComplianceSetUp.RULES) {
            create(rule, Artifact.of(rule).create(manager, engine));
        }
        create("Enforcement", EnforcementAbi.create(manager, engine));
        Address cash = create("SettlementToken", SettlementTokenAbi.create(manager));
        create("AssetPoolRegistry", AssetPoolRegistryAbi.create(manager));
        Address factory = create("TrancheFactory", TrancheFactoryAbi.create(manager, engine));
        Address pool = create("DistributionPool", DistributionPoolAbi.create(manager, cash, factory));
        create("DeliveryVersusPayment", DeliveryVersusPaymentAbi.create(manager, cash, factory, pool));
        create("EventAnchor", EventAnchorAbi.create(manager, gateway));
        create("DocumentRegistry", DocumentRegistryAbi.create(manager));
        create("CircuitBreaker", CircuitBreakerAbi.create(manager));

        var permissions = new Permissions(created);
        for (Permissions.Call call : permissions.calls(issuanceRelay, servicingRelay, holders)) {
            transactor.send(call.what(), call.to(), call.data(), call.gasLimit());
        }
        transactor.await();
        var last = permissions.renounceAdmin(deployer.getAddress());
        long block = transactor
                .sendAndAwait(last.what(), last.to(), last.data(), last.gasLimit())
                .getBlockNumber()
                .longValueExact();
        if (permissions.isAdmin(rpc, deployer.getAddress())) {
            throw new OnchainException("the deployer still is admin of " + created.get("AbsAccessManager"));
        }
        return addresses(deploymentId, block);
    }

    private Address create(String contract, String code) {
        String address = ContractUtils.generateContractAddress(
                        deployer.getAddress(), java.math.BigInteger.valueOf(transactor.nextNonce()))
                .toLowerCase(Locale.ROOT);
        transactor.send("creation of " + contract, "", code, CREATE_GAS + GAS_A_BYTE * code.length() / 2);
        created.put(contract, address);
        return Abi.address(address);
    }

    private ContractAddresses addresses(String deploymentId, long block) {
        String gateway = address("MirrorGateway");
        return new ContractAddresses(
                chainId,
                rpc.genesisHash().orElseThrow(() -> new OnchainException("the chain has no block 0")),
                deploymentId,
                Hash.sha3(rpc.code(gateway)),
                block,
                address("AbsAccessManager"),
                gateway,
                address("InvestorRegistry"),
                address("SettlementToken"),
                address("AssetPoolRegistry"),
                address("TrancheFactory"),
                address("DistributionPool"),
                address("DeliveryVersusPayment"),
                address("EventAnchor"),
                address("ComplianceEngine"),
                address("Enforcement"),
                address("DocumentRegistry"),
                address("CircuitBreaker"),
                rules());
    }

    private Map<String, String> rules() {
        var rules = new TreeMap<String, String>();
        ComplianceSetUp.RULES.forEach(rule -> rules.put(rule, address(rule)));
        return rules;
    }

    private String address(String contract) {
        String address = created.get(contract);
        if (address == null || rpc.code(address).length() <= 2) {
            throw new OnchainException(contract + " has no code at " + address);
        }
        return address;
    }
}
