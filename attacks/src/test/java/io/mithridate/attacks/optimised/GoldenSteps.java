package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.testkit.GoldenPictures;
import io.mithridate.testkit.GoldenTensors;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Compares three Adam steps on a patch with those of another implementation on a tiny model. */
final class GoldenSteps {

    static final int STEPS = 3;
    static final Seed SEED = new Seed(5);

    private static final OptimisedPatch PATCH = new OptimisedPatch(8);
    private static final int SIDE = 64;
    private static final int PICTURE_COUNT = 8;
    private static final String GRADIENT = "gradient";

    private final GoldenTensors tensors;
    private final String model;
    private final Checkpoint checkpoint;

    /**
     * Creates the comparison for a model.
     *
     * @param file the golden data, in the package of this class
     * @param model {@code rn} or {@code vit}
     * @param folder an empty folder for the model
     */
    GoldenSteps(String file, String model, Path folder) {
        tensors = GoldenTensors.read(GoldenSteps.class, file);
        this.model = model;
        checkpoint = checkpoint(model, folder);
    }

    private static Checkpoint checkpoint(String model, Path folder) {
        Checkpoint goldenCheckpoint = new Checkpoint(folder, "clip");
        try (Safetensors weights = Safetensors.open(goldenFile("tiny-" + model))) {
            Map<String, FloatTensor> all = new LinkedHashMap<>();
            weights.tensors().keySet().forEach(name -> all.put(name, weights.floats(name)));
            if (model.equals("rn")) {
                try (Safetensors statistics = Safetensors.open(goldenFile("tiny-rn-statistics"))) {
                    statistics
                            .tensors()
                            .keySet()
                            .forEach(name -> all.put(name, statistics.floats(name)));
                }
            }
            Safetensors.write(goldenCheckpoint.weights(), all, weights.metadata());
        }
        return goldenCheckpoint;
    }

    private static Path goldenFile(String name) {
        String resource = "/golden/" + name + ".safetensors";
        try {
            return Path.of(
                    Objects.requireNonNull(GoldenSteps.class.getResource(resource), resource)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the indices of the eight pictures in the batch order of a step. */
    static int[] order(int step) {
        return SEED.at("shuffle").at(step).permutation(PICTURE_COUNT);
    }

    Embeddings rows(String name) {
        int[] shape = tensors.shape(model + "." + name);
        return new Embeddings(shape[0], shape[1], tensors.floats(model + "." + name));
    }

    int[] integers(String name) {
        return Arrays.stream(tensors.longs(name)).mapToInt(Math::toIntExact).toArray();
    }

    double number(String name) {
        return tensors.doubles(model + "." + name)[0];
    }

    /** Returns a drawer that gives, in each step, the golden values in batch order. */
    Draws.Drawer inBatchOrder(String name) {
        AtomicInteger steps = new AtomicInteger();
        return seed -> {
            int step = steps.getAndIncrement();
            int[] given = integers("step" + step + "." + name);
            return Arrays.stream(order(step)).map(picture -> given[picture]).toArray();
        };
    }

    /** Like {@link #inBatchOrder}, but converts picture indices to positions in the batch. */
    Draws.Drawer asBatchIndices(String name) {
        AtomicInteger steps = new AtomicInteger();
        return seed -> {
            int step = steps.getAndIncrement();
            int[] given = integers("step" + step + "." + name);
            int[] order = order(step);
            int[] places = new int[PICTURE_COUNT];
            for (int place = 0; place < PICTURE_COUNT; place++) {
                places[order[place]] = place;
            }
            return Arrays.stream(order).map(picture -> places[given[picture]]).toArray();
        };
    }

    /**
     * Takes the steps and asserts that losses, gradients and patches agree with the golden data.
     *
     * @param loss creates a new loss for each run
     */
    OptimizedVariables assertAgrees(Supplier<PatchObjective.PatchLoss> loss) {
        OptimizedVariables last = run(loss.get(), 1);
        assertStep(last, 0);
        for (int steps = 2; steps <= STEPS; steps++) {
            last = run(loss.get(), steps);
            assertStep(last, steps - 1);
        }
        byte[] expected = tensors.bytes(model + ".patch_bytes");
        byte[] actual = PATCH.roundedPatch(last).rgb();
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF));
            assertThat(difference).isLessThanOrEqualTo(1);
            different += difference;
        }
        assertThat(different).isLessThanOrEqualTo(2);
        return last;
    }

    private void assertStep(OptimizedVariables actual, int step) {
        double loss = number("step" + step + ".loss");
        assertThat(actual.outcome().loss()).isCloseTo(loss, within(1e-5 * loss));
        assertThat(actual.outcome().term(GRADIENT)).isLessThan(1e-4);
        float[] expected = tensors.floats(model + ".step" + step + ".patch_after");
        float[] patch = actual.last(PATCH.variable().name());
        for (int i = 0; i < expected.length; i++) {
            assertThat(patch[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    OptimizedVariables run(PatchObjective.PatchLoss loss, int steps) {
        Objective objective = new PatchObjective(PATCH, loss, 0.01);
        return Surrogate.OPTIMIZER.optimise(
                checkpoint,
                GoldenPictures.of(SIDE, tensors.bytes("pictures")),
                new Compared(objective, tensors.floats("patch_initial"), gradient(steps - 1)),
                new StepRecipe(steps, PICTURE_COUNT, StepRule.constant(0.01)),
                new TrainingContext(
                        "golden steps", Path.of("unused"), SEED, TrainingListener.silent()));
    }

    private float[] gradient(int step) {
        return tensors.floats(model + ".step" + step + ".gradient");
    }

    /**
     * An objective that starts from a given patch. Its additional term is the distance between its
     * gradient and an expected gradient, divided by the norm of the expected one.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Compared(Objective objective, float[] first, float[] gradient)
            implements Objective {

        @Override
        public List<View> views() {
            return objective.views();
        }

        @Override
        public List<Draws> draws() {
            return objective.draws();
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            OwnVariable patch =
                    new OwnVariable(
                            PATCH.variable().name(),
                            PATCH.variable().shape(),
                            (count, random) -> first);
            Operand<TFloat32> value = batch.variable(patch);
            Loss loss = objective.loss(tf, batch);
            Operand<TFloat32> actualGradient =
                    Gradients.of(
                                    (Graph) tf.scope().env(),
                                    loss.total(),
                                    List.of(value),
                                    List.of(patch.name()))
                            .get(0);
            Operand<TFloat32> expectedGradient =
                    tf.constant(Shape.of(patch.shape()), DataBuffers.of(gradient));
            Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>(loss.terms());
            terms.put(
                    GRADIENT,
                    tf.math.sqrt(
                            tf.math.div(
                                    tf.nn.l2Loss(tf.math.sub(actualGradient, expectedGradient)),
                                    tf.nn.l2Loss(expectedGradient))));
            return new Loss(loss.total(), terms);
        }
    }
}
