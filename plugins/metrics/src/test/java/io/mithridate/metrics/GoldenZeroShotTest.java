package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.GoldenTensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tests every number against the reference implementation, from the prompt embeddings on. */
class GoldenZeroShotTest {

    private static final TopK ALL_K = KnownEvaluation.topK(1, 3, 5, 10);

    private final GoldenTensors golden =
            GoldenTensors.read(GoldenZeroShotTest.class, "zero-shot.safetensors");

    private Embeddings rows(String name) {
        int[] shape = golden.shape(name);
        int dimension = shape[shape.length - 1];
        float[] values = golden.floats(name);
        return new Embeddings(values.length / dimension, dimension, values);
    }

    private Embeddings classEmbeddings() {
        return rows("prompt_embeddings").averagedPerClass(golden.shape("prompt_embeddings")[1]);
    }

    private Evaluation evaluation() {
        OptionalInt target = OptionalInt.of((int) golden.longs("target")[0]);
        List<Integer> labels =
                Arrays.stream(golden.longs("labels")).mapToObj(label -> (int) label).toList();
        Embeddings classes = classEmbeddings();
        return new FixedEvaluation(
                new Classes(
                        IntStream.range(0, classes.count()).mapToObj(i -> "class " + i).toList()),
                target,
                List.of(Trigger.IMAGE),
                List.of(
                        new FixedSplit(
                                "test",
                                labels,
                                target,
                                rows("clean_image_embeddings"),
                                Map.of("image", rows("triggered_image_embeddings")))),
                new FixedSplit(
                        EvaluatedSplit.VALIDATION,
                        List.of(),
                        OptionalInt.empty(),
                        new Embeddings(0, classes.dimension(), new float[0]),
                        Map.of()),
                classes);
    }

    private void assertGolden(Metric metric, String name) {
        List<Measurement> rows = metric.measure(evaluation());
        assertThat(rows).hasSameSizeAs(ALL_K.k());
        for (int i = 0; i < rows.size(); i++) {
            int k = ALL_K.k().get(i);
            assertThat(rows.get(i).k()).hasValue(k);
            assertThat(rows.get(i).value())
                    .as("%s@%d", name, k)
                    .isEqualTo(golden.doubles(name + "@" + k)[0]);
        }
    }

    @Test
    void classEmbeddingsMatchTheReference() {
        float[] expected = golden.floats("class_embeddings");
        assertThat(classEmbeddings().values()).containsExactly(expected, Offset.offset(1e-6f));
    }

    @Test
    void cleanAccuracyMatchesTheReference() {
        assertGolden(new CleanAccuracy(ALL_K), "clean_accuracy");
    }

    @Test
    void attackSuccessMatchesTheReference() {
        assertGolden(new AttackSuccess(new TargetRateOptions(ALL_K, false)), "attack_success");
    }

    @Test
    void attackSuccessOverAllImagesMatchesTheReference() {
        assertGolden(
                new AttackSuccess(new TargetRateOptions(ALL_K, true)), "attack_success_all_images");
    }

    @Test
    void triggeredAccuracyMatchesTheReference() {
        assertGolden(new TriggeredAccuracy(ALL_K), "triggered_accuracy");
    }

    @Test
    void baselineTargetRateMatchesTheReference() {
        assertGolden(
                new BaselineTargetRate(new TargetRateOptions(ALL_K, false)),
                "baseline_target_rate");
    }
}
