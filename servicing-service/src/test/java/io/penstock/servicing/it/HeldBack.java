package io.penstock.servicing.it;

import static io.penstock.servicing.it.RunningService.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.PayoutEvidence;
import io.penstock.onchain.Role;
import io.penstock.onchain.RoleHolders;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.test.Tampering;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.protocol.Web3j;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** A holder is suspended while a payment date is paid: its two payments wait; one is claimed, the other released. */
final class HeldBack {

    private final RunningService service;
    private final IssuedDeal deal;
    private final Tampering tampering;

    HeldBack(RunningService service, IssuedDeal deal) {
        this.service = service;
        this.deal = deal;
        this.tampering = new Tampering(service.services);
    }

    /** What the freezer does about BIRCH, who holds classes A and B. */
    void suspend(boolean suspended) {
        var freezer = RoleHolders.key(WalletKeys.of(service.services.mnemonic()), Role.FREEZER)
                .address();
        tampering.as(
                freezer,
                service.services.contracts().investorRegistry(),
                "suspend",
                new Bytes32(Numeric.hexStringToByteArray(LogReader.hash(deal.investorId(1)))),
                new Bool(suspended));
    }

    /** The date is paid but for BIRCH. @return the report when everything has left escrow */
    JsonNode claimedAndReleased(String date) {
        var operator = service.as("otto", "operator");
        var release = date + "/reserved/release";
        assertThat(waiting(operator.get(date))).containsExactly("BIRCH A", "BIRCH B");
        assertThat(operator.refused("POST", release, "")).isEqualTo("409 RESERVED_HOLDERS_NOT_CLEAR");
        suspend(false);

        var distribution = date.substring("/v1/deals/".length()).replace("/distributions/", "/");
        var evidence = new PayoutEvidence(service.bean(Web3j.class), service.services.contracts());
        var tree = PayoutEvidence.payments(
                distribution, evidence.declared(distribution).orElseThrow());
        var payments = tree.payments();
        int claimed = IntStream.range(0, payments.size())
                .filter(i -> payments.get(i).className().equals("A")
                        && payments.get(i).wallet().equalsIgnoreCase(deal.birch))
                .findFirst()
                .orElseThrow();
        tampering.send(deal.cedar, service.services.contracts().distributionPool(), tree.claim(claimed)); // for BIRCH
        awaiting(operator, date, report -> waiting(report).equals(List.of("BIRCH B")));

        operator.ok("POST", release, "");
        operator.send(
                "POST", release, ""); // a repeat orders nothing more, whether the first is on its way or has arrived
        var done = awaiting(operator, date, report -> waiting(report).isEmpty());
        assertThat(service.bean(ChainReader.class).escrow(distribution)).isZero();
        assertThat(operator.refused("POST", release, "")).isEqualTo("409 NOTHING_RESERVED");
        assertThat(service.bean(JdbcTemplate.class)
                        .queryForList(
                                "select name from event_log where stream_id = ? and name like 'distribution.%'"
                                        + " order by sequence",
                                String.class, distribution))
                .endsWith("distribution.payout-claimed", "distribution.release-ordered", "distribution.payout-released")
                .filteredOn(name -> name.equals("distribution.payout-claimed"))
                .hasSize(1);
        return done;
    }

    private static List<String> waiting(JsonNode report) {
        return report.path("payouts")
                .valueStream()
                .filter(payout -> payout.path("reserved").asBoolean(false))
                .map(payout -> payout.path("payee").asString() + " "
                        + payout.path("className").asString())
                .toList();
    }
}
