package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.store.Cost;
import io.mithridate.store.Maker;
import io.mithridate.store.StoreInventory;
import io.mithridate.store.StoredArtifact;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarStagesTest {

    private static final StageWork NOTHING =
            new StageWork() {
                @Override
                public Record inputs() {
                    return new Nothing();
                }

                @Override
                public void compute(Workspace workspace) {}
            };

    private record Nothing() {}

    private static JsonNode defense(String plugin, double rate, int epochs, String victim) {
        String text =
                """
                {"stage": "defense",
                 "inputs": {"defense": {"%s": {"learning-rate": "%s", "epochs": %d}},
                            "victim": "%s", "labels": null},
                 "code": "%s"}
                """
                        .formatted(plugin, rate, epochs, victim.repeat(64), "c".repeat(64));
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static StoreInventory.DescribedArtifact stored(
            JsonNode description, int day, double seconds) {
        return new StoreInventory.DescribedArtifact(
                new StoredArtifact(
                        "defense",
                        "key",
                        1,
                        Instant.parse("2026-02-0%dT00:00:00Z".formatted(day)),
                        new Cost(seconds, 0, 0, 0, 0, 0, 0),
                        Maker.UNKNOWN),
                description);
    }

    private static Stage toDo(StageKind kind, JsonNode description) {
        return new Stage(kind, "a stage", description.toString(), "key", List.of(), NOTHING);
    }

    private static Stage toDo(JsonNode description) {
        return toDo(StageKind.DEFENSE, description);
    }

    @Test
    void namesTheChangesFromTheNearestStage() {
        SimilarStages similar =
                new SimilarStages(
                        List.of(
                                stored(defense("clean-clip", 5e-5, 9, "a"), 1, 10),
                                stored(defense("clean-clip", 1e-5, 4, "a"), 2, 20),
                                stored(defense("clean-clip", 7e-5, 8, "b"), 3, 30)));

        assertThat(similar.reason(toDo(defense("clean-clip", 2e-5, 4, "a"))))
                .isEqualTo("defense.clean-clip.learning-rate changed: 1.0E-5 -> 2.0E-5");
        assertThat(similar.reason(toDo(defense("clean-clip", 2e-5, 8, "d"))))
                .isEqualTo(
                        "defense.clean-clip.learning-rate changed: 7.0E-5 -> 2.0E-5, another"
                                + " victim");
    }

    @Test
    void prefersTheNewerOfTwoEquallyNearStages() {
        SimilarStages similar =
                new SimilarStages(
                        List.of(
                                stored(defense("clean-clip", 3e-5, 4, "a"), 3, 1),
                                stored(defense("clean-clip", 4e-5, 4, "a"), 4, 1),
                                stored(defense("clean-clip", 5e-5, 4, "a"), 2, 1)));

        assertThat(similar.reason(toDo(defense("clean-clip", 1e-5, 4, "a"))))
                .contains("4.0E-5 -> 1.0");
    }

    @Test
    void saysThatTheStoreHasNoSimilarStage() {
        SimilarStages similar =
                new SimilarStages(List.of(stored(defense("clean-clip", 1e-5, 4, "a"), 1, 1)));

        assertThat(similar.reason(toDo(defense("fine-tune", 1e-5, 4, "a"))))
                .isEqualTo("the store has none of 'fine-tune' yet");
        assertThat(similar.reason(toDo(StageKind.VICTIM, defense("x", 1, 1, "a"))))
                .isEqualTo("the store has none of this kind yet");
    }

    @Test
    void estimatesTheMedianTimeOfThePluginOrElseOfTheKind() {
        SimilarStages similar =
                new SimilarStages(
                        List.of(
                                stored(defense("clean-clip", 1e-5, 4, "a"), 1, 10),
                                stored(defense("clean-clip", 2e-5, 4, "a"), 1, 30),
                                stored(defense("clean-clip", 3e-5, 4, "a"), 1, 1000),
                                stored(defense("unlearn", 3e-5, 4, "a"), 1, 2)));

        assertThat(similar.seconds(toDo(defense("clean-clip", 9e-5, 4, "b")))).hasValue(30);
        assertThat(similar.seconds(toDo(defense("fine-tune", 9e-5, 4, "b")))).hasValue(20);
        assertThat(similar.seconds(toDo(StageKind.VICTIM, defense("x", 1, 1, "a")))).isEmpty();
    }
}
