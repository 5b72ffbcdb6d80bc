package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.plugins.PluginCatalog.PluginProblem;
import io.mithridate.runner.plugins.PluginCatalog.PluginProblem.Severity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLoaderTest {

    private static final String SERVICE = "io.mithridate.api.plugin.Plugin";

    @TempDir Path plugins;
    private final List<PluginCatalog> loaded = new ArrayList<>();

    @AfterEach
    void closeJars() throws IOException {
        for (PluginCatalog catalog : loaded) {
            for (LoadedPlugin plugin : catalog.plugins()) {
                if (!plugin.origin().bundled()
                        && plugin.origin().loader() instanceof Closeable jar) {
                    jar.close();
                }
            }
        }
    }

    @Test
    void loadsAJarWithItsOwnLoader() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withAttribute("Implementation-Version", "1.2")
                        .write(plugins.resolve("one.jar"));

        LoadedPlugin plugin = load().find(PluginKind.METRIC, "one").orElseThrow();

        assertThat(plugin.origin().location()).isEqualTo(jar);
        assertThat(plugin.origin().version()).contains("1.2");
        assertThat(plugin.origin().digest()).isEqualTo(CodeArchive.read(jar).digest());
        assertThat(plugin.origin().bundled()).isFalse();
        assertThat(plugin.origin().loader())
                .isInstanceOf(PluginClassLoader.class)
                .isSameAs(plugin.about().type().getClassLoader());
        assertThat(dropInProblems()).isEmpty();
    }

    @Test
    void loadsAFolderOfJarsWhoseDigestCoversAllOfThem() throws IOException {
        Path folder = Files.createDirectory(plugins.resolve("with-library"));
        Path library =
                new PluginJar()
                        .withSource("lib.Lib", "package lib; public interface Lib {}")
                        .write(folder.resolve("a-library.jar"));
        Path main =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withSource(
                                "stranger.Uses",
                                "package stranger; public class Uses implements lib.Lib {}")
                        .compiledAgainst(library)
                        .write(folder.resolve("plugin.jar"));

        LoadedPlugin plugin = load().find(PluginKind.METRIC, "one").orElseThrow();

        assertThat(plugin.origin().location()).isEqualTo(main);
        assertThat(plugin.origin().digest())
                .isEqualTo(
                        CodeArchive.combinedDigest(
                                List.of(CodeArchive.read(library), CodeArchive.read(main))));
    }

    @Test
    void linkedTargetFolderHasTheDigestOfItsJar(@TempDir Path target) throws IOException {
        Files.createDirectory(target.resolve("classes"));
        Path jar =
                new PluginJar().withMetric("stranger.One", "one").write(target.resolve("one.jar"));
        Files.writeString(target.resolve("report.txt"), "0.3 s");
        Path link = Files.createSymbolicLink(plugins.resolve("one"), target);

        PluginOrigin origin = load().find(PluginKind.METRIC, "one").orElseThrow().origin();

        assertThat(origin.location()).isEqualTo(link.resolve("one.jar"));
        assertThat(origin.digest()).isEqualTo(CodeArchive.read(jar).digest());
    }

    @Test
    void loadsAFolderOfClasses() throws IOException {
        Path folder =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .writeFolder(plugins.resolve("classes"));

        LoadedPlugin plugin = load().find(PluginKind.METRIC, "one").orElseThrow();

        assertThat(plugin.origin().location()).isEqualTo(folder);
        assertThat(plugin.origin().version()).isEmpty();
    }

    @Test
    void findsBundledPluginsOnceWithSeveralDropInJars() throws IOException {
        List<String> bundled = names(load());
        new PluginJar().withMetric("stranger.One", "one").write(plugins.resolve("one.jar"));
        new PluginJar().withMetric("stranger.Two", "two").write(plugins.resolve("two.jar"));

        List<String> expected = new ArrayList<>(bundled);
        expected.addAll(List.of("METRIC one", "METRIC two"));

        assertThat(names(load())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void bundledPluginsHaveTheProgramsVersionAndTheDigestOfTheirJar() {
        for (LoadedPlugin plugin : load().plugins()) {
            assertThat(plugin.origin().bundled()).isTrue();
            assertThat(plugin.origin().version()).contains(ApiVersion.current().text());
            assertThat(plugin.origin().digest()).matches("[0-9a-f]{64}");
            assertThat(plugin.origin().location()).exists();
        }
    }

    @Test
    void rejectsTwoPluginsOfTheSameNameAndNamesBothJars() throws IOException {
        Path one =
                new PluginJar().withMetric("stranger.One", "same").write(plugins.resolve("1.jar"));
        Path two =
                new PluginJar().withMetric("stranger.Two", "same").write(plugins.resolve("2.jar"));

        assertThatThrownBy(this::load)
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll("metric 'same'", one.toString(), two.toString(), "rename");
    }

    @Test
    void rejectsAJarThatBundlesTheApiWithAdvice() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withFile("io/mithridate/api/metric/Metric.class", "")
                        .write(plugins.resolve("fat.jar"));

        assertRefused(load(), jar, "io/mithridate/api/metric/Metric.class", "provided");
    }

    @Test
    void rejectsAFolderThatContainsTensorFlow() throws IOException {
        Path folder = Files.createDirectory(plugins.resolve("folder"));
        new PluginJar().withMetric("stranger.One", "one").write(folder.resolve("one.jar"));
        Path tensorFlow =
                new PluginJar()
                        .withFile("org/tensorflow/Graph.class", "")
                        .write(folder.resolve("tensorflow.jar"));

        assertRefused(load(), tensorFlow, "org/tensorflow/Graph.class", "provided");
    }

    @Test
    void rejectsAJarBuiltAgainstAnotherApi() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withAttribute("Mithridate-Api", "0.99.0")
                        .write(plugins.resolve("new.jar"));

        assertRefused(
                load(), jar, "against api 0.99.0", "this is " + ApiVersion.current(), "again");
    }

    @Test
    void rejectsAManifestWithAnInvalidVersion() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withAttribute("Mithridate-Api", "newest")
                        .write(plugins.resolve("odd.jar"));

        assertRefused(load(), jar, "newest", "not a version");
    }

    @Test
    void warnsAboutAJarWithoutAnApiVersionAndLoadsIt() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withoutAttribute("Mithridate-Api")
                        .write(plugins.resolve("silent.jar"));

        PluginCatalog catalog = load();

        assertThat(catalog.find(PluginKind.METRIC, "one")).isPresent();
        assertThat(problemsAt(catalog, jar))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                            assertThat(problem.message())
                                    .contains("Mithridate-Api: " + ApiVersion.current());
                        });
    }

    @Test
    void reportsBrokenJarsAndLoadsTheOthers() throws IOException {
        Path noZip = Files.writeString(plugins.resolve("a-no-zip.jar"), "text");
        Path noService = new PluginJar().withFile("x.txt", "").write(plugins.resolve("b.jar"));
        Path noClass =
                new PluginJar()
                        .withService(SERVICE, "stranger.Absent")
                        .write(plugins.resolve("c.jar"));
        Path empty = Files.createDirectory(plugins.resolve("d"));
        new PluginJar().withMetric("stranger.One", "one").write(plugins.resolve("z.jar"));

        PluginCatalog catalog = load();

        assertThat(catalog.find(PluginKind.METRIC, "one")).isPresent();
        assertRefused(catalog, noZip, "cannot be read as a jar");
        assertRefused(catalog, noService, "offers no plugin", "META-INF/services");
        assertRefused(catalog, noClass, "stranger.Absent");
        assertRefused(catalog, empty, "neither jars nor classes");
    }

    @Test
    void loadsTheClassesThatAPluginLists() throws IOException {
        Path jar =
                new PluginJar()
                        .withSource("stranger.Edge", edgeSource("edge", ""))
                        .withPlugin("stranger.Edge.class")
                        .write(plugins.resolve("edge.jar"));

        LoadedPlugin plugin = load().find(PluginKind.ATTACK, "edge").orElseThrow();

        assertThat(plugin.origin().location()).isEqualTo(jar);
        assertThat(plugin.about().summary()).isEqualTo("stamps nothing");
        assertThat(plugin.about().references().get(0).link())
                .hasToString("https://arxiv.org/abs/1708.06733");
        assertThat(plugin.about().options().getName()).isEqualTo("stranger.Edge");
        assertThat(dropInProblems()).isEmpty();
    }

    @Test
    void reportsErrorsInTheClassesThatAPluginLists() throws IOException {
        Map<String, String> errorsBySource =
                Map.of(
                        edgeSource("x", "").replaceAll("@About\\(.*\\)\n", ""),
                        "stranger.Edge has no annotation @About",
                        edgeSource("EDGE", ""),
                        "calls its plugin 'EDGE'; a name is in kebab-case",
                        edgeSource("edge", "").replace(", 2017", ""),
                        "has a paper in @About that cannot be read",
                        edgeSource("edge", "")
                                .replace("implements Attack<Attack.Stateless>", "")
                                .replace("@Override", ""),
                        "is of no kind of plugin; it has to implement one of Attack");
        for (Map.Entry<String, String> error : errorsBySource.entrySet()) {
            Path jar =
                    new PluginJar()
                            .withSource("stranger.Edge", error.getKey())
                            .withPlugin("stranger.Edge.class")
                            .write(plugins.resolve("edge.jar"));

            assertRefused(load(), jar, error.getValue());
        }
    }

    private static String edgeSource(String name, String components) {
        return """
        package stranger;
        import io.mithridate.api.attack.*;
        import io.mithridate.api.plugin.*;
        @About(name = "%s", summary = "stamps nothing", fidelity = Fidelity.PAPER, papers = "Gu et al., 2017. BadNets: Identifying Vulnerabilities. arXiv:1708.06733")
        public record Edge(%s) implements Attack<Attack.Stateless> {
            @Override public Attack.Stateless prepare(AttackContext context) {
                return new Attack.Stateless();
            }
            @Override public PreparedAttack restore(Attack.Stateless state, AttackFacts facts) {
                return (images, seeds) -> images;
            }
        }
        """
                .formatted(name, components);
    }

    @Test
    void namesTheServicesFileThatDoesNotNameAPlugin() throws IOException {
        String source = "package stranger; public class Plain {}";
        Path plain =
                new PluginJar()
                        .withSource("stranger.Plain", source)
                        .withService(SERVICE, "stranger.Plain")
                        .write(path("plain.jar"));
        Path misplaced =
                new PluginJar()
                        .withSource("stranger.Plain", source)
                        .withService("io.mithridate.api.metric.Metric", "stranger.Plain")
                        .write(path("misplaced.jar"));
        Path empty =
                new PluginJar()
                        .withFile("META-INF/services/" + SERVICE, "# stranger.Plain")
                        .write(path("empty.jar"));

        PluginCatalog catalog = load();

        assertRefused(catalog, empty, SERVICE + " is empty");
        assertRefused(catalog, plain, "stranger.Plain", SERVICE);
        assertRefused(
                catalog,
                misplaced,
                "META-INF/services/io.mithridate.api.metric.Metric",
                "META-INF/services/" + SERVICE);
    }

    @Test
    void reportsABrokenLinkAndLoadsTheOthers() throws IOException {
        Files.createSymbolicLink(path("gone.jar"), path("target/gone.jar"));

        PluginCatalog catalog = load();

        assertThat(catalog.plugins()).isNotEmpty();
        assertRefused(catalog, path("gone.jar"), "cannot be read", "gone.jar");
    }

    @Test
    void namesAMissingClassAndWhereToAddIt(@TempDir Path elsewhere) throws IOException {
        Path library =
                new PluginJar()
                        .withSource("lib.Base", "package lib; public abstract class Base {}")
                        .write(elsewhere.resolve("library.jar"));
        Path jar =
                new PluginJar()
                        .compiledAgainst(library)
                        .withSource(
                                "stranger.NeedsMore",
                                "package stranger; public class NeedsMore extends lib.Base {}")
                        .withService(SERVICE, "stranger.NeedsMore")
                        .write(plugins.resolve("needs-more.jar"));

        assertRefused(load(), jar, "lib.Base is missing", "beside the plugin's");
    }

    @Test
    void reportsAPluginThatThrows() throws IOException {
        Path jar =
                new PluginJar()
                        .withSource(
                                "stranger.Throws",
                                """
                                package stranger;
                                public final class Throws implements io.mithridate.api.plugin.Plugin {
                                    public Throws() { throw new IllegalStateException("no disk"); }
                                    @Override public java.util.List<Class<?>> extensions() {
                                        throw new AssertionError();
                                    }
                                }
                                """)
                        .withService(SERVICE, "stranger.Throws")
                        .write(plugins.resolve("throws.jar"));

        assertRefused(load(), jar, "stranger.Throws", "no disk");
    }

    @Test
    void rejectsAPluginWhoseInitializerDoesNotEndAndLoadsTheOthers() throws IOException {
        Path jar =
                new PluginJar()
                        .withSource(
                                "stranger.Waits",
                                """
                                package stranger;
                                public final class Waits implements io.mithridate.api.plugin.Plugin {
                                    static { forever(); }
                                    private static void forever() {
                                        while (true) java.util.concurrent.locks.LockSupport.park();
                                    }
                                    @Override public java.util.List<Class<?>> extensions() {
                                        throw new AssertionError();
                                    }
                                }
                                """)
                        .withService(SERVICE, "stranger.Waits")
                        .write(plugins.resolve("waits.jar"));

        PluginLoader loader =
                new PluginLoader(
                        getClass().getClassLoader(), ApiVersion.current(), Duration.ofSeconds(1));
        PluginCatalog catalog = loader.load(new PluginFinder(List.of(plugins)));

        assertThat(catalog.plugins()).isNotEmpty();
        assertRefused(catalog, jar, "not loaded after 1 s", "initializer of stranger.Waits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "return null; -> lists no plugins: extensions() returned null",
                "return java.util.Collections.singletonList(null); -> lists null among its plugins",
                "return java.util.Collections.nCopies(2_000_000_000, null);"
                        + " -> lists more than 1000 plugins",
                "throw new IllegalStateException(\"no list\"); -> no list"
            })
    void reportsAPluginThatListsNothing(String body, String complaint) throws IOException {
        Path jar =
                new PluginJar()
                        .withSource(
                                "stranger.Lists",
                                """
                                package stranger;
                                public final class Lists implements io.mithridate.api.plugin.Plugin {
                                    @Override public java.util.List<Class<?>> extensions() { %s }
                                }
                                """
                                        .formatted(body))
                        .withService(SERVICE, "stranger.Lists")
                        .write(plugins.resolve("lists.jar"));

        assertThat(problemsAt(load(), jar))
                .extracting(PluginProblem::message)
                .last()
                .asString()
                .contains(complaint);
    }

    @Test
    void rejectsANameThatIsNotKebabCase() throws IOException {
        Path jar = new PluginJar().withMetric("stranger.One", "My_Metric").write(path("x.jar"));

        assertRefused(load(), jar, "'My_Metric'", "kebab-case", "my-metric");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "test"})
    void rejectsADataSetNamedTrainOrTest(String name) throws IOException {
        Path jar =
                new PluginJar()
                        .withSource(
                                "stranger.Pairs",
                                """
                                package stranger;
                                import io.mithridate.api.data.*;
                                import io.mithridate.api.plugin.*;
                                @About(name = "%s", summary = "Pairs.", fidelity = Fidelity.EXACT)
                                public record Pairs() implements PairData {
                                    @Override public PairSet train() { throw new AssertionError(); }
                                    @Override public PairSet heldOut() { throw new AssertionError(); }
                                    @Override public Templates poisonCaptions() { throw new AssertionError(); }
                                    @Override public String fingerprint() { throw new AssertionError(); }
                                }
                                """
                                        .formatted(name))
                        .withPlugin("stranger.Pairs.class")
                        .write(path("x.jar"));

        assertRefused(load(), jar, "'" + name + "'", "dataset: { train: ..., test: ... }");
    }

    private Path path(String name) {
        return plugins.resolve(name);
    }

    private PluginCatalog load() {
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of(plugins)));
        loaded.add(catalog);
        return catalog;
    }

    private List<PluginProblem> dropInProblems() {
        return loaded.get(loaded.size() - 1).problems().stream()
                .filter(problem -> problem.location().startsWith(plugins))
                .toList();
    }

    private static List<String> names(PluginCatalog catalog) {
        return catalog.plugins().stream()
                .map(plugin -> plugin.kind() + " " + plugin.name())
                .toList();
    }

    private static List<PluginProblem> problemsAt(PluginCatalog catalog, Path location) {
        return catalog.problems().stream()
                .filter(problem -> problem.location().equals(location))
                .toList();
    }

    private static void assertRefused(PluginCatalog catalog, Path location, String... words) {
        assertThat(problemsAt(catalog, location))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Severity.REFUSED);
                            assertThat(problem.message()).contains(words);
                        });
        assertThat(catalog.plugins())
                .noneMatch(plugin -> plugin.origin().location().equals(location));
    }
}
