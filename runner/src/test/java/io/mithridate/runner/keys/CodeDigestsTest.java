package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.keys.SampleCode.Loaded;
import io.mithridate.runner.keys.SampleCode.NoOptions;
import io.mithridate.runner.plugins.CodeArchive;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginJar;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.measurement.MeasurementWork;
import io.mithridate.runner.stages.victim.VictimWork;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDigestsTest {

    @SuppressWarnings("unchecked") // the class of each attack, whatever its state
    private static final Class<Attack<?>> ATTACK = (Class<Attack<?>>) (Class<?>) Attack.class;

    private static final String SHARED = "io/mithridate/sample/shared/";

    @TempDir Path folder;

    private record Direct(PluginRef<?> plugin) {}

    private record Perhaps(Optional<PluginRef<Attack<?>>> plugin) {}

    private record Several(List<PluginRef<?>> plugins) {}

    private record Nested(Direct inner) {}

    /** Returns two attacks: Corner uses a helper, which uses a table; Border uses nothing. */
    private static SampleCode twoAttacks() {
        return twoAttacks(UnaryOperator.identity());
    }

    /** Returns the same attacks with the sources of shared classes changed. */
    private static SampleCode twoAttacks(UnaryOperator<String> change) {
        return new SampleCode()
                .attack("Corner", "int size() { return Helper.size(); }")
                .attack("Border", "")
                .shared(
                        "Helper",
                        change.apply(
                                "public class Helper { public static int size() {"
                                        + " return Table.rows() + 1; } }"))
                .shared("Table", change.apply("class Table { static int rows() { return 7; } }"))
                .shared("Unread", change.apply("class Unread { static int rows() { return 7; } }"))
                .file(SHARED + "words.txt", "hat")
                .file("io/mithridate/sample/other/words.txt", "hat");
    }

    @Test
    void digestCoversAnAttackAndItsOptions() throws Exception {
        Set<String> lines = new HashSet<>();
        try (Loaded program = twoAttacks().load(folder.resolve("program.jar"))) {
            PluginClass corner = program.use("corner", new NoOptions()).plugin().about();
            for (String line :
                    program.digests()
                            .contents(
                                    Set.of(
                                            SampleCode.Work.class,
                                            corner.type(),
                                            corner.options()))) {
                lines.add(line.replaceFirst("^class (\\S+) \\S+$", "$1"));
            }
        }

        assertThat(lines)
                .contains(
                        "io/mithridate/sample/corner/CornerAttack",
                        "io/mithridate/sample/corner/CornerAttack$Options")
                .doesNotContain(
                        "io/mithridate/sample/border/BorderAttack",
                        "io/mithridate/sample/border/BorderAttack$Options");
    }

    private record Digests(String corner, String border) {}

    private Digests digestsOf(SampleCode code) throws Exception {
        try (Loaded program = code.load(Files.createTempFile(folder, "program", ".jar"))) {
            return new Digests(program.digest("corner"), program.digest("border"));
        }
    }

    @Test
    void digestDoesNotDependOnTheLocationOfTheCode() throws Exception {
        Digests jar = digestsOf(twoAttacks());

        assertThat(jar.corner()).matches("[0-9a-f]{64}").isNotEqualTo(jar.border());
        assertThat(digestsOf(twoAttacks())).isEqualTo(jar);
        try (Loaded classes = twoAttacks().loadFolder(folder.resolve("classes"))) {
            assertThat(classes.digest("corner")).isEqualTo(jar.corner());
            assertThat(classes.digest("border")).isEqualTo(jar.border());
        }
    }

    @Test
    void anotherAttackChangesNoDigest() throws Exception {
        assertThat(
                        digestsOf(
                                twoAttacks()
                                        .attack("Third", "int size() { return Helper.size(); }")
                                        .file("io/mithridate/sample/third/table.csv", "1,2")
                                        .file("META-INF/services/sample.Any", "sample.New")))
                .isEqualTo(digestsOf(twoAttacks()));
    }

    @Test
    void changedClassChangesTheDigestsOfTheAttacksThatReachIt() throws Exception {
        Digests before = digestsOf(twoAttacks());
        Digests helper = digestsOf(twoAttacks(source -> source.replace("+ 1", "+ 2")));
        Digests table =
                digestsOf(twoAttacks(s -> s.contains("class Table") ? s.replace("7", "8") : s));

        assertThat(helper.corner()).isNotEqualTo(before.corner());
        assertThat(helper.border()).isEqualTo(before.border());
        assertThat(table.corner()).isNotEqualTo(before.corner()).isNotEqualTo(helper.corner());
        assertThat(table.border()).isEqualTo(before.border());
        assertThat(digestsOf(twoAttacks(s -> s.contains("class Unread") ? s.replace("7", "8") : s)))
                .isEqualTo(before);
    }

    @Test
    void commentsAndVariableNamesChangeNoDigest() throws Exception {
        UnaryOperator<String> variable =
                source -> source.replace("return 7;", "int rows = 7; return rows;");
        UnaryOperator<String> other =
                source -> source.replace("return 7;", "int lines = 7; return lines;");

        assertThat(digestsOf(twoAttacks(source -> source.replace("{ return", "{ // why\nreturn"))))
                .isEqualTo(digestsOf(twoAttacks()));
        assertThat(digestsOf(twoAttacks(other))).isEqualTo(digestsOf(twoAttacks(variable)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHARED + "words.txt", SHARED + "lists/deep/words.txt"})
    void resourceChangesTheDigestsOfClassesInItsPackage(String resource) throws Exception {
        Digests before = digestsOf(twoAttacks().file(resource, "hat"));
        Digests after = digestsOf(twoAttacks().file(resource, "cap"));

        assertThat(after.corner()).isNotEqualTo(before.corner());
        assertThat(after.border()).isEqualTo(before.border());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/mithridate/sample/other/words.txt",
                "io/mithridate/words.txt",
                "words.txt",
                "META-INF/MANIFEST.MF.sig",
                "META-INF/maven/a/pom.xml",
                "META-INF/services/sample.Service"
            })
    void resourceElsewhereChangesNoDigest(String resource) throws Exception {
        assertThat(digestsOf(twoAttacks().file(resource, "cap")))
                .isEqualTo(digestsOf(twoAttacks()));
    }

    private static SampleCode attacksWithService(String bound, String unbound) {
        return new SampleCode()
                .attack("Corner", "Service service;")
                .attack("Border", "")
                .shared("Service", "public interface Service { int size(); }")
                .shared(
                        "Bound",
                        "public class Bound implements Service { public int size() { return %s; } }"
                                .formatted(bound))
                .shared(
                        "Unbound",
                        "class Unbound implements Service { public int size() { return %s; } }"
                                .formatted(unbound))
                .shared(
                        "Bindings",
                        "public class Bindings implements io.mithridate.api.plugin.Plugin"
                                + " { public java.util.List<Class<?>> extensions() {"
                                + " return java.util.List.of(); }"
                                + " public java.util.Map<Class<?>, Class<?>> services() {"
                                + " return java.util.Map.of(Service.class, Bound.class); } }")
                .file(
                        "META-INF/services/io.mithridate.api.plugin.Plugin",
                        SampleCode.PACKAGE + "shared.Bindings");
    }

    @Test
    void digestCoversImplementationsOfReachedServices() throws Exception {
        Digests before = digestsOf(attacksWithService("7", "7"));
        Digests after = digestsOf(attacksWithService("8", "7"));

        assertThat(after.corner()).isNotEqualTo(before.corner());
        assertThat(after.border()).isEqualTo(before.border());
    }

    @Test
    void implementationsOfOtherInterfacesAreNotReached() throws Exception {
        assertThat(digestsOf(attacksWithService("7", "8")))
                .isEqualTo(digestsOf(attacksWithService("7", "7")));
    }

    @Test
    void digestCoversPluginsThatOptionsReferTo() throws Exception {
        SampleCode code = twoAttacks().attack("Third", "");
        try (Loaded program = code.load(folder.resolve("program.jar"))) {
            String digestOfOne = program.digest("border");
            String digestOfBoth =
                    program.digests()
                            .digest(
                                    SampleCode.Work.class,
                                    List.of(
                                            program.use("border", new NoOptions()),
                                            program.use("corner", new NoOptions())));
            PluginRef<Attack<?>> corner = reference("corner", new NoOptions());
            for (Record options :
                    List.of(
                            new Direct(corner),
                            new Perhaps(Optional.of(corner)),
                            new Several(List.of(corner, corner)),
                            new Nested(new Direct(corner)))) {
                assertThat(program.digest("border", options))
                        .as("%s", options)
                        .isEqualTo(digestOfBoth)
                        .isNotEqualTo(digestOfOne);
            }
            assertThat(program.digest("border", new Direct(reference("third", new Direct(corner)))))
                    .isNotEqualTo(digestOfBoth)
                    .isNotEqualTo(
                            program.digest(
                                    "border", new Direct(reference("third", new NoOptions()))));
        }
    }

    private static PluginRef<Attack<?>> reference(String name, Record options) {
        return new PluginRef<>(ATTACK, name, options);
    }

    @Test
    void rejectsAReferenceToAnUnknownPlugin() throws Exception {
        try (Loaded program = twoAttacks().load(folder.resolve("program.jar"))) {
            assertThatThrownBy(
                            () ->
                                    program.digest(
                                            "border",
                                            new Direct(reference("cornr", new NoOptions()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is no plugin 'cornr'");
        }
    }

    @Test
    void orderOfPluginsDoesNotMatter() throws Exception {
        try (Loaded program = twoAttacks().load(folder.resolve("program.jar"))) {
            PluginUse corner = program.use("corner", new NoOptions());
            PluginUse border = program.use("border", new NoOptions());
            CodeDigests digests = program.digests();

            assertThat(digests.digest(SampleCode.Work.class, List.of(border, corner, border)))
                    .isEqualTo(
                            new CodeDigests(program.catalog(), program.loader(), "")
                                    .digest(SampleCode.Work.class, List.of(corner, border)));
        }
    }

    @Test
    void digestCoversTheWork() throws Exception {
        try (Loaded program = twoAttacks().load(folder.resolve("program.jar"))) {
            assertThat(program.digests().digest(VictimWork.class, List.of()))
                    .isNotEqualTo(program.digests().digest(MeasurementWork.class, List.of()));
        }
    }

    @Test
    void digestCoversOnlyTheNamesOfThirdPartyJars() throws Exception {
        String before = cornerDigest("/a/guice-7.0.0.jar", "/a/morfologik-2.5.jar");

        assertThat(
                        cornerDigest(
                                "/b/morfologik-2.5.jar",
                                "/c/guice-7.0.0.jar",
                                "/c/mithridate-api-0.2.jar",
                                "/home/classes"))
                .isEqualTo(before);
        assertThat(cornerDigest("/a/guice-7.0.0.jar", "/a/morfologik-2.6.jar"))
                .isNotEqualTo(before);
        assertThat(cornerDigest("/a/guice-7.0.0.jar")).isNotEqualTo(before);
    }

    private String cornerDigest(String... classPath) throws Exception {
        try (Loaded program =
                twoAttacks().load(Files.createTempFile(folder, "program", ".jar"), classPath)) {
            return program.digest("corner");
        }
    }

    @Test
    void digestCoversTheVersionOfTensorFlow() {
        CodeDigests digests = new CodeDigests(new PluginCatalog(List.of()));

        assertThat(digests.tensorFlow()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(digests.contents(Set.of(SampleCode.Work.class)))
                .contains("tensorflow " + digests.tensorFlow());
    }

    @Test
    void workReachesOnlyTheCodeThatItUses() {
        Set<String> classes = classes(VictimWork.class);

        assertThat(classes)
                .contains(
                        "io/mithridate/runner/stages/victim/VictimWork",
                        "io/mithridate/runner/stages/poison/PoisonedRun",
                        "io/mithridate/api/attack/PreparedAttack",
                        // Reached because it implements the service ImageDecoder.
                        "io/mithridate/tensorflow/image/decode/ClipImageDecoder")
                .doesNotContain(
                        "io/mithridate/runner/stages/measurement/MeasurementWork",
                        "io/mithridate/runner/stages/defense/DefenseWork",
                        "io/mithridate/runner/stages/StagePlanner",
                        "io/mithridate/tensorflow/models/TensorFlowServices")
                .noneMatch(name -> name.startsWith("io/mithridate/runner/wiring/"))
                .noneMatch(name -> name.startsWith("io/mithridate/attacks/"))
                .noneMatch(name -> !name.startsWith("io/mithridate/"));
    }

    /** The counts of replacements are part of a defense's artifact. */
    @Test
    void defensesReachTheReplacementCounter() {
        assertThat(classes(DefenseWork.class))
                .contains("io/mithridate/runner/augmentation/ReplacementCounter")
                .doesNotContain("io/mithridate/runner/augmentation/CaptionReader");
    }

    private static Set<String> classes(Class<?> root) {
        return new CodeDigests(new PluginCatalog(List.of()))
                .contents(Set.of(root)).stream()
                        .filter(line -> line.startsWith("class "))
                        .map(line -> line.split(" ", -1)[1])
                        .collect(Collectors.toSet());
    }

    @Test
    void everyComputingPackageExists() throws Exception {
        Path classes = CodeArchive.locationOf(CodeDigests.class);
        List<String> packages;
        try (Stream<Path> folders = Files.list(classes.resolve("io/mithridate/runner"))) {
            packages = folders.map(path -> path.getFileName().toString()).sorted().toList();
        }

        assertThat(packages.stream().filter(name -> ComputingPackages.includes(inRunner(name))))
                .containsExactly(
                        "augmentation",
                        "curves",
                        "data",
                        "experiment",
                        "guard",
                        "inputs",
                        "plan",
                        "poisoning",
                        "stages");
        assertThat(ComputingPackages.includes("io/mithridate/runner/stages/victim/Any")).isTrue();
        assertThat(ComputingPackages.includes("io/mithridate/attacks/run/Anything")).isTrue();
        assertThat(ComputingPackages.includes("io/mithridate/pictures/Any")).isTrue();
        assertThat(ComputingPackages.includes("io/mithridate/results/statistics/Any")).isFalse();
    }

    private static String inRunner(String name) {
        return "io/mithridate/runner/%s/%s".formatted(name, name.toUpperCase(Locale.ROOT));
    }

    @Test
    void rejectsALambda() {
        Runnable lambda = () -> {};

        assertThatThrownBy(
                        () ->
                                new CodeDigests(new PluginCatalog(List.of()))
                                        .digest(lambda.getClass(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no class file")
                .hasMessageContaining("write it as a class of its own");
    }

    /** Returns the digest of a third-party metric in a folder with a library beside it. */
    private String dropInDigest(String libraryName, String value, String patch) throws Exception {
        Path plugins = Files.createTempDirectory(folder, "plugins.d");
        Path unit = Files.createDirectory(plugins.resolve("stranger"));
        Path library =
                new PluginJar()
                        .withSource(
                                "library.Numbers",
                                "package library; public class Numbers { public static int one()"
                                        + " { return %s; } }".formatted(value))
                        .write(unit.resolve(libraryName));
        new PluginJar()
                .withMetric("stranger.One", "one")
                .withSource(
                        "stranger.Reader",
                        "package stranger; public class Reader { int one() {"
                                + " return library.Numbers.one(); } }")
                .withSource(
                        "stranger.Other",
                        "package stranger; public class Other { int one() {"
                                + " return library.Numbers.one(); } }")
                .withFile("pictures/patch.txt", patch)
                .compiledAgainst(library)
                .write(unit.resolve("stranger.jar"));
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of(plugins)));
        LoadedPlugin plugin = catalog.find(PluginKind.METRIC, "one").orElseThrow();
        try (Closeable jar = (Closeable) plugin.origin().loader()) {
            assertThat(jar).isNotNull();
            // This class stands in for an implementation, which would use the reader.
            Class<?> reader = plugin.origin().loader().loadClass("stranger.Reader");
            CodeDigests digests = new CodeDigests(catalog);
            assertThat(digests.contents(Set.of(reader)))
                    .anyMatch(line -> line.startsWith("class library/Numbers "))
                    .noneMatch(line -> line.startsWith("class stranger/Other "));
            assertThat(digests.contents(Set.of(plugin.about().type())))
                    .anyMatch(line -> line.startsWith("class stranger/One "))
                    .anyMatch(line -> line.startsWith("class io/mithridate/api/metric/Metric "))
                    .noneMatch(line -> line.startsWith("class org/"))
                    .noneMatch(line -> line.startsWith("class jakarta/"));
            return digests.digest(reader, List.of(new PluginUse(plugin, new NoOptions())));
        }
    }

    @Test
    void digestCoversLibrariesAndUnownedFilesOfADropInPlugin() throws Exception {
        String before = dropInDigest("numbers-1.jar", "1", "red");

        assertThat(dropInDigest("numbers-1.jar", "1", "red")).isEqualTo(before);
        assertThat(dropInDigest("numbers-1.jar", "2", "red")).isNotEqualTo(before);
        assertThat(dropInDigest("numbers-2.jar", "1", "red")).isNotEqualTo(before);
        assertThat(dropInDigest("numbers-1.jar", "1", "green")).isNotEqualTo(before);
    }
}
