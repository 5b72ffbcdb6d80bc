package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.runner.plan.LeftOutPairs;
import io.mithridate.runner.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutInTrainingTest {

    private static final String FILE = "left-out.txt";

    /** All pictures are damaged; 48 of the 60 pairs do not belong to the defender. */
    private static final String ALL_DAMAGED =
            "Pairs were left out in training since their pictures turned out to be damaged, and"
                    + " others took their place: 48 in 'base model, seed 1', 48 in 'victim of"
                    + " corner, seed 1', 48 in 'clean model, seed 1'; left-out.txt in the run's"
                    + " folder names them.";

    private static final String ALL_POISON_DAMAGED =
            "Some of the pairs that were left out in training were poisoned, so that less poison"
                    + " was trained on than requested: 5 in 'victim of corner, seed 1'.";

    private final TinyRun tiny;

    LeftOutInTrainingTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder);
    }

    private RunFolder run(String edition) throws Exception {
        return tiny.run("store", 1, "seeds=[1]", "dataset.tiny.edition=" + edition).folder();
    }

    private static List<String> notices(RunFolder run) throws IOException {
        JsonNode results = new ObjectMapper().readTree(run.file("results.json").toFile());
        return StreamSupport.stream(results.get("notices").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void listsPairsLeftOutInTraining() throws Exception {
        RunFolder run = run("damaged-60");

        assertThat(notices(run)).endsWith(ALL_DAMAGED, ALL_POISON_DAMAGED);
        assertThat(run.file("report.html")).content().contains("turned out to be damaged");
        List<String> lines = Files.readAllLines(run.file(FILE));
        assertThat(lines).hasSize(3 * 48).doesNotHaveDuplicates();
        assertThat(lines.subList(0, 48))
                .allMatch(
                        line ->
                                line.matches(
                                        "base model, seed 1: the pair '(pair-\\d{4})' was left out"
                                            + " \\(\\1.png: it is not a square of a colour\\)"));
        assertThat(lines.subList(48, 96))
                .allMatch(line -> line.startsWith("victim of corner, seed 1: the "))
                .filteredOn(line -> line.contains(": the poisoned pair 'pair-"))
                .hasSize(5);
        assertThat(lines.subList(96, 144))
                .allMatch(line -> line.startsWith("clean model, seed 1: the pair 'pair-"));
    }

    @Test
    void listsLeftOutPairsOfStagesFoundInTheStore() throws Exception {
        List<String> lines = Files.readAllLines(run("damaged-60").file(FILE));

        RunFolder again = run("damaged-60");

        assertThat(tiny.computedTitles()).isEmpty();
        assertThat(again.file(FILE)).content().isEqualTo(String.join("\n", lines) + "\n");
        assertThat(notices(again)).endsWith(ALL_DAMAGED, ALL_POISON_DAMAGED);
    }

    @Test
    void writesNoListIfAllPairsWereUsed() throws Exception {
        RunFolder run = run("damaged-0");

        assertThat(notices(run)).noneMatch(notice -> notice.contains("damaged"));
        assertThat(run.file(FILE)).doesNotExist();
    }

    private static LeftOutFile.OfStage stage(int number, int named, Set<String> poisoned) {
        List<LeftOut> pairs =
                IntStream.rangeClosed(1, named)
                        .mapToObj(i -> new LeftOut("row-" + i, i + ".png: it is truncated"))
                        .toList();
        return new LeftOutFile.OfStage(
                "stage " + number, new LeftOutPairs(10 + number, pairs), poisoned);
    }

    @Test
    void noticeNamesThreeStages() {
        List<LeftOutFile.OfStage> stages =
                IntStream.rangeClosed(1, 5).mapToObj(i -> stage(i, 2, Set.of("row-1"))).toList();

        assertThat(new LeftOutFile(List.of(), stages.subList(0, 4)).notices())
                .hasSize(2)
                .first()
                .asString()
                .contains(
                        ": 11 in 'stage 1', 12 in 'stage 2', 13 in 'stage 3', and in 1 more"
                                + " stage;");
        assertThat(new LeftOutFile(List.of(), stages).notices())
                .last()
                .asString()
                .endsWith(
                        ": 1 in 'stage 1', 1 in 'stage 2', 1 in 'stage 3', and in 2 more stages.");
        assertThat(new LeftOutFile(List.of(), List.of(stage(1, 2, Set.of()))).notices()).hasSize(1);
        assertThat(new LeftOutFile(List.of(), List.of()).notices()).isEmpty();
    }

    @Test
    void countsPairsThatAreNotNamed() {
        assertThat(stage(3, 2, Set.of("row-2")).lines())
                .containsExactly(
                        "stage 3: the pair 'row-1' was left out (1.png: it is truncated)",
                        "stage 3: the poisoned pair 'row-2' was left out (2.png: it is truncated)",
                        "stage 3: and 11 more, not named here");
    }
}
