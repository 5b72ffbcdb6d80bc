package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the YAML on the pages about data sets and plugins is valid, and that the page about
 * data sets shows each data set plugin.
 */
class DatasetPageTest {

    private static final Path PAGE = Path.of("../docs/datasets.md");
    private static final Path PLUGINS_PAGE = Path.of("../docs/plugins.md");
    private static final Path EXAMPLES = Path.of("../plugins/examples");
    private static final Path EXPERIMENT = Path.of("../experiments/quickstart.yaml");
    private static final Pattern SNIPPET =
            Pattern.compile("```yaml\\n(dataset:.*?)```", Pattern.DOTALL);
    private static final Pattern DATASET =
            Pattern.compile("^dataset:\\n(?: .*\\n)*", Pattern.MULTILINE);

    private final PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of()));

    @TempDir Path folder;

    private static List<String> snippets(Path page) throws IOException {
        List<String> snippets = new ArrayList<>();
        Matcher found = SNIPPET.matcher(Files.readString(page));
        while (found.find()) {
            snippets.add(found.group(1));
        }
        return snippets;
    }

    @Test
    void everyPluginHasASnippet() throws IOException {
        List<String> snippets = snippets(PAGE);

        assertThat(catalog.ofKind(PluginKind.DATASET))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        plugin ->
                                assertThat(snippets)
                                        .as("a snippet of %s", plugin.name())
                                        .anyMatch(each -> each.contains(plugin.name() + ":")));
    }

    @Test
    void everySnippetIsValid() throws IOException {
        for (String snippet : snippets(PAGE)) {
            if (!snippet.contains("my-")) {
                assertIsValid(snippet, catalog);
            }
        }
    }

    @Test
    void snippetOfTheTeachingPluginIsValid() throws IOException {
        List<String> snippets = snippets(PLUGINS_PAGE);

        assertThat(snippets).hasSize(1);
        assertIsValid(
                snippets.get(0),
                new PluginLoader().load(new PluginFinder(List.of(copyPlugin(EXAMPLES)))));
    }

    /** Returns a folder of plugins with a module's classes, which are not on this class path. */
    private Path copyPlugin(Path module) throws IOException {
        Path classes = module.resolve("target/classes");
        Path plugins = Files.createDirectory(folder.resolve("plugins.d"));
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.toList()) {
                Path copy = plugins.resolve("teaching").resolve(classes.relativize(file));
                Files.copy(file, copy);
            }
        }
        return plugins;
    }

    private void assertIsValid(String snippet, PluginCatalog plugins) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("e.yaml"),
                        DATASET.matcher(Files.readString(EXPERIMENT))
                                .replaceFirst(Matcher.quoteReplacement(snippet)));
        assertThatCode(() -> new ExperimentReader(plugins).read(file, List.of()))
                .as(snippet)
                .doesNotThrowAnyException();
    }
}
