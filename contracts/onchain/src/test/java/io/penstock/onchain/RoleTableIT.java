package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The role table as the chain has it after a deployment: who holds what, with which delay, under which guardian. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoleTableIT {
    private TestChain chain;

    @BeforeAll
    void deploy() {
        chain = TestChain.anvil();
    }

    @AfterAll
    void stop() {
        chain.close();
    }

    @Test
    void every_role_of_people_has_its_holder_and_its_delay() {
        RoleHolders holders = RoleHolders.derivedFrom(chain.keys);
        for (Role role : Role.values()) {
            if (role.held()) {
                var words = ask(
                        "hasRole",
                        role,
                        Objects.requireNonNull(holders.addresses().get(role)));
                assertThat(Abi.isZero(words.get(0))).as("%s is held", role).isFalse();
                assertThat(Abi.number(words.get(1)).longValueExact())
                        .as("delay of %s", role)
                        .isEqualTo(role.delay().toSeconds());
            }
        }
    }

    @Test
    void what_cannot_be_taken_back_has_a_delay_and_a_guardian() {
        for (Role role : Set.of(Role.GOVERNOR, Role.COMPLIANCE, Role.ENFORCER, Role.PAYMENTS, Role.LIQUIDATOR)) {
            assertThat(role.delay()).as("delay of %s", role).isPositive();
            assertThat(role.guarded()).as("guardian of %s", role).isTrue();
        }
        for (Role role : Role.values()) {
            String guardian = Abi.words(chain.rpc.call(
                            chain.addresses.accessManager(),
                            chain.addresses.accessManager(),
                            Artifact.of("AbsAccessManager").call("getRoleGuardian", Abi.uint(role.id()))))
                    .getFirst();
            assertThat(Abi.number(guardian).longValueExact())
                    .as("guardian of %s", role)
                    .isEqualTo(role.guarded() ? Role.GUARDIAN.id() : Role.ADMIN.id());
        }
    }

    @Test
    void no_account_has_two_roles_that_must_not_meet() {
        Map<String, Set<Role>> table = table();
        table.forEach((account, roles) -> assertThat(Role.compatible(roles))
                .as("%s has %s", account, roles)
                .isTrue());
        assertThat(table.get(chain.relay(Writer.ISSUANCE).address())).containsExactly(Role.RELAY);
        assertThat(table.get(chain.relay(Writer.SERVICING).address())).containsExactly(Role.RELAY);
        assertThat(table.get(chain.keys.key(WalletKeys.DEPLOYER).address())).isEmpty();
    }

    @Test
    void a_table_with_an_incompatible_pair_is_refused_before_anything_is_deployed() {
        String one = chain.keys.key(70).address();
        for (Role.Pair pair : Role.incompatible()) {
            assertThatThrownBy(() -> new RoleHolders(Map.of(pair.one(), one, pair.other(), one)))
                    .as("%s", pair)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new RoleHolders(Map.of(Role.RELAY, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Deployment.deploy(
                        "http://127.0.0.1:1",
                        chain.keys.key(WalletKeys.DEPLOYER).privateKey(),
                        one,
                        chain.relay(Writer.SERVICING).address(),
                        new RoleHolders(Map.of(Role.PAYMENTS, one))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The same list in Solidity and in Java, for every number that fits. */
    @Test
    void reason_codes_have_the_same_texts_on_both_sides() {
        for (int code = 0; code < 256; code++) {
            String call = Artifact.of("ComplianceEngine").call("messageOf", Abi.uint(code));
            String engine = chain.addresses.complianceEngine();
            assertThat(text(chain.rpc.call(engine, engine, call)))
                    .as("code %d", code)
                    .isEqualTo(TransferRestriction.textOf(code));
        }
    }

    /** Every account that the deployment knows, with the roles that the chain gives it. */
    private Map<String, Set<Role>> table() {
        var accounts = new LinkedHashMap<String, Set<Role>>();
        RoleHolders.derivedFrom(chain.keys).addresses().values().forEach(a -> accounts.put(a, Set.of()));
        ContractAddresses a = chain.addresses;
        Set.of(
                        a.mirrorGateway(),
                        a.trancheFactory(),
                        a.deliveryVersusPayment(),
                        a.distributionPool(),
                        a.enforcement(),
                        chain.relay(Writer.ISSUANCE).address(),
                        chain.relay(Writer.SERVICING).address(),
                        chain.keys.key(WalletKeys.DEPLOYER).address())
                .forEach(account -> accounts.put(account, Set.of()));
        accounts.replaceAll((account, _) -> {
            var roles = EnumSet.noneOf(Role.class);
            for (Role role : Role.values()) {
                if (!Abi.isZero(ask("hasRole", role, account).getFirst())) {
                    roles.add(role);
                }
            }
            return roles;
        });
        return accounts;
    }

    private java.util.List<String> ask(String function, Role role, String account) {
        String manager = chain.addresses.accessManager();
        String call = Artifact.of("AbsAccessManager").call(function, Abi.uint(role.id()), Abi.address(account));
        return Abi.words(chain.rpc.call(manager, manager, call));
    }

    private static String text(String answer) {
        var words = Abi.words(answer);
        int length = Abi.number(words.get(1)).intValueExact();
        String digits = org.web3j.utils.Numeric.cleanHexPrefix(answer).substring(128, 128 + 2 * length);
        return new String(
                org.web3j.utils.Numeric.hexStringToByteArray(digits), java.nio.charset.StandardCharsets.UTF_8);
    }
}
