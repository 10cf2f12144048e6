package io.sonde.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sonde.instrumentation.target.Instrumentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions of imports, and what the hot path does without. */
final class ArchitectureTest {

    private static final String[] HOT = {
        "io.sonde.instrumentation.call..",
        "io.sonde.instrumentation.association..",
        "io.sonde.instrumentation.propagation..",
        "io.sonde.agent.pipeline..",
        "io.sonde.agent.weaving..",
        "io.sonde.agent.linking..",
        "io.sonde.agent.premain.."
    };

    private static JavaClasses shipped;
    private static Set<String> libraryPackages;

    @BeforeAll
    static void read() {
        String tests = ArchitectureTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        shipped = new ClassFileImporter()
                .withImportOption(location -> !location.contains(tests)
                        && !location.contains("/test-classes/")
                        && !location.contains("-tests.jar"))
                .importPackages("io.sonde");
        libraryPackages = shipped.stream()
                .filter(type -> type.isAssignableTo(Instrumentation.class) && !type.isInterface())
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(libraryPackages).isNotEmpty().allMatch(name -> name.startsWith("io.sonde.instrumentation."));
        assertThat(shipped.size()).isGreaterThan(150);
    }

    @Test
    void bootstrapNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.sonde.bootstrap..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.sonde.bootstrap..", "java..")
                .check(shipped);
    }

    @Test
    void instrumentationKnowsNothingOfTheAgent() {
        noClasses()
                .that()
                .resideInAPackage("io.sonde.instrumentation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sonde.agent..")
                .check(shipped);
    }

    @Test
    void librariesKnowNothingOfEachOther() {
        for (String library : libraryPackages) {
            noClasses()
                    .that()
                    .resideInAPackage(library)
                    .should()
                    .dependOnClassesThat(inAnotherLibraryPackageThan(library))
                    .check(shipped);
        }
    }

    private static DescribedPredicate<JavaClass> inAnotherLibraryPackageThan(String library) {
        return DescribedPredicate.describe(
                "are in another library's package than " + library,
                type -> !type.getPackageName().equals(library) && libraryPackages.contains(type.getPackageName()));
    }

    /** They are loaded in premain, from a loader that does not see the library. */
    @Test
    void declarationsReferToNoLibrary() {
        for (JavaClass type : shipped) {
            if (type.isAssignableTo(Instrumentation.class) && !type.isInterface()) {
                assertThat(type.getDirectDependenciesFromSelf())
                        .as(type.getName())
                        .allSatisfy(dependency -> assertThat(dependency
                                        .getTargetClass()
                                        .getBaseComponentType()
                                        .getPackageName())
                                .matches(name -> name.isEmpty()
                                        || name.startsWith("java.lang")
                                        || name.startsWith("java.util")
                                        || name.equals("io.sonde.instrumentation.target")
                                        || name.equals(type.getPackageName())));
                assertThat(type.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                                .filter(target -> target.getPackageName().equals(type.getPackageName()))
                                .filter(target -> !target.getName().startsWith(type.getName())))
                        .as("what %s uses of its own package may refer to the library", type.getName())
                        .isEmpty();
            }
        }
    }

    @Test
    void theVocabularyKnowsNoLibrary() {
        DescribedPredicate<JavaClass> library = DescribedPredicate.describe(
                "are in a library's package", type -> libraryPackages.contains(type.getPackageName()));
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.sonde.instrumentation.call..",
                        "io.sonde.instrumentation.target..",
                        "io.sonde.instrumentation.association..",
                        "io.sonde.instrumentation.propagation..",
                        "io.sonde.instrumentation.sql..")
                .should()
                .dependOnClassesThat(library)
                .check(shipped);
        classes()
                .that()
                .resideInAnyPackage(
                        "io.sonde.instrumentation.call..",
                        "io.sonde.instrumentation.target..",
                        "io.sonde.instrumentation.association..",
                        "io.sonde.instrumentation.propagation..",
                        "io.sonde.instrumentation.sql..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.sonde.instrumentation..", "io.sonde.bootstrap..", "java..")
                .check(shipped);
    }

    /** The application's class path shows premain alone; the rest is reached by reflection, behind the agent's loader. */
    @Test
    void premainReachesTheRestByReflection() {
        noClasses()
                .that()
                .resideInAPackage("io.sonde.agent.premain..")
                .should()
                .dependOnClassesThat(not(
                        resideInAnyPackage("io.sonde.agent.premain..", "java..").or(resideInAPackage(""))))
                .check(shipped);
    }

    @Test
    void theHotPathDoesWithout() {
        noClasses()
                .that()
                .resideInAnyPackage(HOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.util.regex..", "java.util.stream..", "java.nio.file..")
                .check(shipped);
        noClasses()
                .that()
                .resideInAnyPackage(HOT)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "formats, matches or splits text",
                        call -> call.getTargetOwner().isEquivalentTo(String.class)
                                && Set.of("format", "matches", "split", "replaceAll", "replaceFirst")
                                        .contains(call.getName())))
                .check(shipped);
    }

    /** What the agent exports it writes itself, so the jar carries no SDK. */
    @Test
    void nothingUsesOpenTelemetry() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(shipped);
    }

    /** Whoever touches it first chooses the log manager, and that is the application. */
    @Test
    void nothingThatIsCarriedLogsByTheJdk() {
        JavaClasses carried = new ClassFileImporter().importPackages("io.prometheus.client", "net.bytebuddy.jar.asm");
        assertThat(carried).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(carried);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(shipped);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        int packages = 0;
        for (String sources :
                new String[] {"../bootstrap/src/main/java", "../instrumentation/src/main/java", "src/main/java"}) {
            try (Stream<Path> folders = Files.walk(Path.of(sources))) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    if (!holdsClasses(folder)) {
                        continue;
                    }
                    packages++;
                    Path packageInfo = folder.resolve("package-info.java");
                    if (!Files.exists(packageInfo)
                            || !Files.readString(packageInfo).startsWith("/**")) {
                        silent.add(folder.toString());
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(packages).isGreaterThan(15);
    }

    private static boolean holdsClasses(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }
}
