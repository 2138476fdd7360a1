package io.penstock.onchain;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Roles of the access manager. Those of contracts are given at deployment and have no delay; those of people have one holder
 * each, and what cannot be taken back waits for a delay in which {@link #GUARDIAN} may cancel it.
 */
public enum Role {
    /** Everything in the manager itself: who has which role, which role a function needs, which target is closed. */
    ADMIN(0, Duration.ofDays(2), false),
    /** The gateway: everything that mirrors an event. */
    GATEWAY(1),
    /** The relay keys of the services: submit effects to the gateway, and nothing else. */
    RELAY(2),
    /** Delivery versus payment: issues and moves units against cash, closes the set of classes, credits the reserve. */
    MARKET(3),
    /** The factory: binds its tokens to the rules, cuts their records, lowers their balances. */
    FACTORY(4),
    /** Gateway and distribution pool: tokenise confirmed bank money. */
    CASH_ISSUER(5),
    /** The enforcement contract: forced transfers, recoveries, ends of a pause, final closes. */
    ENFORCEMENT(6),
    /** The distribution pool: books at the circuit breaker what leaves as cash. */
    POOL(7),
    /** Writers, targets and rule lists. Same holder as {@link #ADMIN}, whose own delay the guardian cannot stop. */
    GOVERNOR(10, Duration.ofDays(2), true),
    /** Investor data; the gateway has it too, since registrations mirror events. */
    REGISTRAR(11, Duration.ZERO, true),
    /** Parameters of rules. */
    COMPLIANCE(12, Duration.ofDays(1), true),
    /** Frozen amounts, suspensions, sanctions; gateway and factory have it too, since the first two mirror events. */
    FREEZER(13, Duration.ZERO, false),
    /** Forced transfers and recoveries, on an order. */
    ENFORCER(14, Duration.ofDays(1), true),
    PAUSER(15, Duration.ZERO, false),
    UNPAUSER(16, Duration.ofHours(1), false),
    /** The account bank: tokenised cash, and collections in a coin of somebody else. */
    BANK(17, Duration.ZERO, false),
    /** Sweeps amounts that nobody claimed within the legal term. */
    PAYMENTS(18, Duration.ofDays(5), true),
    LIQUIDATOR(19, Duration.ofDays(1), true),
    BREAKER_RESET(20, Duration.ofHours(1), false),
    /** Cancels what others have scheduled. */
    GUARDIAN(21, Duration.ZERO, false),
    /** A price source. */
    ORACLE_REPORTER(22, Duration.ZERO, false),
    /** Documents of a deal by hash. */
    DOCUMENTS(23, Duration.ZERO, false),
    /** States the qualification of bit 0; the role of bit n is this one's id plus n. */
    ATTESTOR_QUALIFIED(1000, Duration.ZERO, false);

    /** A pair that no account may have at once. */
    public record Pair(Role one, Role other) {}

    private static final List<Pair> INCOMPATIBLE = List.of(
            new Pair(FREEZER, ENFORCER),
            new Pair(PAUSER, UNPAUSER),
            new Pair(ORACLE_REPORTER, LIQUIDATOR),
            new Pair(BREAKER_RESET, PAUSER),
            new Pair(GUARDIAN, ADMIN),
            new Pair(GUARDIAN, ENFORCER),
            new Pair(GUARDIAN, COMPLIANCE),
            new Pair(GUARDIAN, PAYMENTS));

    private final long id;
    private final Duration delay;
    private final boolean guarded;
    private final boolean held;

    Role(long id) {
        this(id, Duration.ZERO, false, false);
    }

    Role(long id, Duration delay, boolean guarded) {
        this(id, delay, guarded, true);
    }

    Role(long id, Duration delay, boolean guarded, boolean held) {
        this.id = id;
        this.delay = delay;
        this.guarded = guarded;
        this.held = held;
    }

    /** As the manager numbers it. */
    public long id() {
        return id;
    }

    /** Between scheduling and doing. */
    public Duration delay() {
        return delay;
    }

    /** Whether {@link #GUARDIAN} may cancel what this role has scheduled. */
    public boolean guarded() {
        return guarded;
    }

    /** Whether people hold it, and not contracts or relay keys. */
    public boolean held() {
        return held;
    }

    /** The pairs, without those that forbid a relay key any other role: see {@link #compatible}. */
    public static List<Pair> incompatible() {
        return INCOMPATIBLE;
    }

    /** Whether one account may have all of these. A relay key may have no second role. */
    public static boolean compatible(Set<Role> roles) {
        boolean alone = !roles.contains(RELAY) || roles.equals(EnumSet.of(RELAY));
        return alone && INCOMPATIBLE.stream().noneMatch(p -> roles.contains(p.one()) && roles.contains(p.other()));
    }
}
