package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.config.Complaints;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import io.mithridate.runner.plugins.PluginCatalog.PluginProblem.Severity;
import io.mithridate.runner.wiring.PluginInstances;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the teaching plugins and the Slurm executor as jars in a folder, loaded like third-party
 * plugins.
 */
class DropInPluginsIT {

    /** The folder to which the build copies their jars, and nothing else. */
    private static final Path PLUGINS = Path.of(System.getProperty("mithridate.plugins"));

    @TempDir Path other;

    @Test
    void theTeachingPluginsAreNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("io.mithridate.examples.CornerFrame"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("io.mithridate.examples.UniformFineTune"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ATTACK, corner-frame, mithridate-examples",
        "METRIC, target-rank, mithridate-examples",
        "DATASET, caption-folder, mithridate-examples",
        "DEFENSE, uniform-fine-tune, mithridate-examples",
        "DEFENSE, confident-picture, mithridate-examples",
        "AUGMENTER, colour-swap, mithridate-examples",
        "EXECUTOR, slurm, mithridate-slurm-executor",
    })
    void findsEachPluginWithItsJar(PluginKind kind, String name, String artifact)
            throws IOException {
        PluginCatalog catalog = load(PLUGINS);

        PluginOrigin origin = catalog.find(kind, name).orElseThrow().origin();

        assertThat(origin.bundled()).isFalse();
        assertThat(origin.location().getParent()).isEqualTo(PLUGINS);
        assertThat(origin.location().getFileName().toString())
                .startsWith(artifact)
                .endsWith(".jar");
        assertThat(origin.version()).contains(ApiVersion.current().text());
        assertThat(origin.digest()).isEqualTo(CodeArchive.read(origin.location()).digest());
        assertThat(origin.loader()).isInstanceOf(PluginClassLoader.class);
        assertThat(catalog.problems()).isEmpty();
    }

    @Test
    void doesNotFindBundledPluginsTwice() {
        List<String> expected = new ArrayList<>(names(load(other)));
        assertThat(expected).contains("ATTACK badnets", "MODEL mini").doesNotHaveDuplicates();
        expected.addAll(
                List.of(
                        "ATTACK corner-frame",
                        "DATASET caption-folder",
                        "METRIC target-rank",
                        "DEFENSE uniform-fine-tune",
                        "DEFENSE confident-picture",
                        "AUGMENTER colour-swap",
                        "EXECUTOR slurm"));

        assertThat(names(load(PLUGINS))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void rejectsTwoCopiesOfAJarAndNamesBoth() throws IOException {
        Path original = jar("examples");
        Path copy = Files.copy(original, other.resolve("copy.jar"));

        assertThatThrownBy(() -> load(PLUGINS, other))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll(
                        "attack 'corner-frame'",
                        "metric 'target-rank'",
                        original.toString(),
                        copy.toString());
    }

    @Test
    void rejectsAJarThatBundlesTheApiWithAdvice() throws IOException {
        Path fat = Files.copy(jar("examples"), other.resolve("fat.jar"));
        Path api = CodeArchive.locationOf(Attack.class);
        assertThat(api).as("the premise: the api is a jar, as when it is shaded").isRegularFile();
        copyClasses(api, fat);

        PluginCatalog catalog = load(other);

        assertThat(catalog.find(PluginKind.ATTACK, "corner-frame")).isEmpty();
        assertThat(catalog.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.location()).isEqualTo(fat);
                            assertThat(problem.severity()).isEqualTo(Severity.REFUSED);
                            assertThat(problem.message())
                                    .contains("io/mithridate/api/", "<scope>provided</scope>");
                        });
    }

    @Test
    void reportsATruncatedJarAndLoadsTheOthers() throws IOException {
        byte[] whole = Files.readAllBytes(jar("examples"));
        Path broken =
                Files.write(other.resolve("broken.jar"), Arrays.copyOf(whole, whole.length / 2));

        PluginCatalog catalog = load(PLUGINS, other);

        assertThat(catalog.find(PluginKind.ATTACK, "corner-frame")).isPresent();
        assertThat(catalog.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.location()).isEqualTo(broken);
                            assertThat(problem.message()).contains("cannot be read as a jar");
                        });
    }

    @Test
    void attackUsesItsOptionsFromYaml() {
        PluginCatalog catalog = load(PLUGINS);
        LoadedPlugin plugin = catalog.find(PluginKind.ATTACK, "corner-frame").orElseThrow();
        Record options =
                options(catalog, PluginKind.ATTACK, "corner-frame: { side: 4, colour: 'ff0000' }");
        AttackFacts facts =
                new AttackFacts(
                        new Classes(List.of("dog", "cat")),
                        new Mapping.AllToOne(1),
                        16,
                        new Templates(List.of("a photo of a {}")));
        try (PluginInstances instances = instances(catalog)) {
            GuardedAttack attack = instances.create(plugin, options, GuardedAttack.class);
            List<Image> stamped =
                    attack.restore(
                                    new AttackState(
                                            Map.of("seed", "1", "size", "16"), Map.of(), Map.of()),
                                    facts)
                            .stamp(List.of(Image.black(16, 16)), List.of(new Seed(1)));

            assertThat(stamped).singleElement().isNotEqualTo(Image.black(16, 16));
        }
    }

    @Test
    void readsADropInDataSet() throws IOException {
        Files.write(other.resolve("cat.jpg"), new byte[] {7});
        Files.writeString(other.resolve("captions.csv"), "cat.jpg,a cat\n");
        PluginCatalog catalog = load(PLUGINS);
        LoadedPlugin plugin = catalog.find(PluginKind.DATASET, "caption-folder").orElseThrow();
        Record options =
                options(
                        catalog,
                        PluginKind.DATASET,
                        "caption-folder: { folder: '%s' }".formatted(other));
        try (PluginInstances instances = instances(catalog)) {
            PairData pairs = (PairData) instances.create(plugin, options, Dataset.class);

            assertThat(pairs.train().caption(0)).isEqualTo("a cat");
            assertThat(((ImageData.Encoded) pairs.train().image(0)).bytes()).containsExactly(7);
            assertThat(pairs.heldOut().size()).isZero();
        }
    }

    private static PluginCatalog load(Path... directories) {
        return new PluginLoader().load(new PluginFinder(List.of(directories)));
    }

    private static PluginInstances instances(PluginCatalog catalog) {
        return PluginInstances.forExperiment(
                catalog, new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32));
    }

    private static Record options(PluginCatalog catalog, PluginKind kind, String yaml) {
        Complaints complaints = new Complaints();
        OptionBinder binder = new OptionBinder(catalog, complaints);
        YamlNode node =
                YamlReader.parse(yaml, new Place.InFile("test.yaml", 1, 1), complaints)
                        .orElseThrow();
        NamedPlugin named = binder.notation().read(kind, node, complaints).orElseThrow();
        return binder.bind(named).orElseThrow().value();
    }

    private static List<String> names(PluginCatalog catalog) {
        return catalog.plugins().stream()
                .map(plugin -> plugin.kind() + " " + plugin.name())
                .toList();
    }

    private static Path jar(String artifact) throws IOException {
        try (Stream<Path> jars = Files.list(PLUGINS)) {
            return jars.filter(jar -> jar.getFileName().toString().contains(artifact))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Copies the classes of one jar into another, as a shaded build would. */
    private static void copyClasses(Path from, Path into) throws IOException {
        try (FileSystem source =
                        FileSystems.newFileSystem(URI.create("jar:" + from.toUri()), Map.of());
                FileSystem target =
                        FileSystems.newFileSystem(URI.create("jar:" + into.toUri()), Map.of());
                Stream<Path> tree = Files.walk(source.getPath("/io/mithridate/api"))) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path copy = target.getPath(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
