package io.penstock.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.decide.ChainDecisions;
import io.penstock.platform.chain.decide.ChainRefusal;
import io.penstock.platform.test.PlatformServices;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator's decisions about a halted mirror: what each does, what each refuses, and that each is on record. */
class ChainDecisionsIT {

    private static final long CHAIN_ID = 77_003;

    private final String mnemonic = WalletKeys.newMnemonic();
    private LocalNode node;
    private ContractAddresses contracts;
    private MirrorUnderTest mirror;

    @BeforeEach
    void open() {
        node = MirrorUnderTest.node(mnemonic, CHAIN_ID);
        contracts = MirrorUnderTest.deploy(node, mnemonic);
        mirror = new MirrorUnderTest(PlatformServices.start("servicing"), mnemonic, 1);
        mirror.start(node.url(), contracts);
        mirror.anchor(3);
        mirror.awaitDone();
    }

    @AfterEach
    void close() {
        mirror.close();
        node.close();
    }

    private ChainDecisions decisions(String url, ContractAddresses with) {
        return new ChainDecisions(mirror.database.jdbc(), mirror.database.transaction(), NodeConnection.to(url), with);
    }

    private static void refused(ChainRefusal code, ThrowingCallable decision) {
        assertThatThrownBy(decision)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().code()).isEqualTo(code));
    }

    @Test
    void aHaltedMirrorGoesOnByAnOperatorsWordAlone() {
        mirror.database.jdbc().update("update chain_link set state = 'HALTED', reason = 'a person decides'");
        mirror.anchor(1);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(60)).until(() -> mirror.open() == 1);
        var decisions = decisions(node.url(), contracts);
        refused(ChainRefusal.CHAIN_REASON_MISSING, () -> decisions.resume("ada", " "));
        assertThat(decisions.all()).isEmpty();

        assertThat(decisions.resume("ada", "looked at it").changed()).isTrue();
        mirror.awaitDone();
        mirror.awaitState(ChainLink.State.LIVE, "");
        assertThat(decisions.resume("ada", "looked at it").changed())
                .as("again")
                .isFalse();
        assertThat(decisions.all()).singleElement().satisfies(each -> {
            assertThat(each.decision()).isEqualTo("RESUME");
            assertThat(each.actor()).isEqualTo("ada");
            assertThat(each.reason()).isEqualTo("looked at it");
            assertThat(each.wasReason()).isEqualTo("a person decides");
        });
    }

    @Test
    void withTheNodeDownAResumeStandsAndARebuildIsRefused() {
        mirror.stop();
        mirror.database.jdbc().update("update chain_link set state = 'HALTED', reason = 'a person decides'");
        var next = MirrorUnderTest.deploy(node, mnemonic);
        var nowhere = "http://127.0.0.1:1";
        refused(
                ChainRefusal.CHAIN_DOWN,
                () -> decisions(nowhere, next).rebuild(next.deploymentId(), "ada", "the chain is lost"));
        var outcome = decisions(nowhere, contracts).resume("ada", "it will be back");
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.text()).contains("as soon as the node answers");
        mirror.start(node.url(), contracts);
        mirror.anchor(1);
        mirror.awaitDone();
        mirror.awaitState(ChainLink.State.LIVE, "");
    }

    @Test
    void aRebuildNamesItsDeploymentAndHappensOnce() {
        mirror.stop();
        var next = MirrorUnderTest.deploy(node, mnemonic);
        var decisions = decisions(node.url(), next);
        refused(ChainRefusal.CHAIN_REPLACED, () -> decisions.resume("ada", "go on"));
        refused(
                ChainRefusal.CHAIN_DEPLOYMENT_UNKNOWN,
                () -> decisions.rebuild(contracts.deploymentId(), "ada", "the chain is lost"));
        var outcome = decisions.rebuild(next.deploymentId(), "ada", "the chain is lost");
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.text()).contains("3 effects");
        assertThat(decisions
                        .rebuild(next.deploymentId(), "ada", "the chain is lost")
                        .changed())
                .as("again")
                .isFalse();
        assertThat(decisions.all()).hasSize(1);
        mirror.start(node.url(), next);
        mirror.awaitDone();
        mirror.awaitState(ChainLink.State.LIVE, "");
        assertThat(MirrorUnderTest.reader(node.url(), next).writerHead("servicing"))
                .isEqualTo(MirrorUnderTest.reader(node.url(), contracts).writerHead("servicing"));
    }
}
