package io.penstock.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The platform knows kernel, deal documents, contracts and the technology, and neither of the services. Proved by breaking it once. */
@AnalyzeClasses(packages = "io.penstock.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule standsOnTheseAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax..",
                    "jakarta..",
                    "org.jspecify.annotations..",
                    "org.axonframework..",
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.flywaydb..",
                    "org.web3j..",
                    // web3j's own connections: NodeConnection sets an option of their sockets.
                    "okhttp3..",
                    "org.yaml..",
                    "org.slf4j..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.zaxxer..",
                    "org.postgresql..",
                    "com.nimbusds..",
                    "org.apache.catalina..",
                    "org.apache.tomcat..",
                    "org.apache.juli..",
                    "io.micrometer..",
                    // The API's description of itself.
                    "io.swagger.v3..",
                    "org.springdoc..",
                    "io.penstock.kernel",
                    "io.penstock.deal..",
                    "io.penstock.contracts..",
                    "io.penstock.onchain..",
                    "io.penstock.platform..");
}
