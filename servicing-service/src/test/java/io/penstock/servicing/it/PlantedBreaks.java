package io.penstock.servicing.it;

import static io.penstock.platform.test.Tampering.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.LogReader;
import io.penstock.platform.test.Tampering;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.protocol.Web3j;
import tools.jackson.databind.JsonNode;

/**
 * Words of the pool's storage that were changed past all contracts: each is found, named with both sides, and gone when it
 * is set right. Places as in the approved layout of {@code DistributionPool}.
 */
final class PlantedBreaks {

    private static final BigInteger DISTRIBUTIONS = BigInteger.ONE;
    private static final BigInteger ACCOUNTS = BigInteger.TWO;
    private static final BigInteger PAID = BigInteger.valueOf(4);

    /** Accounts in {@code InvestorRegistry}, the wallet that replaced one in the lower bits. */
    private static final BigInteger WALLETS = BigInteger.valueOf(3);

    /** A minor unit of cash, in the lower and in the upper half of a word. */
    private static final BigInteger LOW = BigInteger.valueOf(ChainReader.CASH_UNITS_PER_MINOR_UNIT);

    private static final BigInteger HIGH = LOW.shiftLeft(128);
    private static final String ZERO = "0x" + "0".repeat(64);

    private final RunningService service;
    private final IssuedDeal deal;
    private final String dealId;
    private final Tampering tampering;
    private final ChainReader chain;

    PlantedBreaks(RunningService service, IssuedDeal deal) {
        this.service = service;
        this.deal = deal;
        this.dealId = deal.dealId;
        this.tampering = new Tampering(service.services);
        this.chain = new ChainReader(service.bean(Web3j.class), service.services.contracts());
    }

    /**
     * One after another.
     *
     * @param declaration path of a declaration that is due and must be refused while something differs
     */
    void areFound(String declaration) {
        assertThat(breaks()).isEmpty();
        var account = entry(LogReader.hash(dealId), ACCOUNTS);
        long collections = chain.collectionsAccount(dealId);
        planted(account, LOW, "COLLECTIONS " + dealId + ": " + collections + ", " + (collections + 1));
        long reserve = chain.reserveAccount(dealId);
        planted(account, HIGH, "RESERVE " + dealId + ": " + reserve + ", " + (reserve + 1));

        var paid = dealId + "/2020-09-15";
        var id = LogReader.hash(paid);
        var distribution = entry(id, DISTRIBUTIONS);
        planted(distribution.add(BigInteger.ONE), HIGH, "ESCROW " + paid + ": 0, 1");
        planted(distribution.add(BigInteger.TWO), HIGH, "RESERVED " + paid + ": 0, 1");
        var payments = entry(ZERO, entry(id, PAID));
        planted(payments, BigInteger.TWO.negate(), "PAID " + paid + ": 3 of 3, 2 of 3, not 1");

        var record = distribution.add(BigInteger.ONE);
        tampering.add(pool(), record, BigInteger.TEN);
        assertThat(breaks())
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .startsWith("DECLARED " + paid + ": record ")
                        .contains(", 3 payments to holders, record "));
        assertThat(service.as("olga", "spv-admin").refused("POST", declaration, ""))
                .isEqualTo("409 CLASS_DIFFERS_FROM_CHAIN");
        tampering.add(pool(), record, BigInteger.TEN.negate());
        assertThat(breaks()).isEmpty();
        whatIssuanceFindsHoldsUpADeclarationToo(declaration);
    }

    /** Units and wallets are issuance's to reconcile; nothing of it is a break here, and nothing is declared on it. */
    private void whatIssuanceFindsHoldsUpADeclarationToo(String declaration) {
        var token = chain.tokenAddress(dealId, "A").orElseThrow();
        var enforcement = service.services.contracts().enforcement();
        var from = new Address(deal.alder);
        var to = new Address(deal.birch);
        tampering.as(enforcement, token, "forcedTransfer", from, to, new Uint256(100_000));
        assertThat(breaks()).isEmpty();
        assertThat(service.as("olga", "spv-admin").refused("POST", declaration, ""))
                .isEqualTo("409 CLASS_DIFFERS_FROM_CHAIN");
        tampering.as(enforcement, token, "forcedTransfer", to, from, new Uint256(100_000));

        var registry = service.services.contracts().investorRegistry();
        var account = entry(ZERO.substring(0, 26) + deal.birch.substring(2), WALLETS);
        var thief = BigInteger.valueOf(0xbad);
        tampering.add(registry, account, thief);
        assertThat(service.as("olga", "spv-admin").refused("POST", declaration, ""))
                .isEqualTo("409 CLASS_DIFFERS_FROM_CHAIN");
        tampering.add(registry, account, thief.negate());
    }

    private void planted(BigInteger slot, BigInteger number, String found) {
        tampering.add(pool(), slot, number);
        assertThat(breaks()).containsExactly(found);
        assertThat(standing()).containsExactly(found.substring(0, found.indexOf(' ')));
        tampering.add(pool(), slot, number.negate());
        assertThat(breaks()).isEmpty();
        assertThat(standing()).isEmpty();
    }

    private String pool() {
        return service.services.contracts().distributionPool();
    }

    private List<String> standing() {
        return service.as("otto", "operator")
                .get("/v1/chain/breaks")
                .valueStream()
                .map(each -> each.path("kind").asString())
                .toList();
    }

    /** What a run finds, as soon as nothing is on its way. */
    private List<String> breaks() {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> service.as("otto", "operator").ok("POST", "/v1/chain/reconcile", ""),
                        answer -> answer.path("compared").asInt() > 0)
                .path("breaks")
                .valueStream()
                .map(PlantedBreaks::text)
                .toList();
    }

    private static String text(JsonNode each) {
        return each.path("kind").asString() + " " + each.path("subject").asString() + ": "
                + each.path("log").asString() + ", " + each.path("chain").asString();
    }
}
