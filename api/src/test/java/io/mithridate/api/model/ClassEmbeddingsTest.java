package io.mithridate.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassEmbeddingsTest {

    @Test
    void normalizesPromptsBeforeAveraging() {
        // Prompts (10, 0) and (0, 1) of one class: the longer one must not weigh more.
        Embeddings prompts = new Embeddings(2, 2, new float[] {10, 0, 0, 1});
        float diagonal = (float) Math.sqrt(0.5);
        assertThat(prompts.averagedPerClass(2).values())
                .containsExactly(new float[] {diagonal, diagonal}, Offset.offset(1e-6f));
    }

    @Test
    void normalizesTheAverage() {
        // The mean of unit vectors at 0 and 60 degrees is at 30 degrees and has length cos 30.
        Embeddings prompts =
                new Embeddings(2, 2, new float[] {1, 0, 0.5f, (float) (Math.sqrt(3) / 2)});
        assertThat(prompts.averagedPerClass(2).values())
                .containsExactly(
                        new float[] {(float) (Math.sqrt(3) / 2), 0.5f}, Offset.offset(1e-6f));
    }

    @Test
    void averagesConsecutivePrompts() {
        Embeddings prompts = new Embeddings(4, 2, new float[] {1, 0, 2, 0, 0, 3, 0, 4});
        Embeddings classes = prompts.averagedPerClass(2);
        assertThat(classes.count()).isEqualTo(2);
        assertThat(classes.values()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void rejectsPromptsThatCannotBeDividedAmongClasses() {
        Embeddings prompts = new Embeddings(3, 1, new float[3]);
        assertThatThrownBy(() -> prompts.averagedPerClass(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 prompts cannot be divided into 2 for each class");
        assertThatThrownBy(() -> prompts.averagedPerClass(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
