package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps rule documents, each version for ever, and holds stored loans against them. */
public interface RuleRegister {

    /**
     * A version that is kept.
     *
     * @param yaml the text as it was sent
     */
    record Registered(RuleDocument document, String yaml, String registeredBy) {}

    /**
     * How many loans miss a criterion.
     *
     * @param missed loans that do not meet it
     * @param unknown loans of which a value is missing that decides
     * @param balance of both, minor units
     */
    record ReasonCount(String code, int missed, int unknown, long balance) {}

    /**
     * The loans of a tape under a document.
     *
     * @param eligibleBalance minor units
     * @param reasons in the order of the document; a loan counts under each criterion that it misses
     */
    record RuleReport(int loans, int eligible, long eligibleBalance, long balance, List<ReasonCount> reasons) {}

    /**
     * Keeps a document, unless its hash is known.
     *
     * @return what is kept under its id and version, which is another document if that version was taken
     */
    Registered register(RuleDocument document, String yaml, String person);

    Optional<Registered> find(String id, String version);

    /** All versions, by id and the time of registration. */
    List<Registered> all();

    /** Holds all stored loans of a tape against the criteria, in the database. */
    RuleReport report(RuleDocument document, AssetPoolId poolId, String tapeHash, LocalDate cutOff);

    /** Reads the facts of the stored loans, in order of their ids. */
    void eachLoan(AssetPoolId poolId, String tapeHash, LoanSet set, Consumer<LoanFacts> each);
}
