package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;

/**
 * Calls every function that can change something, of every contract, as everyone who should not be able to. The functions
 * are taken from the ABIs, so a new one is walked without anybody remembering it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoleWalkIT {
    /** Open to everyone, and why that is harmless. */
    private static final Map<String, String> PUBLIC = Map.ofEntries(
            Map.entry("SettlementToken.approve", "own cash"),
            Map.entry("SettlementToken.transfer", "own cash"),
            Map.entry("SettlementToken.transferFrom", "within an allowance"),
            Map.entry("TrancheToken.approve", "always refused: register only"),
            Map.entry("TrancheToken.transfer", "always refused: register only"),
            Map.entry("TrancheToken.transferFrom", "always refused: register only"),
            Map.entry("DistributionPool.claim", "sends a holder's cash to the holder, whoever asks for it"),
            Map.entry("DocumentRegistry.countersign", "notes a signature, which counts for its signer alone"),
            Map.entry(
                    "AbsAccessManager.consumeScheduledOp",
                    "asks its caller, who must be a contract, and nothing is ever scheduled"),
            Map.entry("AbsAccessManager.multicall", "runs the caller's own calls"),
            Map.entry("AbsAccessManager.renounceRole", "gives up a role of one's own"),
            Map.entry("InvestorRegistry.attestBySignature", "needs the signature of the attestor of the bit"),
            Map.entry("PriceOracle.report", "signed by a source, and each counts once"),
            Map.entry("CollateralVault.repay", "own cash for a debt"),
            Map.entry("CollateralVault.withdraw", "goes to the borrower alone"),
            Map.entry("NplVote.vote", "an investor's own ballot, once"));

    private static final Set<String> REFUSALS = Set.of(
            "AccessManagedUnauthorized",
            "NotAttestor",
            "NotBound",
            "NotTheEngine",
            "AccessManagerUnauthorizedAccount",
            "AccessManagerUnauthorizedCall",
            "AccessManagerNotScheduled");

    private TestChain chain;
    private TestDeal deal;
    private Map<String, String> extended;

    @BeforeAll
    void deploy() {
        chain = TestChain.anvil();
        extended = ExtendedContracts.deploy(chain);
        deal = TestDeal.readyToClose(chain);
    }

    @AfterAll
    void stop() {
        chain.close();
    }

    @Test
    void a_stranger_can_change_nothing() {
        assertThat(openTo(chain.keys.key(60).address())).isEqualTo(new TreeSet<>(PUBLIC.keySet()));
    }

    @Test
    void the_deployer_is_a_stranger_afterwards() {
        assertThat(openTo(chain.keys.key(WalletKeys.DEPLOYER).address())).isEqualTo(new TreeSet<>(PUBLIC.keySet()));
    }

    @Test
    void a_relay_key_can_submit_and_nothing_else() {
        var expected = new TreeSet<>(PUBLIC.keySet());
        expected.add("MirrorGateway.submit");
        expected.add("MirrorGateway.submitBatch");
        for (Writer writer : Writer.values()) {
            assertThat(openTo(chain.relay(writer).address())).isEqualTo(expected);
        }
    }

    /** Proves that the walk can tell: what is closed to all others is open to the gateway, and no more. */
    @Test
    void the_gateway_can_call_what_is_mirrored() {
        var expected = new TreeSet<>(PUBLIC.keySet());
        for (Target target : Target.values()) {
            for (Writer writer : Writer.values()) {
                target.functionsOf(writer)
                        .forEach(f -> expected.add(target.artifact().name() + "." + f));
            }
        }
        // The role of suspensions and frozen amounts reaches further than the list of targets, which is what binds the
        // gateway.
        expected.add("InvestorRegistry.sanction");
        expected.add("TrancheToken.setFrozenTokens");
        assertThat(openTo(chain.addresses.mirrorGateway())).isEqualTo(expected);
    }

    @Test
    void an_investor_can_use_own_cash_and_nothing_else() {
        assertThat(openTo(deal.investors.getFirst().address())).isEqualTo(new TreeSet<>(PUBLIC.keySet()));
    }

    private Set<String> openTo(String caller) {
        var open = new TreeSet<String>();
        contracts().forEach((name, address) -> {
            for (String function : mutating(name)) {
                String call = call(name, function, caller);
                String answer = answer(caller, address, call);
                if (REFUSALS.stream().noneMatch(answer::startsWith)) {
                    open.add(name + "." + function);
                }
            }
        });
        return open;
    }

    /**
     * Zeros decode as arguments of any of our types, and the authority is asked before they are looked at. The manager's
     * functions that take a call are given one worth having: making the caller a writer.
     */
    private String call(String contract, String function, String caller) {
        Artifact artifact = Artifact.of(contract);
        Address gateway = Abi.address(chain.addresses.mirrorGateway());
        DynamicBytes coup =
                Abi.bytes(Artifact.of("MirrorGateway").call("setWriter", Abi.address(caller), Writer.ISSUANCE.id()));
        return switch (contract + "." + function) {
            case "AbsAccessManager.execute" -> artifact.call(function, gateway, coup);
            case "AbsAccessManager.schedule" -> artifact.call(function, gateway, coup, Abi.uint(0));
            case "AbsAccessManager.cancel" -> artifact.call(function, Abi.address(caller), gateway, coup);
            case "AbsAccessManager.consumeScheduledOp" -> artifact.call(function, Abi.address(caller), coup);
            default -> "0x" + artifact.selector(function) + "0".repeat(64 * 24);
        };
    }

    private String answer(String caller, String contract, String call) {
        try {
            return "answered " + chain.rpc.call(caller, contract, call);
        } catch (EffectRevertedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Map<String, String> contracts() {
        ContractAddresses a = chain.addresses;
        var contracts = new TreeMap<String, String>();
        contracts.put("AbsAccessManager", a.accessManager());
        contracts.put("MirrorGateway", a.mirrorGateway());
        contracts.put("TrancheToken", chain.reader.tokenAddress(deal.id, "A").orElseThrow());
        contracts.put("ComplianceEngine", a.complianceEngine());
        contracts.put("Enforcement", a.enforcement());
        contracts.put("DocumentRegistry", a.documentRegistry());
        contracts.put("CircuitBreaker", a.circuitBreaker());
        contracts.putAll(a.complianceRules());
        for (Target target : Target.values()) {
            contracts.put(target.artifact().name(), target.addressIn(a));
        }
        contracts.putAll(extended);
        assertThat(contracts.keySet()).containsExactlyInAnyOrderElementsOf(Artifact.ALL);
        return contracts;
    }

    private static List<String> mutating(String contract) {
        var functions = new ArrayList<String>();
        for (JsonNode entry : Artifact.of(contract).abi()) {
            String mutability = entry.path("stateMutability").asText();
            if (entry.path("type").asText().equals("function")
                    && (mutability.equals("nonpayable") || mutability.equals("payable"))) {
                functions.add(entry.path("name").asText());
            }
        }
        return functions;
    }
}
