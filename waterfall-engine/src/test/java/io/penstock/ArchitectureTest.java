package io.penstock;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.random.RandomGenerator;

/** This module is pure: an auditor runs it without our services, and it answers the same every time. */
@AnalyzeClasses(packages = "io.penstock", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";

    /** Read by the compiler, and not needed to run. */
    private static final String ANNOTATIONS = "org.jspecify.annotations..";

    /** What might be paid, and figures about it. Nothing here is ever paid. */
    private static final String[] FORECASTS = {"io.penstock.projection..", "io.penstock.measure.."};

    @ArchTest
    static final ArchRule theModuleUsesOnlyTheJdk =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage(JDK, ANNOTATIONS, "io.penstock..");

    @ArchTest
    static final ArchRule itTouchesNoFileNoNetworkAndNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..");

    /** Only a projection has work enough to share out, and it sums in a fixed order. */
    @ArchTest
    static final ArchRule onlyTheProjectionUsesThreads = noClasses()
            .that()
            .resideOutsideOfPackage("io.penstock.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule theKernelIsTheBottom = classes()
            .that()
            .resideInAPackage("io.penstock.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, ANNOTATIONS, "io.penstock.kernel..");

    @ArchTest
    static final ArchRule formulasKnowNothingOfTheDocument = classes()
            .that()
            .resideInAPackage("io.penstock.deal.formula..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, ANNOTATIONS, "io.penstock.kernel..", "io.penstock.deal.formula..");

    @ArchTest
    static final ArchRule theDealKnowsNothingOfTheWaterfall = noClasses()
            .that()
            .resideInAPackage("io.penstock.deal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.penstock.waterfall..");

    /** A package and the packages inside it are one part: the entry of the engine calls its program, which reads its input. */
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.penstock.(*)..").should().beFreeOfCycles();

    /** Time enters with the input, or an auditor would get another answer than the day itself did. */
    @ArchTest
    static final ArchRule nothingReadsAClock = noClasses()
            .should()
            .accessTargetWhere(target(owner(resideInAPackage(JDK)))
                    .and(target(nameMatching("now|system|systemUTC|systemDefaultZone|currentTimeMillis|nanoTime"))));

    @ArchTest
    static final ArchRule nothingDrawsARandomNumber = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(RandomGenerator.class))
            .orShould()
            .accessTargetWhere(target(owner(resideInAPackage(JDK))).and(target(nameMatching("random|randomUUID"))));

    /** Binary floating point never touches money. Local variables are not seen here. */
    @ArchTest
    static final ArchRule noFieldIsFloatingPoint = noFields()
            .that()
            .areDeclaredInClassesThat(resideOutsideOfPackages(FORECASTS))
            .should()
            .haveRawType(nameMatching("double|float|java.lang.Double|java.lang.Float"));

    @ArchTest
    static final ArchRule noParameterIsFloatingPoint = noCodeUnits()
            .that()
            .areDeclaredInClassesThat(resideOutsideOfPackages(FORECASTS))
            .should()
            .haveRawParameterTypes(anyElementThat(nameMatching("double|float").forSubtype()));

    @ArchTest
    static final ArchRule noMethodReturnsFloatingPoint = noMethods()
            .that()
            .areDeclaredInClassesThat(resideOutsideOfPackages(FORECASTS))
            .should()
            .haveRawReturnType(nameMatching("double|float"));
}
