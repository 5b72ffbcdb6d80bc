package io.mithridate.runner.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mithridate.runner.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests measurements after epochs; the tiny model learns the backdoor only in the last epoch. */
class MeasuredEpochsTest {

    private final TinyRun tiny;

    MeasuredEpochsTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder);
    }

    private RunFolder run(String store, String... overrides) throws Exception {
        List<String> all = new ArrayList<>(List.of("seeds=[1]", "poisoning.epochs=5"));
        all.addAll(List.of(overrides));
        return tiny.run(store, 1, all.toArray(String[]::new)).folder();
    }

    private static Path table(RunFolder run, int cell) throws Exception {
        return TinyRun.cell(run, cell).resolve("epochs.csv");
    }

    /** Returns stage, epoch, metric, split and value of each row. */
    private static List<Tuple> numbers(Path table) throws Exception {
        List<Tuple> numbers = new ArrayList<>();
        for (List<String> row : TinyRun.rows(table, "key", "training", "step", "trigger", "n")) {
            numbers.add(tuple(row.get(0), row.get(1), row.get(2), row.get(4), row.get(5)));
        }
        return numbers;
    }

    @Test
    void measuresEverySecondEpochAndTheLastOnValidation() throws Exception {
        RunFolder run = run("store", "evaluate-every=2");

        assertThat(numbers(table(run, 0)))
                .containsExactly(
                        tuple("victim", "2", "clean-accuracy", "validation", "1.0"),
                        tuple("victim", "2", "attack-success", "validation", "0.0"),
                        tuple("victim", "4", "clean-accuracy", "validation", "1.0"),
                        tuple("victim", "4", "attack-success", "validation", "0.0"),
                        tuple("victim", "5", "clean-accuracy", "validation", "1.0"),
                        tuple("victim", "5", "attack-success", "validation", "1.0"));
        assertThat(TinyRun.column(table(run, 0), "training"))
                .containsOnly("victim of corner, seed 1");
        assertThat(TinyRun.column(table(run, 0), "step"))
                .containsExactly("2", "2", "4", "4", "5", "5");
        // The control never saw the trigger, and a defense that does not train has no epochs.
        assertThat(TinyRun.column(table(run, 2), "value"))
                .containsExactly("1.0", "0.0", "1.0", "0.0", "1.0", "0.0");
        assertThat(table(run, 1)).doesNotExist();
    }

    /** The tiny model learns its task in the last epoch. */
    @Test
    void measuresSinglePicturesInsteadOfValidationPictures() throws Exception {
        RunFolder run = run("store", "evaluate-every=4", "attacks=[aimed]", "metrics=[struck]");

        assertThat(numbers(table(run, 0)))
                .containsExactly(
                        tuple("victim", "4", "struck", "", "0.0"),
                        tuple("victim", "5", "struck", "", "1.0"));
        assertThat(TinyRun.column(table(run, 0), "n")).containsOnly("2");
        assertThat(TinyRun.column(table(run, 2), "value")).containsOnly("0.0");
    }

    @Test
    void resultsEqualThoseOfARunThatMeasuresNoEpochs() throws Exception {
        RunFolder measured = run("store", "evaluate-every=1");
        RunFolder plain = run("store-2");

        assertThat(TinyRun.rows(measured.file("results.csv"), "run"))
                .isEqualTo(TinyRun.rows(plain.file("results.csv"), "run"));
        assertThat(table(plain, 0)).doesNotExist();
    }

    @Test
    void eventFileContainsTheMeasurements() throws Exception {
        RunFolder run = run("store", "evaluate-every=2");

        try (Stream<Path> files = Files.list(TinyRun.cell(run, 0))) {
            assertThat(files.filter(file -> file.toString().contains("tfevents")))
                    .singleElement()
                    .satisfies(
                            file ->
                                    assertThat(file)
                                            .content(ISO_8859_1)
                                            .contains("victim/attack-success@1/validation/image"));
        }
    }

    @Test
    void addedMetricMeasuresTheSameModels() throws Exception {
        run("store", "evaluate-every=1", "metrics=[clean-accuracy]");
        RunFolder run = run("store", "evaluate-every=1");

        assertThat(tiny.computedTitles()).noneMatch(title -> title.startsWith("victim"));
        assertThat(TinyRun.column(table(run, 0), "metric"))
                .contains("clean-accuracy", "attack-success");
    }

    @Test
    void pageHasARowForEachModelAndEpoch() throws Exception {
        RunFolder run = run("store", "evaluate-every=2");

        assertThat(run.file("report.html"))
                .content()
                .contains("After epochs of training", "attack success (image), %")
                .containsPattern(
                        "victim of corner, seed 1, under corner</th><td class=\"number\">4</td><td"
                                + " class=\"number\">100.0</td><td class=\"number\">0.0</td>")
                .containsPattern(
                        "victim of corner, seed 1, under corner</th><td class=\"number\">5</td><td"
                                + " class=\"number\">100.0</td><td class=\"number\">100.0</td>");
        assertThat(run("store-2").file("report.html"))
                .content()
                .doesNotContain("After epochs of training");
    }

    @Test
    void resolvedExperimentContainsTheInterval() throws Exception {
        RunFolder run = run("store", "evaluate-every=2");

        assertThat(run.file("resolved.yaml")).content().contains("evaluate-every: 2");
    }
}
