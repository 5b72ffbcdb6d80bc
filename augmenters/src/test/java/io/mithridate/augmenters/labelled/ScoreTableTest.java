package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    @Test
    void countsByKind() {
        Score score =
                new Score(
                        Half.FROZEN,
                        List.of(
                                output(Output.POSITIVE, Judgement.right()),
                                output(Output.POSITIVE, Judgement.right()),
                                output("object", Judgement.right()),
                                output("count", Judgement.uncovered())),
                        4,
                        2,
                        1);
        assertThat(ScoreTable.of(List.of(score)).lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "| frozen | positives | 2 | 2 | 1.000 | 0.342 to 1.000 | 0 |",
                        "| frozen | negatives | 2 | 1 | 0.500 | 0.095 to 0.905 | 1 |",
                        "| frozen | negatives, object | 1 | 1 | 1.000 | 0.207 to 1.000 | 0 |",
                        "| frozen | negatives, count | 1 | 0 | 0.000 | 0.000 to 0.793 | 1 |",
                        "| frozen | 4 | 50.0 % | 25.0 % |")
                .noneMatch(line -> line.contains("relation"));
    }

    private static Output output(String kind, Judgement judgement) {
        return new Output("a dog", 1, kind, "a cat", "", judgement);
    }
}
