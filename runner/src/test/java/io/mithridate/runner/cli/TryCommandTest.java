package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryCommandTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeExperiment() throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                name: large
                seeds: [4, 5]
                dataset: { emoji-scenes: { classes: 6, train: 20000, test: 2000, image-size: 16 } }
                model: { mini: { image-size: 16, image-widths: [4, 8] } }
                base: { epochs: 50, batch: 128, learning-rate: 1e-3 }
                poisoning: { rate: [0.001, 0.002], target: banana, epochs: 80, batch: 128, learning-rate: 1e-3 }
                attacks: [badnets, blended]
                defense-data: { pairs: 4000 }
                defenses:
                  - none
                  - fine-tune: { epochs: 40, batch: 64, learning-rate: [1e-4, 1e-3] }
                  - clean-clip: { epochs: 40, batch: 64, learning-rate: 1e-3 }
                metrics: [clean-accuracy, attack-success]
                exclude: [{ attack: blended, defense: fine-tune }]
                baseline: fine-tune
                evaluate-every: 5
                """);
    }

    @Test
    void runsTheFirstAttackedAndDefendedCellReduced() throws IOException {
        assertThat(runTry()).as(this::errors).isZero();

        assertThat(output())
                .contains(
                        "a trial of cell",
                        "badnets x fine-tune",
                        "at most 160 samples of each split",
                        "base.epochs 50 -> 1",
                        "poisoning.rate 0.001 -> 0.01",
                        "defense-data.pairs 4000 -> 96",
                        "--only chooses another");
        RunOnDisk run = RunOnDisk.only(folder.resolve("runs"), "large-trial");
        assertThat(run.results())
                .isNotEmpty()
                .allMatch(row -> row.contains(",badnets,fine-tune,,4,"));
        assertThat(Files.readString(run.folder().resolve("report.html")))
                .contains("large-trial", "Only 160 samples of each split were used");
        assertThat(folder.resolve("runs/large")).doesNotExist();
    }

    @Test
    void onlyOptionChoosesAnotherCellAndOverridesAreNotReduced() throws IOException {
        assertThat(
                        runTry(
                                "base.epochs=2",
                                "--only",
                                "attack=blended",
                                "--only",
                                "defense=none",
                                "--only",
                                "seed=5"))
                .as(this::errors)
                .isZero();

        assertThat(output()).contains("blended x none").doesNotContain("base.epochs");
        assertThat(RunOnDisk.only(folder.resolve("runs"), "large-trial").results())
                .isNotEmpty()
                .allMatch(row -> row.contains(",blended,none,,5,"));
    }

    @Test
    void reportHasASampleOfTheDefensesAugmenter() throws IOException {
        assertThat(runTry("--only", "attack=badnets", "--only", "defense=clean-clip"))
                .as(this::errors)
                .isZero();

        RunOnDisk run = RunOnDisk.only(folder.resolve("runs"), "large-trial");
        assertThat(Files.readString(run.folder().resolve("report.html")))
                .contains("A sample of eda for clean-clip", ">positive</span>");
    }

    @Test
    void reportHasASampleOfEachAugmenterAndNamesItsUse() throws IOException {
        assertThat(
                        runTry(
                                "defenses=[none, fine-tune: { epochs: 1, batch: 64, learning-rate:"
                                        + " 1e-3 }, ta-cleaner: { epochs: 1, batch: 64,"
                                        + " learning-rate: 1e-3 }]",
                                "--only",
                                "attack=badnets",
                                "--only",
                                "defense=ta-cleaner"))
                .as(this::errors)
                .isZero();

        RunOnDisk run = RunOnDisk.only(folder.resolve("runs"), "large-trial");
        assertThat(Files.readString(run.folder().resolve("report.html")))
                .containsOnlyOnce("A sample of augmented captions for ta-cleaner")
                .containsOnlyOnce("A sample of sub-captions for ta-cleaner");
    }

    @Test
    void reportsTheSameErrorsAsValidate() {
        List<String> invalidOverrides =
                List.of("defense-data.pairs=30000", "poisoning.target=bananna");
        assertThat(runTry(invalidOverrides.toArray(String[]::new))).isEqualTo(2);
        String complaints = errors();

        List<String> arguments = new ArrayList<>(List.of("validate", experiment()));
        arguments.addAll(invalidOverrides);
        assertThat(CapturedCommand.run(folder, out, err, arguments)).isEqualTo(2);
        assertThat(complaints).isEqualTo(errors()).contains("bananna");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    private int runTry(String... further) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "try",
                                experiment(),
                                "--samples",
                                "160",
                                "--runs",
                                folder.resolve("runs").toString()));
        arguments.addAll(List.of(further));
        return CapturedCommand.run(folder, out, err, arguments);
    }

    private String experiment() {
        return folder.resolve("e.yaml").toString();
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
