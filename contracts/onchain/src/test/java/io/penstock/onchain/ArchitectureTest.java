package io.penstock.onchain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The client of the contracts knows the chain and nothing of our services. Proved by breaking it once. */
@AnalyzeClasses(packages = "io.penstock.onchain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule standsOnTheseAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations..",
                    "org.web3j..",
                    "com.fasterxml.jackson..",
                    "org.slf4j..",
                    "okhttp3..",
                    "io.penstock.onchain..");
}
