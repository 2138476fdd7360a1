package io.penstock.tape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What readers of tapes stand on: they run in both services and on the auditor's class path, which has no framework. */
@AnalyzeClasses(packages = "io.penstock.tape", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rulesUseOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.penstock.tape")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.penstock.tape");

    @ArchTest
    static final ArchRule readersUseOnlyTheJdkAndTheRules = classes()
            .that()
            .resideInAPackage("io.penstock.tape..")
            .and()
            .resideOutsideOfPackage("io.penstock.tape.yaml")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.xml.stream..", "org.jspecify.annotations..", "io.penstock.tape..");

    @ArchTest
    static final ArchRule mappingsUseTheReaderOfYaml = classes()
            .that()
            .resideInAPackage("io.penstock.tape.yaml")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations..",
                    "io.penstock.tape..",
                    "io.penstock.deal",
                    "io.penstock.platform.deal");
}
