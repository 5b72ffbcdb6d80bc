package io.mithridate.tensorflow.training;

import static io.mithridate.tensorflow.training.TinyModels.combinedObjective;
import static io.mithridate.tensorflow.training.TinyModels.computeInChunks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.training.graph.Chunks;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.op.Ops;

/** Compares gradients of large batches in chunks with those of one forward pass. */
class ChunkedBatchTest {

    private static final int BATCH = 11;

    private static BatchGradients gradients(Architecture model, int chunk, boolean frozen) {
        return BatchGradients.of(computeInChunks(chunk), model, combinedObjective(), BATCH, frozen);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 10})
    void chunksGiveATransformerTheGradientsOfTheWholeBatch(int chunk) {
        BatchGradients whole = gradients(TinyModels.transformer(), 0, false);
        gradients(TinyModels.transformer(), chunk, false).assertGradientsCloseTo(whole, 1e-5);
    }

    @Test
    @Tag("slow")
    void chunksGiveAResNetWithFrozenBatchNormTheGradientsOfTheWholeBatch() {
        BatchGradients whole = gradients(TinyModels.resNet(), 0, true);
        BatchGradients chunked = gradients(TinyModels.resNet(), 4, true);
        chunked.assertGradientsCloseTo(whole, 1e-5);
        chunked.assertStatisticsCloseTo(whole);
    }

    @Test
    void chunksGiveMiniWithFrozenBatchNormTheGradientsOfTheWholeBatch() {
        BatchGradients whole = gradients(TinyModels.mini(), 0, true);
        gradients(TinyModels.mini(), 4, true).assertGradientsCloseTo(whole, 1e-5);
    }

    @Test
    void batchNormOverChunksGivesOtherGradients() {
        BatchGradients whole = gradients(TinyModels.mini(), 0, false);
        BatchGradients chunked = gradients(TinyModels.mini(), 4, false);
        assertThat(chunked.difference(whole)).isGreaterThan(1e-2);
    }

    @Test
    void namesVariablesThatTheLossDoesNotDependOn() {
        View.Images image = View.images();
        View.Captions caption = View.captions();
        Objective onlyImages =
                new Objective() {
                    @Override
                    public List<View> views() {
                        return List.of(image, caption);
                    }

                    @Override
                    public Loss loss(Ops tf, Batch batch) {
                        batch.of(caption);
                        return Loss.of(
                                "distance",
                                Losses.squaredDistance(tf, batch.of(image), batch.frozen(image)));
                    }
                };
        assertThatThrownBy(
                        () ->
                                BatchGradients.of(
                                        computeInChunks(4),
                                        TinyModels.mini(),
                                        onlyImages,
                                        8,
                                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the loss does not depend on")
                .hasMessageContaining("token_embedding.weight")
                .hasMessageNotContaining("visual.conv1.weight");
    }

    @Test
    void lastChunkIsFullAndOwnsTheRemainingRows() {
        Chunks chunks = Chunks.of(11, 4);
        assertThat(chunks.count()).isEqualTo(3);
        assertThat(chunks.begin(2)).isEqualTo(7);
        assertThat(chunks.firstOwn(2)).isEqualTo(8);
        assertThat(chunks.own(2)).isEqualTo(3);
        assertThat(Chunks.of(3, 4)).isEqualTo(new Chunks(3, 3));
        assertThat(Chunks.of(8, 4).count()).isEqualTo(2);
        assertThat(Chunks.of(8, 4).begin(1)).isEqualTo(4);
    }
}
