package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.GoldenClip;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.Slots;
import io.mithridate.tensorflow.training.graph.DirectDifferentiation;
import io.mithridate.tensorflow.training.graph.GraphBatch;
import io.mithridate.tensorflow.training.graph.LossScale;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.loop.Pace;
import io.mithridate.tensorflow.training.loop.TrainLoop;
import io.mithridate.tensorflow.training.loss.Loss;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Three steps of a golden CLIP with this project's batch, losses, training loop and optimizer.
 *
 * @param gradientNorms the gradient norms of the first step, by parameter
 * @param steps the steps that the listener received
 * @param after the weights after the last step
 */
record GoldenTraining(
        Map<String, Double> gradientNorms,
        List<TrainingListener.Step> steps,
        Map<String, float[]> after) {

    static final double LEARNING_RATE = 1e-3;
    static final int STEPS = 3;

    /**
     * A number of epochs so large that the cosine keeps the learning rate constant to eight digits
     * during the three steps. No batches follow these steps.
     */
    private static final int EPOCHS = 10_000;

    /** Trains in single precision. */
    static GoldenTraining run(GoldenClip clip, Objective objective) {
        return run(clip, objective, Compute.Precision.FLOAT32, Optional.empty());
    }

    /** Trains in a precision, with a scaled loss if a rule for its scale is given. */
    static GoldenTraining run(
            GoldenClip clip,
            Objective objective,
            Compute.Precision precision,
            Optional<LossScale.Rule> rule) {
        BatchShape shape =
                new BatchShape(
                        GoldenClip.SAMPLES,
                        STEPS,
                        2 * GoldenClip.SIDE,
                        clip.architecture().contextLength());
        try (Computation computation =
                new Computation(new Compute(Compute.Device.CPU, 1, precision))) {
            Ops tf = computation.ops();
            GraphBatch batch =
                    new GraphBatch(
                            tf,
                            Optional.of(
                                    new GraphBatch.Models(
                                            new Towers(
                                                    tf,
                                                    new BitcastPictures(clip.architecture()),
                                                    Variables.trained(tf),
                                                    BatchNorm.Statistics.rows(),
                                                    computation.products()),
                                            Towers.frozen(
                                                    tf,
                                                    new BitcastPictures(clip.architecture()),
                                                    computation.products()))),
                            true,
                            shape,
                            objective,
                            Set.of(),
                            new Seed(1));
            Loss loss = objective.loss(tf, batch);
            List<Variable> trained = batch.variables().trained();
            List<Operand<TFloat32>> norms = norms(computation, loss.total(), trained);
            List<TrainingListener.Step> steps = new ArrayList<>();
            Optional<LossScaler> scaler = rule.map(used -> new LossScaler(tf, used));
            TrainLoop loop =
                    new TrainLoop(
                            computation,
                            loss,
                            new DirectDifferentiation(
                                    computation, loss, trained, batch.updates(), scaler),
                            batch.variables(),
                            recipe(),
                            scaler);
            Session session = computation.session();
            loop.begin(clip.weights());
            try (Inputs inputs = new Inputs(batch.slots())) {
                Map<String, Double> first = gradientNorms(session, inputs, trained, norms);
                assertThatThrownBy(
                                () ->
                                        loop.run(
                                                clip.name(),
                                                inputs,
                                                Pace.of(
                                                        (long) STEPS * EPOCHS,
                                                        Schedule.of(recipe(), STEPS)),
                                                GoldenClip.SAMPLES,
                                                listener(steps)))
                        .isInstanceOf(CancellationException.class)
                        .hasMessageContaining("before step 4");
                assertThat(Thread.interrupted()).isTrue();
                return new GoldenTraining(first, steps, batch.variables().values(session));
            }
        }
    }

    private static Recipe recipe() {
        return new Recipe(
                EPOCHS,
                GoldenClip.SAMPLES,
                LEARNING_RATE,
                Optional.of(0),
                Recipe.Schedule.COSINE,
                0.1,
                Recipe.Decayed.WEIGHTS_COMPAT,
                0.9,
                0.999,
                1e-8,
                0,
                false);
    }

    private static TrainingListener listener(List<TrainingListener.Step> steps) {
        return new TrainingListener() {
            @Override
            public void onStep(Step step) {
                steps.add(step);
            }
        };
    }

    private static List<Operand<TFloat32>> norms(
            Computation computation, Operand<TFloat32> loss, List<Variable> trained) {
        Ops tf = computation.ops();
        List<Operand<TFloat32>> norms = new ArrayList<>();
        for (Operand<TFloat32> gradient :
                Gradients.ofVariables(computation.graph(), loss, trained)) {
            norms.add(tf.math.sqrt(tf.math.mul(tf.nn.l2Loss(gradient), tf.constant(2f))));
        }
        return norms;
    }

    private static Map<String, Double> gradientNorms(
            Session session, Inputs inputs, List<Variable> trained, List<Operand<TFloat32>> norms) {
        Session.Runner runner = session.runner();
        inputs.feed(runner, 0);
        norms.forEach(runner::fetch);
        Map<String, Double> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            for (int i = 0; i < norms.size(); i++) {
                values.put(trained.get(i).name(), (double) ((TFloat32) result.get(i)).getFloat());
            }
        }
        return values;
    }

    /** The golden inputs of each step, for the slots of the views "image", "caption" and others. */
    private static final class Inputs implements BatchSource, AutoCloseable {

        private static final Map<String, String> NAMES =
                Map.of(
                        "image", "pixel_values",
                        "augmented image", "augmented_pixel_values",
                        "caption", "input_ids",
                        "augmented caption", "augmented_input_ids");

        private final Map<String, Tensor> golden = GoldenClip.tensors("tiny-train-inputs");
        private final List<Map<Operand<?>, org.tensorflow.Tensor>> steps = new ArrayList<>();
        private int next;

        Inputs(Slots slots) {
            for (int step = 0; step < STEPS; step++) {
                Map<Operand<?>, org.tensorflow.Tensor> feeds = new LinkedHashMap<>();
                String prefix = "step" + step + ".";
                slots.pictures()
                        .forEach((view, slot) -> feeds.put(slot, picture(prefix, view, slot)));
                slots.tokens().forEach((view, slot) -> feeds.put(slot, tokens(prefix, view, slot)));
                steps.add(feeds);
            }
        }

        private TUint8 picture(String prefix, String view, Operand<TUint8> slot) {
            float[] numbers = GoldenClip.pictures(golden, prefix + NAMES.get(view));
            ByteBuffer bytes =
                    ByteBuffer.allocate(numbers.length * Float.BYTES)
                            .order(ByteOrder.nativeOrder());
            bytes.asFloatBuffer().put(numbers);
            TUint8 tensor = TUint8.tensorOf(slot.shape());
            tensor.asRawTensor().data().write(bytes.array());
            return tensor;
        }

        private TInt32 tokens(String prefix, String view, Operand<TInt32> slot) {
            TInt32 tensor = TInt32.tensorOf(slot.shape());
            tensor.asRawTensor()
                    .data()
                    .asInts()
                    .write(GoldenClip.ids(golden, prefix + NAMES.get(view)));
            return tensor;
        }

        void feed(Session.Runner runner, int step) {
            steps.get(step).forEach(runner::feed);
        }

        @Override
        public long batchesPerEpoch() {
            return STEPS;
        }

        @Override
        public BatchSource.Feeds next() throws InterruptedException {
            int step = next++;
            if (step == STEPS) {
                throw new InterruptedException();
            }
            return new BatchSource.Feeds() {
                @Override
                public void addTo(Session.Runner runner) {
                    feed(runner, step);
                }

                @Override
                public List<String> sampleIds() {
                    return List.of();
                }

                @Override
                public void close() {
                    // The tensors are closed with the source.
                }
            };
        }

        @Override
        public void close() {
            steps.forEach(feeds -> feeds.values().forEach(org.tensorflow.Tensor::close));
        }
    }
}
