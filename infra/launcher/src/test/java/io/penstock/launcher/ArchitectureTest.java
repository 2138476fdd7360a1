package io.penstock.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The launcher runs the jars of the services and compiles against none of them. Proved by breaking it once. */
@AnalyzeClasses(packages = "io.penstock.launcher", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule standsOnTheseAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax..",
                    "org.jspecify.annotations..",
                    "org.apache.kafka..",
                    "kafka..",
                    "scala..",
                    "org.apache.commons.compress..",
                    "org.tukaani.xz..",
                    "org.postgresql..",
                    "org.web3j..",
                    "com.fasterxml.jackson..",
                    "org.slf4j..",
                    "io.penstock.contracts",
                    "io.penstock.onchain..",
                    "io.penstock.launcher..");
}
