package io.penstock.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.penstock.portal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** It speaks REST to the services and compiles against none of our modules. */
    @ArchTest
    static final ArchRule knowsNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.penstock.kernel..",
                    "io.penstock.deal..",
                    "io.penstock.waterfall..",
                    "io.penstock.contracts..",
                    "io.penstock.onchain..",
                    "io.penstock.platform..",
                    "io.penstock.launcher..",
                    "io.penstock.cli..",
                    "io.penstock.issuance..",
                    "io.penstock.servicing..")
            .because("the portal reads what the services tell over REST");

    @ArchTest
    static final ArchRule goesInNoCircle =
            slices().matching("io.penstock.portal.(*)..").should().beFreeOfCycles();
}
