package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowBatchTest {

    @Test
    void keepsTheOrderOfPictures() {
        assertThat(RowBatch.inOrder(5, 2))
                .containsExactly(
                        new RowBatch(List.of(0, 1), 0),
                        new RowBatch(List.of(2, 3), 0),
                        new RowBatch(List.of(4), 0));
        assertThat(RowBatch.inOrder(0, 2)).isEmpty();
    }

    @Test
    void groupsTextsOfEqualLength() {
        assertThat(RowBatch.byLength(new int[] {16, 8, 16, 24, 8, 16}, 2))
                .containsExactly(
                        new RowBatch(List.of(1, 4), 8),
                        new RowBatch(List.of(0, 2), 16),
                        new RowBatch(List.of(5), 16),
                        new RowBatch(List.of(3), 24));
        assertThat(RowBatch.byLength(new int[0], 2)).isEmpty();
    }
}
