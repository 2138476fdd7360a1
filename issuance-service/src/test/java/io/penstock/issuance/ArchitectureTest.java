package io.penstock.issuance;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
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
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

/** The architecture of this service, enforced. Each rule was broken once by hand to see it fail. */
@AnalyzeClasses(packages = "io.penstock.issuance", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Context base packages and domains: what an auditor runs without our services. */
    private static final String[] PURE = {"io.penstock.issuance.(pool|investor|tranche)", "..domain.."};

    /** Pools as they are read from tapes, which the command line shares. */
    private static final String[] READERS = {"io.penstock.issuance.pool.adapter"};

    /** Readers of files of a module of their own, with rules of its own. */
    private static final String TAPES = "io.penstock.tape..";

    /** The JDK alone, and annotations that only the compiler reads. */
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.annotations.."};

    @ArchTest
    static final ArchRule pureCodeUsesOnlyTheJdkAndTheKernel = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PURE)
                    .or(resideInAnyPackage(JDK))
                    .or(resideInAnyPackage("io.penstock.tape", "io.penstock.kernel..")));

    @ArchTest
    static final ArchRule readersOfFilesUseOnlyTheJdkAndPureCode = classes()
            .that()
            .resideInAnyPackage(READERS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(READERS)
                    .or(resideInAnyPackage(PURE))
                    .or(resideInAnyPackage(JDK))
                    .or(resideInAnyPackage(TAPES, "io.penstock.kernel..")));

    /**
     * Adapters build and show the values of the domain (a loan record, a state); deciding is for the application, which
     * {@link #onlyShellsDecide} holds.
     */
    @ArchTest
    static final ArchRule dependenciesPointInwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("adapter")
            .definedBy("..adapter..")
            .layer("view")
            .definedBy("..view..")
            .layer("application")
            .definedBy("..application..")
            .layer("domain")
            .definedBy("..domain..")
            .whereLayer("adapter")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("adapter")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("adapter")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("application", "adapter");

    @ArchTest
    static final ArchRule onlyShellsDecide = noClasses()
            .that()
            .resideInAnyPackage("..adapter..", "..view..")
            .should()
            .accessTargetWhere(
                    target(owner(resideInAPackage("..domain.."))).and(target(nameMatching("decide|evolve"))));

    @ArchTest
    static final ArchRule contextsAreFreeOfCycles =
            slices().matching("io.penstock.issuance.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule poolSeesNoOtherContext = noClasses()
            .that()
            .resideInAPackage("io.penstock.issuance.pool..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.penstock.issuance.(investor|tranche).."));

    @ArchTest
    static final ArchRule investorSeesNoOtherContext = noClasses()
            .that()
            .resideInAPackage("io.penstock.issuance.investor..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.penstock.issuance.(pool|tranche).."));

    @ArchTest
    static final ArchRule trancheSeesOnlyTheBasePackagesOfOthers = noClasses()
            .that()
            .resideInAPackage("io.penstock.issuance.tranche..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.penstock.issuance.(pool|investor)..")
                    .and(not(resideInAnyPackage("io.penstock.issuance.(pool|investor)"))));

    /** Time enters with a command, or replay would give another answer than the day itself did. */
    @ArchTest
    static final ArchRule pureCodeReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(target(owner(resideInAPackage("java..")))
                    .and(target(nameMatching("now|system|systemUTC|systemDefaultZone|currentTimeMillis|nanoTime"))));

    /** So does chance: an identifier, a salt or a seed is given, never drawn. */
    @ArchTest
    static final ArchRule pureCodeDrawsNoRandomNumber = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(assignableTo(RandomGenerator.class))
            .orShould()
            .accessTargetWhere(
                    target(owner(resideInAPackage("java.."))).and(target(nameMatching("random|randomUUID"))));

    @ArchTest
    static final ArchRule noFieldIsFloatingPoint = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.penstock.issuance..")
            .should()
            .haveRawType(nameMatching("double|float|java.lang.Double|java.lang.Float"));

    @ArchTest
    static final ArchRule noParameterIsFloatingPoint = noCodeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.penstock.issuance..")
            .should()
            .haveRawParameterTypes(anyElementThat(nameMatching("double|float|java.lang.Double|java.lang.Float")
                    .forSubtype()));

    @ArchTest
    static final ArchRule noMethodReturnsFloatingPoint = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.penstock.issuance..")
            .should()
            .haveRawReturnType(nameMatching("double|float|java.lang.Double|java.lang.Float"));

    @ArchTest
    static final ArchRule everyHandlerNamesItsRoles =
            methods().that().areMetaAnnotatedWith(RequestMapping.class).should().beAnnotatedWith(PreAuthorize.class);
}
