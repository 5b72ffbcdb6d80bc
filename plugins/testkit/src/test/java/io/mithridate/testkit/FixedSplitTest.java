package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FixedSplitTest {

    private static Embeddings rows(int count) {
        return new Embeddings(count, 1, new float[count]);
    }

    @Test
    void picturesOfTheTargetHaveNoTarget() {
        FixedSplit split =
                new FixedSplit("test", List.of(0, 1), OptionalInt.of(1), rows(2), Map.of());
        assertThat(split.target(0)).hasValue(1);
        assertThat(split.target(1)).isEmpty();
    }

    @Test
    void supportsATargetForEachClass() {
        FixedSplit split =
                new FixedSplit(
                        "test",
                        List.of(0, 1),
                        Optional.of(new Mapping.AllToAll(2)),
                        rows(2),
                        Map.of());
        assertThat(split.target(0)).hasValue(1);
        assertThat(split.target(1)).hasValue(0);
    }

    @Test
    void picturesHaveNoTargetWithoutAnAttack() {
        FixedSplit split =
                new FixedSplit("test", List.of(0, 1), OptionalInt.empty(), rows(2), Map.of());
        assertThat(split.target(0)).isEmpty();
        assertThatThrownBy(() -> split.triggered(Trigger.IMAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image");
    }

    @Test
    void rejectsEmbeddingsThatDoNotFitTheLabels() {
        assertThatThrownBy(
                        () ->
                                new FixedSplit(
                                        "test",
                                        List.of(0, 1),
                                        OptionalInt.of(1),
                                        rows(2),
                                        Map.of("image", rows(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test' has 2 labels");
    }
}
