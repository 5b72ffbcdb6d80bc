package io.mithridate.runner.stages;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.LocalSettings;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageDescription;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.run.PlannedExperiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the plan of a matrix over every kind of stage: the stages, their titles, their inputs, and
 * a digest of everything in their keys except code. {@code target/every-stage/plan.txt} has the
 * digested text; after an intended change, copy {@code plan-digests.txt} beside it to the
 * resources.
 */
class EveryPlanTest {

    private static final Path OUTPUT_FOLDER = Path.of("target", "every-stage");

    @Test
    void planMatchesTheRecordedDigests(@TempDir Path folder) throws Exception {
        Path yaml = Files.writeString(folder.resolve("all.yaml"), recordedText("experiment.yaml"));
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of()));
        // Scenarios differ in two settings, so titles have to distinguish them.
        ExperimentFile file =
                new ExperimentReader(catalog)
                        .read(
                                yaml,
                                List.of(
                                        "poisoning.rate=[0.1, 0.2]",
                                        "defense-data.pairs=[64, 70]",
                                        "controls.clean-model=true",
                                        "metrics=[clean-accuracy, text-attack-success,"
                                                + " targeted-success, detection-auroc]"));
        List<CellStages> cells =
                PlannedExperiment.plan(file, catalog, LocalSettings.in(folder)).cells();

        List<String> whole = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            for (Stage stage : cell.inOrder()) {
                if (names.putIfAbsent(stage.key(), "'" + stage.title() + "'") == null) {
                    String text = text(stage, names);
                    whole.add(text);
                    digests.add(digest(text) + " " + kindAndTitle(stage));
                }
            }
            String measured = cell.finalStages().stream().map(Stage::title).collect(joining("\n"));
            digests.add(digest(measured) + " cell '" + cell.cell().title() + "'");
        }
        Files.createDirectories(OUTPUT_FOLDER);
        Files.write(OUTPUT_FOLDER.resolve("plan.txt"), whole);
        Files.write(OUTPUT_FOLDER.resolve("plan-digests.txt"), digests);
        assertThat(digests)
                .containsExactlyElementsOf(recordedText("plan-digests.txt").lines().toList());
    }

    private static String digest(String text) {
        return DigestUtils.sha256Hex(text).substring(0, 8);
    }

    private static String kindAndTitle(Stage stage) {
        return "%s '%s'".formatted(stage.kind().label(), stage.title());
    }

    /** Returns the text of a stage, with titles in place of keys, because keys cover code. */
    private static String text(Stage stage, Map<String, String> names) {
        StringBuilder text = new StringBuilder(kindAndTitle(stage));
        stage.inputs().forEach(input -> text.append("\n  reads ").append(names.get(input.key())));
        StageDescription.of(stage.description())
                .values()
                .forEach(
                        (place, value) -> {
                            if (!place.equals("code")) {
                                text.append("\n  ").append(place).append(" = ").append(value);
                            }
                        });
        String named = text.toString();
        for (Stage input : stage.inputs()) {
            named = named.replace(input.key(), String.valueOf(names.get(input.key())));
        }
        return named;
    }

    private static String recordedText(String name) throws IOException {
        String resource = "/every-stage/" + name;
        try (InputStream in =
                Objects.requireNonNull(
                        EveryPlanTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
