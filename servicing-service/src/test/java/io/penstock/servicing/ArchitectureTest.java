package io.penstock.servicing;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.random.RandomGenerator;

/** The architecture of the servicing service, enforced. Each rule was proved by breaking it once. */
@AnalyzeClasses(packages = "io.penstock.servicing", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String ANNOTATIONS = "org.jspecify.annotations..";
    private static final String[] ENGINE = {"io.penstock.kernel..", "io.penstock.deal..", "io.penstock.waterfall.."};

    /** Base packages of the contexts: one level below the service, and nothing deeper. */
    private static final String CONTEXTS = "io.penstock.servicing.*";

    private static final String[] PURE = {CONTEXTS, "io.penstock.servicing..domain.."};

    /** Auditors run this code without our services. */
    @ArchTest
    static final ArchRule pureCodeUsesOnlyTheJdkAndTheEngine = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(PURE).or(resideInAnyPackage(ENGINE)).or(resideInAnyPackage(JDK, ANNOTATIONS)));

    /** They read collection files with it, too. */
    @ArchTest
    static final ArchRule fileReadersUseOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.penstock.servicing..adapter.csv..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("io.penstock.servicing..adapter.csv..", CONTEXTS, JDK, ANNOTATIONS));

    @ArchTest
    static final ArchRule dependenciesPointInwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("adapter")
            .definedBy("io.penstock.servicing..adapter..")
            .layer("view")
            .definedBy("io.penstock.servicing..view..")
            .layer("application")
            .definedBy("io.penstock.servicing..application..")
            .layer("domain")
            .definedBy("io.penstock.servicing..domain..")
            .whereLayer("adapter")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("adapter")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("adapter")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("application");

    @ArchTest
    static final ArchRule contextsAreFreeOfCycles =
            slices().matching("io.penstock.servicing.(*)..").should().beFreeOfCycles();

    /** A context offers what is in its own package; the packages below are its own affair. */
    @ArchTest
    static final ArchRule loanSeesOnlyBasePackagesOfOthers =
            seesOnlyBasePackages("loan", "distribution", "deal", "dealevent");

    @ArchTest
    static final ArchRule distributionSeesOnlyBasePackagesOfOthers =
            seesOnlyBasePackages("distribution", "loan", "deal", "dealevent");

    @ArchTest
    static final ArchRule dealEventSeesOnlyBasePackagesOfOthers =
            seesOnlyBasePackages("dealevent", "loan", "deal", "distribution");

    @ArchTest
    static final ArchRule dealSeesOnlyBasePackagesOfOthers = seesOnlyBasePackages("deal", "loan", "distribution");

    @ArchTest
    static final ArchRule reportSeesOnlyBasePackagesOfOthers =
            seesOnlyBasePackages("report", "loan", "distribution", "deal");

    @ArchTest
    static final ArchRule noticeSeesOnlyBasePackagesOfOthers =
            seesOnlyBasePackages("notice", "report", "loan", "distribution", "deal");

    /** The other service is reached through Kafka, and by nothing else. */
    @ArchTest
    static final ArchRule issuanceIsNotKnown =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.penstock.issuance..");

    /** Time enters with a command, or replay would give another answer than the day itself did. */
    @ArchTest
    static final ArchRule pureCodeReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(target(owner(resideInAPackage(JDK)))
                    .and(target(nameMatching("now|system|systemUTC|systemDefaultZone|currentTimeMillis|nanoTime"))));

    /** So does chance. */
    @ArchTest
    static final ArchRule pureCodeDrawsNoRandomNumber = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(assignableTo(RandomGenerator.class))
            .orShould()
            .accessTargetWhere(target(owner(resideInAPackage(JDK))).and(target(nameMatching("random|randomUUID"))));

    /** Binary floating point touches no money anywhere in the service; local variables are not seen here. */
    @ArchTest
    static final ArchRule noFieldIsFloatingPoint =
            noFields().should().haveRawType(nameMatching("double|float|java.lang.Double|java.lang.Float"));

    @ArchTest
    static final ArchRule noParameterIsFloatingPoint = noCodeUnits()
            .should()
            .haveRawParameterTypes(anyElementThat(nameMatching("double|float|java.lang.Double|java.lang.Float")
                    .forSubtype()));

    @ArchTest
    static final ArchRule noMethodReturnsFloatingPoint =
            noMethods().should().haveRawReturnType(nameMatching("double|float|java.lang.Double|java.lang.Float"));

    private static ArchRule seesOnlyBasePackages(String context, String... others) {
        var below = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            below[i] = "io.penstock.servicing." + others[i] + ".*..";
        }
        return noClasses()
                .that()
                .resideInAPackage("io.penstock.servicing." + context + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(below).and(not(resideInAPackage("io.penstock.servicing.text"))));
    }
}
