package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.cli.tools.NewCommand;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginJar;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginLoader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the output of 'new' compiles and that its plugin is found. The check of the
 * documentation runs the plugin's contract test.
 */
class NewCommandTest {

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "attack, ATTACK",
        "augmenter, AUGMENTER",
        "dataset, DATASET",
        "detector, DEFENSE",
        "metric, METRIC",
        "purifier, DEFENSE"
    })
    void projectContainsAPluginOfTheKindAndItsContractTest(String kind, PluginKind expectedKind)
            throws IOException {
        Path project = folder.resolve("project");

        assertThat(create(kind, "my-own", "--package", "org.acme", "--output", project.toString()))
                .as(this::errors)
                .isZero();

        boolean hasExperiment = !kind.equals("dataset");
        assertThat(out.toString(StandardCharsets.UTF_8).contains("try " + project))
                .isEqualTo(hasExperiment);
        assertThat(Files.exists(project.resolve("experiment.yaml"))).isEqualTo(hasExperiment);
        assertThat(tree(project))
                .filteredOn(file -> !file.equals("experiment.yaml"))
                .containsExactly(
                        "pom.xml",
                        "src/main/java/org/acme/MyOwn.java",
                        "src/main/java/org/acme/MyOwnPlugin.java",
                        "src/main/resources/META-INF/services/io.mithridate.api.plugin.Plugin",
                        "src/test/java/org/acme/MyOwnTest.java");
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Path jar =
                jar(project, "main", "MyOwn", "MyOwnPlugin")
                        .withService("io.mithridate.api.plugin.Plugin", "org.acme.MyOwnPlugin")
                        .write(plugins.resolve("own.jar"));
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of(plugins)));
        assertThat(catalog.problems()).isEmpty();
        LoadedPlugin plugin = catalog.find(expectedKind, "my-own").orElseThrow();
        ((Closeable) plugin.origin().loader()).close();
        if (hasExperiment) {
            assertThat(validate(project.resolve("experiment.yaml"), plugins))
                    .as(this::errors)
                    .isZero();
        }
        jar(project, "test", "MyOwnTest").compiledAgainst(jar).write(folder.resolve("test.jar"));
        assertThat(Files.readString(project.resolve("src/test/java/org/acme/MyOwnTest.java")))
                .contains("Contract {")
                .doesNotContain("@Test");
    }

    @Test
    void pomHasThisProgramsVersionsAndRepository() throws IOException {
        assertThat(create("metric", "my-own", "--output", folder.resolve("p").toString())).isZero();

        assertThat(Files.readString(folder.resolve("p/pom.xml")))
                .contains(
                        "<groupId>org.example</groupId>",
                        "<artifactId>my-own</artifactId>",
                        "<version>0.1.0-SNAPSHOT</version>",
                        "<Implementation-Version>${project.version}</Implementation-Version>",
                        "<url>file:///")
                .doesNotContain("#", "${junit");
    }

    @Test
    void pomRefersToTheRepositoryOfAnUnpackedArchive() throws IOException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        CliContext context =
                new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
        Path project = folder.resolve("p");

        assertThat(
                        new Main(context, List.of(new NewCommand(context, folder)))
                                .run(
                                        List.of(
                                                "new",
                                                "metric",
                                                "own",
                                                "--output",
                                                project.toString())))
                .isZero();

        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<url>" + repository.toUri() + "</url>");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        %1$s: a Maven project with the metric org.example.Own

                        build and test it:
                          mvn -q -f %1$s package
                        drop it in, where you call Mithridate:
                          mkdir -p plugins.d && ln -s "$(realpath %1$s)/target" plugins.d/own
                          mithridate try %1$s/experiment.yaml
                        """
                                .formatted(project));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrik my-own | there is no kind 'metrik'; did you mean 'metric'?",
                "metric MyOwn | 'MyOwn' is not a name in kebab-case, such as 'my-metric'",
                "attack image | the class of 'image' would be Image, but the example uses",
                "attack my-own --package 1a | --package 1a: a package is written as 'org.example'",
                "attack | 'new' needs a kind and a name"
            })
    void rejectsInvalidArguments(String arguments, String complaint) {
        assertThat(create(arguments.split(" "))).isEqualTo(2);
        assertThat(errors()).contains(complaint);
    }

    @Test
    void doesNotOverwriteExistingFiles() {
        assertThat(create("metric", "my-own", "--output", folder.toString())).isEqualTo(2);
        assertThat(errors()).contains("is there already; --output names another folder");
    }

    private static PluginJar jar(Path project, String part, String... classes) throws IOException {
        PluginJar jar = new PluginJar();
        for (String name : classes) {
            Path source = project.resolve("src/%s/java/org/acme/%s.java".formatted(part, name));
            jar.withSource("org.acme." + name, Files.readString(source));
        }
        return jar;
    }

    private static List<String> tree(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> project.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private int create(String... arguments) {
        List<String> line = new ArrayList<>(List.of("new"));
        line.addAll(List.of(arguments));
        return CapturedCommand.run(folder, out, err, line);
    }

    private int validate(Path experiment, Path plugins) {
        return CapturedCommand.run(
                folder,
                out,
                err,
                List.of("validate", experiment.toString(), "--plugins", plugins.toString()));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
