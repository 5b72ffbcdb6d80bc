package io.mithridate.results;

import static io.mithridate.results.SampleRun.brokenDown;
import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.failed;
import static io.mithridate.results.SampleRun.measured;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.files.ResultsReader;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsWriterTest {

    private static final String HEADER =
            "run,cell,dataset,model,attack,defense,control,seed,split,trigger,metric,k,value,unit,n,"
                + "higher_is_better";

    private final Path folder;

    ResultsWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void resultsHaveOneRowForEachCellAndNumber() throws IOException {
        CellResult victim =
                measured(
                        cell(0, setting("none"), false, 7, 0, 0),
                        new Measurement(
                                "clean-accuracy",
                                OptionalInt.of(1),
                                0.7435,
                                2000,
                                "test",
                                "",
                                Map.of()),
                        new Measurement(
                                "alignment", OptionalInt.empty(), 1.0E-5, 2000, "", "", Map.of()));
        CellResult control =
                measured(
                        cell(1, setting("none"), true, 7, 0, 0),
                        new Measurement(
                                "attack-success",
                                OptionalInt.of(3),
                                1.0 / 3,
                                1960,
                                "test",
                                "image",
                                Map.of("counted", "all-images", "a", "b")));

        write(SampleRun.run("golden", List.of(victim, control)));

        assertThat(Files.readString(folder.resolve("results.csv")))
                .isEqualTo(
                        HEADER
                                + ",a,counted"
                                + "\n2026-11-25_01-07-03,0,emoji-scenes,mini,badnets,none,,7,test,,"
                                + "clean-accuracy,1,0.7435,share,2000,true,,"
                                + "\n2026-11-25_01-07-03,0,emoji-scenes,mini,badnets,none,,7,,,"
                                + "alignment,,1.0E-5,cosine,2000,true,,"
                                + "\n2026-11-25_01-07-03,1,emoji-scenes,mini,badnets,none,"
                                + "clean-model,7,test,image,"
                                + "attack-success,3,0.3333333333333333,share,1960,false,"
                                + "b,all-images\n");
    }

    @Test
    void varyingOptionsAndQualifiersHaveTheirOwnColumns() throws IOException {
        CellResult slow =
                measured(
                        cell(
                                0,
                                setting(
                                        "fine-tune",
                                        Map.of("learning-rate", "0.0001", "epochs", "4")),
                                false,
                                7,
                                0,
                                0),
                        measurement(Map.of("direction", "to-text")));
        CellResult fast =
                measured(
                        cell(
                                1,
                                setting(
                                        "fine-tune",
                                        Map.of("learning-rate", "0.001", "epochs", "4")),
                                false,
                                7,
                                0,
                                0),
                        measurement(Map.of("metric", "a, \"b\"")));
        CellResult without =
                measured(cell(2, setting("none"), false, 7, 0, 0), measurement(Map.of()));

        write(SampleRun.run("tidy", List.of(slow, fast, without)));

        String before = "2026-11-25_01-07-03,%d,emoji-scenes,mini,badnets,%s,,7,test,,";
        String number = "clean-accuracy,1,0.5,share,10,true,";
        assertThat(Files.readAllLines(folder.resolve("results.csv")))
                .containsExactly(
                        HEADER + ",defense.learning-rate,direction,metric.metric",
                        before.formatted(0, "fine-tune") + number + "0.0001,to-text,",
                        before.formatted(1, "fine-tune") + number + "0.001,,\"a, \"\"b\"\"\"",
                        before.formatted(2, "none") + number + ",,");
        assertThat(json().at("/rows/1/options/defense.learning-rate").textValue())
                .isEqualTo("0.001");
        assertThat(json().at("/rows/0/qualifiers/direction").textValue()).isEqualTo("to-text");
        assertThat(json().at("/cells/0/options/defense.epochs").textValue()).isEqualTo("4");
    }

    private static Measurement measurement(Map<String, String> qualifiers) {
        return new Measurement(
                "clean-accuracy", OptionalInt.of(1), 0.5, 10, "test", "", qualifiers);
    }

    @Test
    void costsNameTheCellUnlessSeveralShareTheStage() throws IOException {
        write(SampleRun.quickstart(1L));

        List<String> lines = Files.readAllLines(folder.resolve("costs.csv"));
        assertThat(lines)
                .hasSize(7)
                .startsWith(
                        "run,cell,title,stage,key,cached,wall_seconds,samples,pictures_embedded,"
                                + "labels,steps,images_per_second,peak_memory_mib,waiting_seconds,"
                                + "skipped_steps",
                        "2026-11-25_01-07-03,,\"base model, seed 1\",base,"
                                + SampleRun.KEY
                                + ",true,131.25,128000,128000,0,1000,975.2380952380952,1432.5,1.25,2");
        assertThat(lines.get(6))
                .isEqualTo(
                        "2026-11-25_01-07-03,1,evaluation of fine-tune,evaluation,"
                                + SampleRun.KEY
                                + ",false,2.5,6000,6000,4000,0,,,0.0,0");
    }

    @Test
    void jsonContainsTheSameRowsAndTheSummary() throws IOException {
        RunResults run = SampleRun.quickstart(1L, 2L, 3L);

        write(run);

        JsonNode json = json();
        assertThat(json.get("schema_version").intValue()).isEqualTo(3);
        assertThat(json.at("/triggers/0/attack").textValue()).isEqualTo("badnets");
        assertThat(json.at("/triggers/0/measured/psnr").doubleValue()).isEqualTo(31.25);
        assertThat(json.at("/texts/0/use").textValue()).isEqualTo("sub-captions");
        assertThat(json.at("/texts/0/positives_equal_to_prompts").intValue()).isEqualTo(9);
        assertThat(json.at("/texts/0/target_insertions").intValue()).isEqualTo(16);
        assertThat(json.get("rows"))
                .hasSize(Files.readAllLines(folder.resolve("results.csv")).size() - 1);
        assertThat(json.get("claim").textValue()).isEqualTo("n = 3: no claim");
        assertThat(json.at("/interval/method").textValue()).isEqualTo("student-t over seeds");
        JsonNode first = json.get("summary").get(0);
        assertThat(first.get("metric").textValue()).isEqualTo("clean-accuracy");
        assertThat(first.get("mean").doubleValue()).isEqualTo(0.746);
        assertThat(first.get("sd").doubleValue()).isZero();
        assertThat(first.get("n_seeds").intValue()).isEqualTo(3);
        assertThat(first.get("split").textValue()).isEqualTo("test");
        assertThat(json.at("/differences/0/baseline").textValue()).isEqualTo("clean-clip");
        // The attack success of fine-tune minus clean-clip is 0.239, 0.259, 0.279 for the three
        // seeds.
        JsonNode success = json.at("/differences/1");
        assertThat(success.get("metric").textValue()).isEqualTo("attack-success");
        assertThat(success.get("mean").doubleValue()).isCloseTo(0.259, within(1e-12));
        assertThat(success.get("bootstrap_low").doubleValue()).isCloseTo(0.239, within(1e-12));
        assertThat(success.get("bootstrap_high").doubleValue()).isCloseTo(0.279, within(1e-12));
        assertThat(success.get("claim").textValue()).isEqualTo("n = 3: no claim");
        assertThat(json.at("/bootstrap/resamples").intValue()).isEqualTo(10_000);
        assertThat(json.at("/model/clip").booleanValue()).isFalse();
    }

    @Test
    void oneSeedHasNoSpreadInJson() throws IOException {
        write(SampleRun.quickstart(1L));

        JsonNode first = json().get("summary").get(0);
        assertThat(first.get("sd").isNull()).isTrue();
        assertThat(first.get("ci_low").isNull()).isTrue();
        assertThat(first.get("ci_high").isNull()).isTrue();
        assertThat(first.get("claim").textValue()).isEqualTo("n = 1: no claim");
    }

    @Test
    void claimOfFiveSeedsStatesItsScope() throws IOException {
        write(SampleRun.quickstart(1L, 2L, 3L, 4L, 5L));

        assertThat(json().get("claim").textValue())
                .isEqualTo(
                        "training randomness, this data and these attacks and settings only:"
                                + " n = 5");
    }

    @Test
    void failedCellsHaveAReasonButNoRows() throws IOException {
        write(
                SampleRun.run(
                        "failed",
                        List.of(failed(cell(0, setting("none"), false, 1, 0, 0), "no memory"))));

        assertThat(Files.readString(folder.resolve("results.csv"))).isEqualTo(HEADER + "\n");
        JsonNode cell = json().get("cells").get(0);
        assertThat(cell.get("status").textValue()).isEqualTo("failed");
        assertThat(cell.get("message").textValue()).isEqualTo("no memory");
        assertThat(cell.get("broke_down").booleanValue()).isFalse();
    }

    @Test
    void readsTheBreakdownOfATraining() throws Exception {
        write(
                SampleRun.run(
                        "broken",
                        List.of(brokenDown(cell(0, setting("none"), false, 1, 0.70, 0.96)))));

        assertThat(json().at("/cells/0/broke_down").booleanValue()).isTrue();
        assertThat(new ResultsReader().read(folder.resolve("results.json")).failed())
                .extracting(CellResult::failure)
                .containsExactly(
                        Optional.of(
                                new Failure(
                                        "the loss became NaN at step 12",
                                        Failure.Kind.BROKE_DOWN)));
    }

    @Test
    void cellContainsItsProvenanceAndOwnCosts() throws IOException {
        write(SampleRun.quickstart(1L));

        JsonNode cell = json().get("cells").get(1);
        assertThat(cell.get("wall_seconds").doubleValue()).isEqualTo(24.0);
        assertThat(cell.get("peak_memory_mib").doubleValue()).isEqualTo(1432.5);
        assertThat(cell.at("/provenance/stages/1/stage").textValue()).isEqualTo("victim");
        assertThat(cell.at("/provenance/stages/1/key").textValue()).isEqualTo(SampleRun.KEY);
        assertThat(cell.at("/provenance/plugins/1/fidelity").textValue())
                .isEqualTo("reconstruction");
        assertThat(cell.at("/provenance/plugins/2/fidelity").textValue())
                .as("exact, but no publication says to what")
                .isEqualTo("defined here");
        assertThat(cell.at("/provenance/stages/0/commit").textValue()).isEqualTo("4f2a9c1");
        assertThat(cell.at("/provenance/stages/0/created").textValue())
                .isEqualTo("2026-11-25T01:07:03Z");
        assertThat(cell.at("/provenance/stages/0/host").textValue()).isEqualTo("node7");
        assertThat(cell.at("/provenance/stages/1/commit").textValue()).isEqualTo("5b3c8d2");
        assertThat(cell.at("/provenance/stages/1/jvm").textValue()).isEqualTo("OpenJDK 17.0.21");
        assertThat(cell.at("/provenance/stages/1/tensorflow_java").textValue()).isEqualTo("2.18.0");
        assertThat(cell.at("/provenance/stages/1/processor").toString())
                .isEqualTo(
                        "{\"vendor\":\"GenuineIntel\",\"model\":\"Xeon\","
                                + "\"instruction_set\":\"AVX512_CORE\","
                                + "\"caches\":\"L1d 32K, L2 1024K\",\"cores\":2}");
        assertThat(cell.at("/provenance/stages/2").has("commit")).isFalse();
        assertThat(cell.at("/provenance/threads").intValue()).isEqualTo(2);
    }

    @Test
    void nanIsNullInJson() throws IOException {
        write(
                SampleRun.run(
                        "nan",
                        List.of(
                                measured(
                                        cell(0, setting("none"), false, 1, 0, 0),
                                        new Measurement(
                                                "detection-auroc",
                                                OptionalInt.empty(),
                                                Double.NaN,
                                                0,
                                                "",
                                                "",
                                                Map.of())))));

        assertThat(json().at("/rows/0/value").isNull()).isTrue();
    }

    @Test
    void replacesOldFilesAndLeavesNoOthers() throws IOException {
        Files.writeString(folder.resolve("results.csv"), "old");

        write(SampleRun.quickstart(1L));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("results.csv", "costs.csv", "results.json");
        }
        assertThat(Files.readString(folder.resolve("results.csv"))).startsWith(HEADER);
    }

    @Test
    void equalResultsDifferOnlyInTheNameOfTheRun() throws IOException {
        write(SampleRun.quickstart(1L));
        String first = Files.readString(folder.resolve("results.csv"));
        write(SampleRun.quickstart(1L));

        assertThat(Files.readString(folder.resolve("results.csv"))).isEqualTo(first);
    }

    @Test
    void rejectsAMissingFolder() {
        assertThatThrownBy(
                        () ->
                                new ResultsWriter()
                                        .write(
                                                EvaluatedRun.of(SampleRun.quickstart(1L)),
                                                folder.resolve("nowhere")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
    }

    private void write(RunResults run) throws IOException {
        new ResultsWriter().write(EvaluatedRun.of(run), folder);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    }
}
