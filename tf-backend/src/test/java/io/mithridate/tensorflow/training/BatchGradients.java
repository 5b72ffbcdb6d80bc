package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.training.feed.BatchBuffers;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.BatchWriter;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import io.mithridate.tensorflow.training.graph.LossScale;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.graph.TrainingGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The results of one batch: the loss, its gradients, and the updated running statistics.
 *
 * @param loss the total
 * @param gradients the gradients by variable, in the graph's order of axes
 * @param statistics batch norm's running statistics, by name
 */
record BatchGradients(
        double loss, Map<String, float[]> gradients, Map<String, float[]> statistics) {

    private static final TinyPairs CAPTIONS = new TinyPairs(48, 8);

    static final BytePairEncoding TOKENIZER =
            BytePairEncoding.learn(
                    IntStream.range(0, CAPTIONS.size()).mapToObj(CAPTIONS::caption).toList(),
                    540,
                    16);

    /** Computes the results of one batch of tiny pairs, with weights of a fixed seed. */
    static BatchGradients of(
            Compute compute,
            Architecture architecture,
            Objective objective,
            int size,
            boolean frozenBatchNorm) {
        return of(compute, architecture, objective, size, frozenBatchNorm, Optional.empty());
    }

    /** Computes the results of one batch, with a scaled loss if a rule for the scale is given. */
    static BatchGradients of(
            Compute compute,
            Architecture architecture,
            Objective objective,
            int size,
            boolean frozenBatchNorm,
            Optional<LossScale.Rule> rule) {
        BatchShape shape =
                new BatchShape(size, 1, architecture.imageSize(), architecture.contextLength());
        try (Computation computation = new Computation(compute)) {
            Optional<LossScaler> scaler = rule.map(used -> new LossScaler(computation.ops(), used));
            TrainingGraph graph =
                    TrainingGraph.ofModel(
                            computation,
                            compute,
                            architecture,
                            shape,
                            objective,
                            Set.of(),
                            frozenBatchNorm
                                    ? TrainingGraph.NormStatistics.RUNNING
                                    : TrainingGraph.NormStatistics.BATCH,
                            scaler,
                            new Seed(3));
            List<Operand<TFloat32>> differentiated = graph.differentiation().gradients();
            List<Variable> trained = graph.batch().variables().trained();
            List<Op> keep = new ArrayList<>();
            List<Operand<TFloat32>> kept =
                    assignToVariables(
                            computation.ops(),
                            trained,
                            scaler.map(used -> used.unscaled(differentiated))
                                    .orElse(differentiated),
                            keep);
            Session session = computation.session();
            Map<String, float[]> weights =
                    ClipCheckpoint.initial(architecture, TOKENIZER, new Seed(3)).weights();
            graph.batch().variables().load(session, weights);
            graph.batch().frozenVariables().load(session, weights);
            scaler.ifPresent(used -> used.begin(session));
            try (BatchBuffers buffers = new BatchBuffers(graph.batch().slots(), shape)) {
                write(buffers, objective, shape);
                double[] values =
                        graph.differentiation()
                                .run(session, feeds(buffers), run -> keep.forEach(run::addTarget));
                Map<String, float[]> gradients = new LinkedHashMap<>();
                for (int i = 0; i < kept.size(); i++) {
                    gradients.put(trained.get(i).name(), read(session, kept.get(i)));
                }
                Map<String, float[]> statistics = graph.batch().variables().values(session);
                statistics
                        .keySet()
                        .removeIf(
                                name ->
                                        graph.batch().variables().variable(name).role()
                                                != Role.STATISTIC);
                return new BatchGradients(values[0], gradients, statistics);
            }
        }
    }

    /**
     * Copies the gradients to variables that keep them after the run, and returns the values of the
     * variables.
     */
    private static List<Operand<TFloat32>> assignToVariables(
            Ops tf, List<Variable> variables, List<Operand<TFloat32>> gradients, List<Op> keep) {
        List<Operand<TFloat32>> kept = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            VarHandleOp handle =
                    tf.varHandleOp(
                            TFloat32.class,
                            variables.get(i).read().shape(),
                            VarHandleOp.sharedName("kept." + variables.get(i).name()));
            keep.add(tf.assignVariableOp(handle, gradients.get(i)));
            kept.add(tf.readVariableOp(handle, TFloat32.class));
        }
        return kept;
    }

    private static void write(BatchBuffers buffers, Objective objective, BatchShape shape) {
        TinyPairs pairs = new TinyPairs(shape.batch(), shape.imageSize());
        List<View> views = List.copyOf(objective.views());
        try (TrainingPictures pictures =
                new TrainingPictures(
                        pairs,
                        views,
                        shape.imageSize(),
                        TinyPairs.decoder(),
                        PictureCacheFolder.none(),
                        new AtomicLong(1 << 20))) {
            new BatchWriter(
                            pairs,
                            views,
                            shape,
                            pictures,
                            Optional.of(TOKENIZER),
                            new Seed(4),
                            new Substitutes(pairs, new Seed(4)))
                    .write(
                            buffers,
                            BatchLoader.shuffled(shape.batch(), new Seed(4)).apply(0),
                            0,
                            0);
        }
    }

    private static BatchSource.Feeds feeds(BatchBuffers buffers) {
        return new BatchSource.Feeds() {
            @Override
            public void addTo(Session.Runner runner) {
                buffers.addTo(runner);
            }

            @Override
            public List<String> sampleIds() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    private static float[] read(Session session, Operand<TFloat32> operand) {
        try (Result result = session.runner().fetch(operand).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] values = new float[Math.toIntExact(tensor.size())];
            tensor.copyTo(DataBuffers.of(values, false, false));
            return values;
        }
    }

    /** Asserts that loss and gradients equal those of other results, up to rounding. */
    void assertGradientsCloseTo(BatchGradients other, double tolerance) {
        assertThat(loss).isCloseTo(other.loss, within(tolerance * Math.abs(other.loss)));
        assertThat(gradients.keySet()).isEqualTo(other.gradients.keySet());
        gradients
                .keySet()
                .forEach(
                        name -> assertThat(difference(name, other)).as(name).isLessThan(tolerance));
    }

    /** Returns the largest relative difference of a gradient from that of other results. */
    double difference(BatchGradients other) {
        return gradients.keySet().stream()
                .mapToDouble(name -> difference(name, other))
                .max()
                .orElseThrow();
    }

    /**
     * Returns the norm of the difference of two gradients, divided by the norm of the other
     * gradient or a thousandth of the norm of all gradients, whichever is larger. Some gradients,
     * such as those of attention key biases, are zero up to rounding.
     */
    private double difference(String name, BatchGradients other) {
        double all = norm(other.gradients.values().toArray(float[][]::new));
        float[] theirs = get(other.gradients, name);
        return norm(minus(get(gradients, name), theirs)) / Math.max(norm(theirs), all / 1000);
    }

    /** Asserts that running statistics equal those of other results, up to rounding. */
    void assertStatisticsCloseTo(BatchGradients other) {
        assertThat(statistics.keySet()).isEqualTo(other.statistics.keySet());
        statistics.forEach(
                (name, values) -> {
                    float[] theirs = get(other.statistics, name);
                    assertThat(norm(minus(values, theirs)))
                            .as(name)
                            .isLessThanOrEqualTo(1e-5 * norm(theirs));
                });
    }

    private static float[] get(Map<String, float[]> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static float[] minus(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        float[] difference = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    private static double norm(float[]... vectors) {
        double sum = 0;
        for (float[] vector : vectors) {
            for (float value : vector) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum);
    }
}
