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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on data sets shows each plugin, with YAML that is an experiment's. */
class DatasetPageTest {

    private static final Path PAGE = Path.of("../docs/datasets.md");
    private static final Path EXPERIMENT = Path.of("../experiments/quickstart.yaml");
    private static final Pattern SNIPPET =
            Pattern.compile("```yaml\\n(dataset:.*?)```", Pattern.DOTALL);
    private static final Pattern DATASET =
            Pattern.compile("^dataset:\\n(?: .*\\n)*", Pattern.MULTILINE);

    private final PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of()));

    @TempDir Path folder;

    private static List<String> snippets() throws IOException {
        List<String> snippets = new ArrayList<>();
        Matcher found = SNIPPET.matcher(Files.readString(PAGE));
        while (found.find()) {
            snippets.add(found.group(1));
        }
        return snippets;
    }

    @Test
    void everyPluginHasASnippet() throws IOException {
        List<String> snippets = snippets();

        assertThat(catalog.ofKind(PluginKind.DATASET))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        plugin ->
                                assertThat(snippets)
                                        .as("a snippet of %s", plugin.name())
                                        .anyMatch(each -> each.contains(plugin.name() + ":")));
    }

    @Test
    void everySnippetIsRead() throws IOException {
        String experiment = Files.readString(EXPERIMENT);
        for (String snippet : snippets()) {
            if (snippet.contains("my-")) {
                continue;
            }
            Path file =
                    Files.writeString(
                            folder.resolve("e.yaml"),
                            DATASET.matcher(experiment)
                                    .replaceFirst(Matcher.quoteReplacement(snippet)));
            assertThatCode(() -> new ExperimentReader(catalog).read(file, List.of()))
                    .as(snippet)
                    .doesNotThrowAnyException();
        }
    }
}
