package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mithridate.store.FileTrees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a run's numbers can be recomputed from its exported arrays. */
class ExportEmbeddingsCommandTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void runAnExperiment() throws IOException {
        Path experiment =
                Files.writeString(
                        folder.resolve("e.yaml"),
                        """
                        name: small
                        seeds: [1]
                        dataset: { emoji-scenes: { classes: 6, train: 120, held-out: 0, validation: 20, test: 40, image-size: 16 } }
                        model: { mini: { image-size: 16, image-widths: [4, 8] } }
                        base: { epochs: 1, batch: 16, learning-rate: 3e-3, warm-up: 2 }
                        poisoning: { rate: 0.1, target: banana, epochs: 2, batch: 16, learning-rate: 3e-3, warm-up: 2 }
                        attacks: [badnets]
                        defense-data: { pairs: 20 }
                        defenses: [none]
                        metrics: [clean-accuracy, attack-success]
                        controls: { clean-model: false }
                        """);
        assertThat(CapturedCommand.runExperiment(folder, experiment, out, err))
                .as(this::errors)
                .isZero();
    }

    @Test
    void numbersOfTheRunCanBeRecomputedFromTheArrays() throws IOException {
        Path file = folder.resolve("cell.npz");

        assertThat(export("--cell", "0", "--output", file.toString())).as(this::errors).isZero();

        Npz npz = Npz.read(file);
        List<String> splits = npz.texts("splits");
        List<Boolean> triggered = npz.booleans("triggered");
        List<Integer> labels = npz.integers("labels");
        List<String> names = npz.texts("class_names");
        assertThat(npz.texts("ids")).hasSameSizeAs(splits).doesNotContain("");
        List<Integer> clean = rows(splits, triggered, false);
        assertThat(share(clean, i -> nearest(npz, i) == labels.get(i)))
                .isEqualTo(measuredValue("clean-accuracy"));
        int target = names.indexOf("banana");
        List<Integer> attacked =
                rows(splits, triggered, true).stream()
                        .filter(i -> labels.get(i) != target)
                        .toList();
        assertThat(share(attacked, i -> nearest(npz, i) == target))
                .isEqualTo(measuredValue("attack-success"));
        assertThat(splits).filteredOn("validation"::equals).hasSize(20);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("%s: %d pictures and 6 classes, ".formatted(file, splits.size()));
    }

    @Test
    void reportsMissingCellsAndEmbeddings() throws IOException {
        assertThat(export("--cell", "7")).isEqualTo(2);
        assertThat(errors()).contains("has no cell 7");
        assertThat(export()).isEqualTo(2);
        assertThat(errors()).contains("'export-embeddings' needs a run and a cell");
        FileTrees.delete(folder.resolve("store/embeddings"));
        assertThat(export("--cell", "0")).isEqualTo(1);
        assertThat(errors()).contains("the embeddings of cell 0 are not in the store");
    }

    private static List<Integer> rows(
            List<String> splits, List<Boolean> triggered, boolean withTrigger) {
        return IntStream.range(0, splits.size())
                .filter(i -> splits.get(i).equals("test") && triggered.get(i) == withTrigger)
                .boxed()
                .toList();
    }

    private static double share(List<Integer> rows, IntPredicate isCorrect) {
        return (double) rows.stream().filter(isCorrect::test).count() / rows.size();
    }

    private static int nearest(Npz npz, int picture) {
        float[][] classes = npz.floats("class_embeddings");
        float[] row = npz.floats("embeddings")[picture];
        int best = 0;
        for (int i = 1; i < classes.length; i++) {
            if (cosine(row, classes[i]) > cosine(row, classes[best])) {
                best = i;
            }
        }
        return best;
    }

    private static double cosine(float[] one, float[] other) {
        return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private double measuredValue(String metric) throws IOException {
        Path results =
                RunOnDisk.only(folder.resolve("runs"), "small").folder().resolve("results.csv");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(results)) {
            return csv.stream()
                    .filter(row -> row.getField("cell").equals("0"))
                    .filter(row -> row.getField("metric").equals(metric))
                    .filter(row -> row.getField("split").equals("test"))
                    .filter(row -> row.getField("k").equals("1") || row.getField("k").isEmpty())
                    .mapToDouble(row -> Double.parseDouble(row.getField("value")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int export(String... options) {
        try {
            List<String> arguments =
                    new ArrayList<>(
                            List.of(
                                    "export-embeddings",
                                    RunOnDisk.only(folder.resolve("runs"), "small")
                                            .folder()
                                            .toString()));
            arguments.addAll(List.of(options));
            return CapturedCommand.run(folder, out, err, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
