package io.penstock.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.random.RandomGenerator;

/** What the simulation may stand on, so that a seed is all that a run depends on. */
@AnalyzeClasses(packages = "io.penstock.simulation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The services' code, and neither Spring nor Axon, SQL or Kafka around it. */
    @ArchTest
    static final ArchRule runsTheServicesWithoutTheirFrameworks = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.axonframework..", "org.apache.kafka..", "java.sql..", "javax.sql..");

    /** All chance is the seed's, all time the world's. */
    @ArchTest
    static final ArchRule hasNoChanceOfItsOwn = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule theWorldKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.penstock.simulation.world")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.penstock.simulation.world");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.penstock.simulation.(*)..").should().beFreeOfCycles();
}
