package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.plugins.PluginProblem.Severity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLoaderTest {

    private static final String METRIC_SERVICE = "io.mithridate.api.metric.MetricFactory";

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
    void loadsAJarWithALoaderOfItsOwn() throws IOException {
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
                .isSameAs(plugin.factory().getClass().getClassLoader());
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
    void findsTheBundledPluginsOnceHoweverManyJarsThereAre() throws IOException {
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
    void refusesTwoPluginsOfOneNameAndNamesBothJars() throws IOException {
        Path one =
                new PluginJar().withMetric("stranger.One", "same").write(plugins.resolve("1.jar"));
        Path two =
                new PluginJar().withMetric("stranger.Two", "same").write(plugins.resolve("2.jar"));

        assertThatThrownBy(this::load)
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll("metric 'same'", one.toString(), two.toString(), "rename");
    }

    @Test
    void refusesAJarThatBundlesTheApiAndSaysTheCure() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withFile("io/mithridate/api/metric/Metric.class", "")
                        .write(plugins.resolve("fat.jar"));

        assertRefused(load(), jar, "io/mithridate/api/metric/Metric.class", "provided");
    }

    @Test
    void refusesAFolderThatBringsTensorFlowAlong() throws IOException {
        Path folder = Files.createDirectory(plugins.resolve("folder"));
        new PluginJar().withMetric("stranger.One", "one").write(folder.resolve("one.jar"));
        Path tensorFlow =
                new PluginJar()
                        .withFile("org/tensorflow/Graph.class", "")
                        .write(folder.resolve("tensorflow.jar"));

        assertRefused(load(), tensorFlow, "org/tensorflow/Graph.class", "provided");
    }

    @Test
    void refusesAJarBuiltAgainstAnotherApi() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withAttribute("Mithridate-Api", "0.99.0")
                        .write(plugins.resolve("new.jar"));

        assertRefused(
                load(), jar, "against api 0.99.0", "this is " + ApiVersion.current(), "again");
    }

    @Test
    void refusesAManifestWhoseVersionIsNone() throws IOException {
        Path jar =
                new PluginJar()
                        .withMetric("stranger.One", "one")
                        .withAttribute("Mithridate-Api", "newest")
                        .write(plugins.resolve("odd.jar"));

        assertRefused(load(), jar, "newest", "not a version");
    }

    @Test
    void warnsOfAJarThatDoesNotSayItsApiAndLoadsIt() throws IOException {
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
    void reportsWhatIsBrokenAndLoadsTheOthers() throws IOException {
        Path noZip = Files.writeString(plugins.resolve("a-no-zip.jar"), "text");
        Path noService = new PluginJar().withFile("x.txt", "").write(plugins.resolve("b.jar"));
        Path noClass =
                new PluginJar()
                        .withService(METRIC_SERVICE, "stranger.Absent")
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
                        .withSource("stranger.Edge", edge("edge", ""))
                        .withPlugin("stranger.Edge.class")
                        .write(plugins.resolve("edge.jar"));

        LoadedPlugin plugin = load().find(PluginKind.ATTACK, "edge").orElseThrow();

        assertThat(plugin.origin().location()).isEqualTo(jar);
        assertThat(plugin.factory().summary()).isEqualTo("stamps nothing");
        assertThat(plugin.factory().references().get(0).link())
                .hasToString("https://arxiv.org/abs/1708.06733");
        assertThat(plugin.factory().options().getName()).isEqualTo("stranger.Edge");
        assertThat(dropInProblems()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAClassThatAPluginLists() throws IOException {
        Map<String, String> wrong =
                Map.of(
                        edge("x", "").replaceAll("@About\\(.*\\)\n", ""),
                        "stranger.Edge has no annotation @About",
                        edge("EDGE", ""),
                        "calls its plugin 'EDGE'; a name is in kebab-case",
                        edge("edge", "").replace(", 2017", ""),
                        "has a paper in @About that cannot be read",
                        edge("edge", "").replace("implements Attack", "").replace("@Override", ""),
                        "is of no kind of plugin; it has to implement one of Attack");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            Path jar =
                    new PluginJar()
                            .withSource("stranger.Edge", each.getKey())
                            .withPlugin("stranger.Edge.class")
                            .write(plugins.resolve("edge.jar"));

            assertRefused(load(), jar, each.getValue());
        }
    }

    private static String edge(String name, String components) {
        return """
        package stranger;
        import io.mithridate.api.attack.*;
        import io.mithridate.api.plugin.*;
        @About(name = "%s", summary = "stamps nothing", fidelity = Fidelity.PAPER, papers = "Gu et al., 2017. BadNets: Identifying Vulnerabilities. arXiv:1708.06733")
        public record Edge(%s) implements Attack {
            @Override public AttackState prepare(AttackContext context) {
                return AttackState.empty();
            }
            @Override public PreparedAttack restore(AttackState state, AttackFacts facts) {
                return (images, seeds) -> images;
            }
        }
        """
                .formatted(name, components);
    }

    @Test
    void aServicesFileThatNamesNoFactoryIsTheOneThatIsSpokenOf() throws IOException {
        String source = "package stranger; public class Plain {}";
        Path plain =
                new PluginJar()
                        .withSource("stranger.Plain", source)
                        .withService(METRIC_SERVICE, "stranger.Plain")
                        .write(path("plain.jar"));
        Path misplaced =
                new PluginJar()
                        .withSource("stranger.Plain", source)
                        .withService("io.mithridate.api.metric.Metric", "stranger.Plain")
                        .write(path("misplaced.jar"));

        Path empty =
                new PluginJar()
                        .withFile("META-INF/services/" + METRIC_SERVICE, "# stranger.Plain")
                        .write(path("empty.jar"));

        PluginCatalog catalog = load();

        assertRefused(catalog, empty, METRIC_SERVICE + " names no class");
        assertRefused(catalog, plain, "stranger.Plain", METRIC_SERVICE);
        assertRefused(
                catalog,
                misplaced,
                "META-INF/services/io.mithridate.api.metric.Metric",
                "META-INF/services/" + METRIC_SERVICE);
    }

    @Test
    void aLinkThatLeadsNowhereTakesDownNoOtherPlugin() throws IOException {
        Files.createSymbolicLink(path("gone.jar"), path("target/gone.jar"));

        PluginCatalog catalog = load();

        assertThat(catalog.plugins()).isNotEmpty();
        assertRefused(catalog, path("gone.jar"), "cannot be read", "gone.jar");
    }

    @Test
    void namesTheClassThatAJarLacksAndWhereToPutIt(@TempDir Path elsewhere) throws IOException {
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
                        .withService(METRIC_SERVICE, "stranger.NeedsMore")
                        .write(plugins.resolve("needs-more.jar"));

        assertRefused(load(), jar, "lib.Base is missing", "beside the plugin's");
    }

    @Test
    void reportsAFactoryThatThrows() throws IOException {
        Path jar =
                new PluginJar()
                        .withSource(
                                "stranger.Throws",
                                """
                                package stranger;
                                public abstract class Throws
                                        implements io.mithridate.api.metric.MetricFactory<Throws.None> {
                                    public record None() {}
                                    public static final class Real extends Throws {
                                        public Real() { throw new IllegalStateException("no disk"); }
                                        @Override public String name() { return "x"; }
                                        @Override public String summary() { return "x"; }
                                        @Override public io.mithridate.api.plugin.Fidelity fidelity() {
                                            throw new AssertionError();
                                        }
                                        @Override public java.util.List<io.mithridate.api.metric.Quantity> quantities() {
                                            throw new AssertionError();
                                        }
                                        @Override public Class<None> options() { return None.class; }
                                        @Override public Class<io.mithridate.api.metric.Metric> implementation() {
                                            return io.mithridate.api.metric.Metric.class;
                                        }
                                    }
                                }
                                """)
                        .withService(METRIC_SERVICE, "stranger.Throws$Real")
                        .write(plugins.resolve("throws.jar"));

        assertRefused(load(), jar, "stranger.Throws$Real", "no disk");
    }

    @Test
    void refusesAMetricThatDoesNotSayWhatItMeasures() throws IOException {
        for (String quantities :
                List.of(
                        "null",
                        "java.util.List.of()",
                        "java.util.List.of(ONE, ONE)",
                        "java.util.List.of(new Quantity(\"a@1\", \"a\", \"a\", \"a\", true,"
                                + " true))")) {
            Path jar =
                    new PluginJar()
                            .withMetric("stranger.One", "one")
                            .withSource("stranger.One", stating(quantities))
                            .write(path("quantities.jar"));

            assertRefused(
                    load(),
                    jar,
                    switch (quantities) {
                        case "null", "java.util.List.of()" -> "'one' states no quantity";
                        case "java.util.List.of(ONE, ONE)" ->
                                "'one' states the quantity 'two' twice";
                        default -> "a quantity is called 'a@1'";
                    });
        }
    }

    private static String stating(String quantities) {
        return """
        package stranger;
        import io.mithridate.api.metric.*;
        import io.mithridate.api.plugin.*;
        public final class One implements MetricFactory<One.Options> {
            static final Quantity ONE =
                    new Quantity("two", "two", "two", "two", true, true);
            public record Options() {}
            public static final class Nothing implements Metric {
                @jakarta.inject.Inject public Nothing() {}
                @Override public java.util.List<Measurement> measure(Evaluation evaluation) {
                    return java.util.List.of();
                }
            }
            @Override public String name() { return "one"; }
            @Override public String summary() { return "Measures nothing."; }
            @Override public Fidelity fidelity() { return Fidelity.PAPER; }
            @Override public java.util.List<Quantity> quantities() { return %s; }
            @Override public Class<Options> options() { return Options.class; }
            @Override public Class<Nothing> implementation() { return Nothing.class; }
        }
        """
                .formatted(quantities);
    }

    @Test
    void refusesANameThatIsNotKebabCase() throws IOException {
        Path jar = new PluginJar().withMetric("stranger.One", "My_Metric").write(path("x.jar"));

        assertRefused(load(), jar, "'My_Metric'", "kebab-case", "my-metric");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "test"})
    void refusesADataSetThatIsCalledAsAHalfOfAPair(String name) throws IOException {
        Path jar =
                new PluginJar()
                        .withSource(
                                "stranger.Pairs",
                                """
                                package stranger;
                                import io.mithridate.api.data.*;
                                import io.mithridate.api.plugin.*;
                                public final class Pairs implements DatasetFactory<Pairs.Options> {
                                    public record Options() {}
                                    @Override public String name() { return "%s"; }
                                    @Override public String summary() { return "Pairs."; }
                                    @Override public Fidelity fidelity() { return Fidelity.EXACT; }
                                    @Override public Class<Options> options() { return Options.class; }
                                    @Override public Class<Dataset> implementation() { return Dataset.class; }
                                }
                                """
                                        .formatted(name))
                        .withService("io.mithridate.api.data.DatasetFactory", "stranger.Pairs")
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
