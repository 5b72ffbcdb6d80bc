package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.Attack;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.Fakes.NoOptions;
import io.mithridate.runner.plugins.CodeArchive;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import io.mithridate.runner.store.Sha256;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeDigestsTest {

    private static final String TENSORFLOW_SERVICES =
            "io.mithridate.tensorflow.models.TensorFlowServices";
    private static final List<String> FRAMEWORK =
            List.of("api", "stages", TENSORFLOW_SERVICES, "tensorflow", "libraries");
    private static final String SHA256 = "[0-9a-f]{64}";

    private final PluginCatalog catalog = everyPluginFromItsOwnJar();
    private final CodeDigests digests = new CodeDigests(catalog);

    private record Direct(PluginRef<?> plugin) {}

    private record Perhaps(Optional<PluginRef<Attack>> plugin) {}

    private record Several(List<PluginRef<?>> plugins) {}

    private record Nested(Direct inner) {}

    /** The tiny plugins, each with the digest that {@link #digestOf} gives. */
    private static PluginCatalog everyPluginFromItsOwnJar() {
        return new PluginCatalog(
                Fakes.catalog().plugins().stream()
                        .map(plugin -> withDigest(plugin, digestOf(plugin.kind(), plugin.name())))
                        .toList());
    }

    private static String digestOf(PluginKind kind, String name) {
        return Sha256.of(kind + " " + name);
    }

    private static LoadedPlugin withDigest(LoadedPlugin plugin, String digest) {
        PluginOrigin origin = plugin.origin();
        return new LoadedPlugin(
                plugin.kind(),
                plugin.factory(),
                new PluginOrigin(
                        origin.location(),
                        origin.version(),
                        digest,
                        origin.bundled(),
                        origin.loader()));
    }

    private PluginUse use(PluginKind kind, String name) {
        return use(kind, name, new NoOptions());
    }

    private PluginUse use(PluginKind kind, String name, Record options) {
        return new PluginUse(catalog.find(kind, name).orElseThrow(), options);
    }

    private static PluginRef<Attack> attack(String name) {
        return new PluginRef<>(Attack.class, name, new NoOptions());
    }

    private static Map<String, String> entries(ObjectNode digests) {
        Map<String, String> entries = new TreeMap<>();
        digests.properties().forEach(e -> entries.put(e.getKey(), e.getValue().asText()));
        return entries;
    }

    /** The entries that are there for the plugins, not for every stage. */
    private Map<String, String> pluginEntries(PluginUse... uses) {
        Map<String, String> entries = entries(digests.of(List.of(uses)));
        assertThat(entries).containsKeys(FRAMEWORK.toArray(String[]::new));
        entries.keySet().removeAll(FRAMEWORK);
        return entries;
    }

    /** What the digests of a class path's libraries come to. */
    private String librariesOf(String... classPath) {
        String actual = System.getProperty("java.class.path");
        System.setProperty("java.class.path", String.join(File.pathSeparator, classPath));
        try {
            return new CodeDigests(catalog).of(List.of()).get("libraries").asText();
        } finally {
            System.setProperty("java.class.path", actual);
        }
    }

    @Test
    void everyStageDependsOnTheFrameworkInOneOrder() {
        List<String> names = new ArrayList<>();
        digests.of(List.of()).fieldNames().forEachRemaining(names::add);

        assertThat(names).isEqualTo(FRAMEWORK);
    }

    @Test
    void theApiAndTheBackendAreDigestedWhereTheyWereLoadedFrom() throws Exception {
        ObjectNode code = digests.of(List.of());

        assertThat(code.get("api").asText())
                .matches(SHA256)
                .isEqualTo(CodeArchive.read(CodeArchive.locationOf(Attack.class)).digest());
        assertThat(code.get(TENSORFLOW_SERVICES).asText())
                .matches(SHA256)
                .isNotEqualTo(code.get("api").asText())
                .isEqualTo(
                        CodeArchive.read(CodeArchive.locationOf(Class.forName(TENSORFLOW_SERVICES)))
                                .digest());
    }

    @Test
    void ofTheRunnerOnlyTheStagesAreDigested() throws Exception {
        Path classes = CodeArchive.locationOf(CodeDigests.class);
        StringBuilder contents = new StringBuilder();
        List<String> names;
        try (Stream<Path> files = Files.list(classes.resolve("io/mithridate/runner/stages"))) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        for (String name : names) {
            String entry = "io/mithridate/runner/stages/" + name;
            contents.append(entry).append(Sha256.of(Files.readAllBytes(classes.resolve(entry))));
        }

        assertThat(names).contains("CodeDigests.class", "VictimWork.class");
        assertThat(digests.of(List.of()).get("stages").asText())
                .isEqualTo(Sha256.of(contents.toString()));
    }

    @Test
    void theVersionOfTensorFlowIsThatOfItsJar() {
        assertThat(digests.tensorFlow()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(digests.of(List.of()).get("tensorflow").asText())
                .isEqualTo(digests.tensorFlow());
    }

    @Test
    void librariesAreTheNamesOfTheJarsThatAreNotMithridates() {
        assertThat(
                        librariesOf(
                                "/maven/opennlp-tools-2.5.jar",
                                "/home/mithridate-api-0.1.0.jar",
                                "/home/classes",
                                "/maven/guice-7.0.0.jar"))
                .isEqualTo(Sha256.of("guice-7.0.0.jar\nopennlp-tools-2.5.jar"));
    }

    @Test
    void librariesDependOnVersionsAndNotOnOrderOrPlace() {
        String before = librariesOf("/a/guice-7.0.0.jar", "/a/opennlp-tools-2.5.jar");

        assertThat(librariesOf("/b/opennlp-tools-2.5.jar", "/c/guice-7.0.0.jar")).isEqualTo(before);
        assertThat(librariesOf("/a/guice-7.0.0.jar", "/a/opennlp-tools-2.6.jar"))
                .isNotEqualTo(before);
        assertThat(librariesOf("/a/guice-7.0.0.jar")).isNotEqualTo(before);
    }

    @Test
    void everyPluginThatIsUsedHasAnEntryByKindAndName() {
        assertThat(
                        pluginEntries(
                                use(PluginKind.ATTACK, "none"),
                                use(PluginKind.DEFENSE, "none"),
                                use(PluginKind.METRIC, "findings")))
                .isEqualTo(
                        Map.of(
                                "attack none", digestOf(PluginKind.ATTACK, "none"),
                                "defense none", digestOf(PluginKind.DEFENSE, "none"),
                                "metric findings", digestOf(PluginKind.METRIC, "findings")));
    }

    @Test
    void whatOneStageUsesIsNoPartOfTheNext() {
        digests.of(List.of(use(PluginKind.ATTACK, "corner")));

        assertThat(pluginEntries(use(PluginKind.DEFENSE, "robust")))
                .containsOnlyKeys("defense robust");
    }

    @Test
    void pluginsThatOptionsReferToAreDependedOnAsWell() {
        Map<String, String> referred =
                Map.of(
                        "defense forget", digestOf(PluginKind.DEFENSE, "forget"),
                        "attack corner", digestOf(PluginKind.ATTACK, "corner"));
        PluginRef<Attack> corner = attack("corner");

        for (Record options :
                List.of(
                        new Direct(corner),
                        new Perhaps(Optional.of(corner)),
                        new Several(List.of(corner)),
                        new Nested(new Direct(corner)))) {
            assertThat(pluginEntries(use(PluginKind.DEFENSE, "forget", options)))
                    .as("%s", options)
                    .isEqualTo(referred);
        }
    }

    @Test
    void pluginsThatAReferencesOptionsReferToAreDependedOnAsWell() {
        PluginRef<Defense> oracle =
                new PluginRef<>(Defense.class, "oracle", new Direct(attack("corner")));

        assertThat(pluginEntries(use(PluginKind.DEFENSE, "forget", new Direct(oracle))))
                .isEqualTo(
                        Map.of(
                                "defense forget", digestOf(PluginKind.DEFENSE, "forget"),
                                "defense oracle", digestOf(PluginKind.DEFENSE, "oracle"),
                                "attack corner", digestOf(PluginKind.ATTACK, "corner")));
    }

    @Test
    void aReferenceToAPluginThatIsNotInTheCatalogIsRefused() {
        PluginUse forget = use(PluginKind.DEFENSE, "forget", new Direct(attack("cornr")));

        assertThatThrownBy(() -> digests.of(List.of(forget)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no plugin 'cornr'")
                .hasMessageContaining(Attack.class.getName());
    }

    @Test
    void anotherDigestOfAPluginChangesItsOwnEntryAlone() {
        PluginUse corner = use(PluginKind.ATTACK, "corner");
        PluginUse forget = use(PluginKind.DEFENSE, "forget");
        String rebuilt = Sha256.of("rebuilt");
        PluginUse rebuiltCorner =
                new PluginUse(withDigest(corner.plugin(), rebuilt), corner.options());

        Map<String, String> expected = entries(digests.of(List.of(corner, forget)));
        expected.put("attack corner", rebuilt);

        assertThat(entries(digests.of(List.of(rebuiltCorner, forget)))).isEqualTo(expected);
    }

    @Test
    void theOrderOfPluginsDoesNotMatter() {
        PluginUse corner = use(PluginKind.ATTACK, "corner");
        PluginUse tiny = use(PluginKind.DATASET, "tiny");
        PluginUse forget = use(PluginKind.DEFENSE, "forget", new Direct(attack("none")));
        // The text, since that is what keys digest: equality of JSON ignores order.
        String text = digests.of(List.of(corner, tiny, forget)).toString();

        assertThat(digests.of(List.of(forget, tiny, corner))).hasToString(text);
        assertThat(digests.of(List.of(tiny, corner, forget, tiny))).hasToString(text);
    }
}
