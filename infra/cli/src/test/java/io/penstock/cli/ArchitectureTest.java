package io.penstock.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the command line, and with it the auditor, may stand on. Each rule was proved by breaking it once. */
@AnalyzeClasses(packages = "io.penstock.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /**
     * No Spring, no Axon, no SQL, no Kafka client: the auditor's class path is engine, formats and a node. The
     * benches of the log, of the chain, of payouts, of tapes and of periods alone have more on their class path, since they run the
     * platform's own parts or a database.
     */
    @ArchTest
    static final ArchRule standsOnEngineFormatsAndLauncherAlone = classes()
            .that()
            .resideOutsideOfPackages(
                    "io.penstock.cli.bench.log..",
                    "io.penstock.cli.bench.chain..",
                    "io.penstock.cli.bench.payouts..",
                    "io.penstock.cli.bench.tape..",
                    "io.penstock.cli.bench.servicing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    // The JDK's count of allocated bytes, which the benchmarks print.
                    "com.sun.management",
                    "org.jspecify.annotations..",
                    "picocli..",
                    "com.fasterxml.jackson..",
                    "org.web3j.protocol..",
                    "io.penstock.cli..",
                    "io.penstock.kernel..",
                    "io.penstock.deal..",
                    "io.penstock.waterfall..",
                    "io.penstock.projection..",
                    "io.penstock.measure..",
                    "io.penstock.contracts..",
                    "io.penstock.onchain..",
                    "io.penstock.launcher..",
                    "io.penstock.simulation..",
                    "io.penstock.platform.deal",
                    "io.penstock.tape..",
                    "io.penstock.issuance.pool",
                    "io.penstock.issuance.pool.domain..",
                    "io.penstock.issuance.pool.adapter..",
                    // What the replay folds with, and the states that it prints.
                    "io.penstock.platform.eventstore",
                    "io.penstock.platform.state",
                    // The proof that each command was done once.
                    "io.penstock.platform.idempotency",
                    "io.penstock.issuance",
                    "io.penstock.issuance.investor",
                    "io.penstock.issuance.investor.domain..",
                    "io.penstock.issuance.tranche",
                    "io.penstock.issuance.tranche.domain..",
                    "io.penstock.servicing",
                    "io.penstock.servicing.dealevent",
                    "io.penstock.servicing.dealevent.domain",
                    "io.penstock.servicing.distribution",
                    "io.penstock.servicing.distribution.domain",
                    "io.penstock.servicing.loan",
                    "io.penstock.servicing.loan.domain",
                    "io.penstock.servicing.notice",
                    "io.penstock.servicing.notice.domain",
                    "io.penstock.servicing.report",
                    "io.penstock.servicing.report.domain");

    /**
     * Of a service's code the audit uses nothing: what it proves must not rest on what it checks. The replay alone asks
     * whether the services' own functions make their state out of their log.
     */
    @ArchTest
    static final ArchRule auditUsesNoCodeOfTheServices = noClasses()
            .that()
            .resideInAPackage("io.penstock.cli.audit..")
            .and()
            .resideOutsideOfPackage("io.penstock.cli.audit.replay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.penstock.issuance..", "io.penstock.servicing..", "io.penstock.platform..");

    @ArchTest
    static final ArchRule commandsAreFreeOfCycles =
            slices().matching("io.penstock.cli.(*)..").should().beFreeOfCycles();
}
