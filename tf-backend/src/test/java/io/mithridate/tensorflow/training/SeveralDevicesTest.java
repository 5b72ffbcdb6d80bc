package io.mithridate.tensorflow.training;

import static io.mithridate.api.training.Compute.BatchNorm.PER_DEVICE;
import static io.mithridate.api.training.Compute.BatchNorm.SYNCHRONISED;
import static io.mithridate.tensorflow.training.TinyModels.everything;
import static io.mithridate.tensorflow.training.TinyModels.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.graph.Computation;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.GraphOperation;

/** Data parallel training on virtual devices of the processor. */
class SeveralDevicesTest {

    /** Divided by two or three with a remainder. */
    private static final int BATCH = 11;

    private static BatchGradients gradients(Architecture model, String device) {
        return gradients(model, device, PER_DEVICE, false);
    }

    private static BatchGradients gradients(
            Architecture model, String device, Compute.BatchNorm norm, boolean frozen) {
        return BatchGradients.of(on(device, norm, 0), model, everything(), BATCH, frozen);
    }

    @Test
    void twoDevicesGiveATransformerTheGradientsOfOne() {
        BatchGradients one = gradients(TinyModels.transformer(), "cpu");
        gradients(TinyModels.transformer(), "cpu:0,1").assertGradientsOf(one, 1e-5);
        gradients(TinyModels.transformer(), "cpu:0,1,2").assertGradientsOf(one, 1e-5);
    }

    @Test
    @Tag("slow")
    void synchronisedBatchNormGivesAResNetTheGradientsOfOne() {
        BatchGradients one = gradients(TinyModels.resNet(), "cpu");
        BatchGradients two = gradients(TinyModels.resNet(), "cpu:0,1", SYNCHRONISED, false);
        two.assertGradientsOf(one, 1e-4);
        two.assertStatisticsOf(one);
    }

    @Test
    void synchronisedBatchNormGivesMiniTheGradientsOfOne() {
        BatchGradients one = gradients(TinyModels.mini(), "cpu");
        BatchGradients two = gradients(TinyModels.mini(), "cpu:0,1", SYNCHRONISED, false);
        two.assertGradientsOf(one, 1e-5);
        two.assertStatisticsOf(one);
    }

    @Test
    void perDeviceBatchNormIsAnotherFunction() {
        BatchGradients one = gradients(TinyModels.mini(), "cpu");
        BatchGradients two = gradients(TinyModels.mini(), "cpu:0,1");
        assertThat(two.difference(one)).isGreaterThan(1e-2);
    }

    @Test
    void frozenBatchNormGivesMiniTheGradientsOfOneAndMovesNothing() {
        BatchGradients one = gradients(TinyModels.mini(), "cpu", PER_DEVICE, true);
        BatchGradients two = gradients(TinyModels.mini(), "cpu:0,1", PER_DEVICE, true);
        two.assertGradientsOf(one, 1e-5);
        assertThat(two.statistics().get("visual.bn1.running_mean")).containsOnly(0f);
        assertThat(two.statistics().get("visual.bn1.running_var")).containsOnly(1f);
    }

    @Test
    void theBackwardPassOfADevicesRowsRunsOnThatDevice() {
        Map<String, Integer> filters = new HashMap<>();
        Compute compute = on("cpu:0,1", PER_DEVICE, 0);
        try (Computation computation = new Computation(compute)) {
            Architecture model = TinyModels.mini();
            TrainingGraph.of(
                    computation,
                    compute,
                    model,
                    new BatchShape(BATCH, 1, model.imageSize(), model.contextLength()),
                    everything(),
                    Set.of(),
                    NormStatistics.BATCH,
                    Optional.empty());
            computation.session();
            for (Iterator<GraphOperation> all = computation.graph().operations(); all.hasNext(); ) {
                GraphOperation operation = all.next();
                if (operation.type().equals("Conv2DBackpropFilter")) {
                    filters.merge(operation.device(), 1, Integer::sum);
                }
            }
        }
        assertThat(filters).isEqualTo(Map.of("/device:CPU:0", 2, "/device:CPU:1", 2));
    }

    @Test
    void fewerRowsThanDevicesAreRefused() {
        assertThatThrownBy(
                        () ->
                                BatchGradients.of(
                                        on("cpu:0,1,2", PER_DEVICE, 0),
                                        TinyModels.mini(),
                                        ClipObjective.textbook(),
                                        2,
                                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 rows cannot be divided among 3 devices");
    }
}
