package io.mithridate.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the module dependencies of the design and the rules that hold for all modules. */
class ArchitectureTest {

    /** If there are fewer classes than this, a module is missing from the class path. */
    private static final int CLASSES_AT_LEAST = 650;

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.mithridate");

    private static final DescribedPredicate<JavaClass> TENSORFLOW =
            resideInAPackage("org.tensorflow..");

    private static final DescribedPredicate<JavaClass> SYMBOLIC_TENSORFLOW =
            resideInAnyPackage(
                            "org.tensorflow.op..",
                            "org.tensorflow.types..",
                            "org.tensorflow.ndarray..")
                    .or(name("org.tensorflow.Operand"));

    @Test
    void seesTheWholeHouse() {
        assertThat(OURS).hasSizeGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    }

    @ParameterizedTest
    @EnumSource(ProjectModule.class)
    void seesEveryModule(ProjectModule module) {
        assertThat(OURS.that(resideInAnyPackage(module.packages()))).isNotEmpty();
    }

    @Test
    void everyClassBelongsToAModule() {
        classes()
                .that()
                .resideInAPackage("io.mithridate..")
                .should()
                .resideInAnyPackage(ProjectModule.allPackages())
                .check(OURS);
    }

    @ParameterizedTest
    @EnumSource(ProjectModule.class)
    void aModuleDependsOnlyOnWhatTheTableAllows(ProjectModule module) {
        noClasses()
                .that()
                .resideInAnyPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.forbiddenPackages())
                .check(OURS);
    }

    @Test
    void theApiIsPureJava() {
        classes()
                .that()
                .resideInAnyPackage(ProjectModule.API.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.mithridate.api..", "java..", "jakarta.inject..", "org.jspecify..")
                .check(OURS);
    }

    @ParameterizedTest
    @EnumSource(ProjectModule.class)
    void onlyTheBackendRunsTensorFlow(ProjectModule module) {
        if (module == ProjectModule.BACKEND) {
            return;
        }
        DescribedPredicate<JavaClass> forbidden =
                module.writesLosses()
                        ? TENSORFLOW.and(DescribedPredicate.not(SYMBOLIC_TENSORFLOW))
                        : TENSORFLOW;
        noClasses()
                .that()
                .resideInAnyPackage(module.packages())
                .should()
                .dependOnClassesThat(forbidden)
                .check(OURS);
    }

    @Test
    void onlyTheRunnerKnowsTheInjectorAndTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ProjectModule.RUNNER.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "org.apache.commons.cli..")
                .check(OURS);
    }

    @Test
    void onePackageParsesYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.mithridate.config")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml..")
                .check(OURS);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> packages =
                OURS.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages)
                .allSatisfy(
                        each ->
                                assertThat(each.isAnnotatedWith(NullMarked.class))
                                        .as(each.getName())
                                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.mithridate.(*)..",
                "io.mithridate.attacks.(*)..",
                "io.mithridate.clipfiles.(*)..",
                "io.mithridate.runner.(*)..",
                "io.mithridate.tensorflow.(*).."
            })
    void packagesFormNoCycles(String slices) {
        slices().matching(slices).should().beFreeOfCycles().check(OURS);
    }

    @Test
    void packagesAndClassesAreNamedByWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..impl..",
                        "..manager..",
                        "..helper..",
                        "..helpers..",
                        "..misc..")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Impl|Manager|Helper|Helpers)")
                .check(OURS);
    }

    @Test
    void onlyTheConsoleWritesToStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.mithridate.runner.console", "io.mithridate.runner.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(OURS);
    }

    @Test
    void thereIsNoStaticMutableState() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }

    @Test
    void nobodyLogsWithTheJdk() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(OURS);
    }

    @Test
    void nobodyThrowsGenericExceptions() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(OURS);
    }

    @Test
    void constructorsAreInjectedNotFields() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(OURS);
    }
}
