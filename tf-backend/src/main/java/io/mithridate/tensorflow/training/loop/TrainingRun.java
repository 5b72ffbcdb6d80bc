package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OpenNetwork;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.BatchWriter;
import io.mithridate.tensorflow.training.feed.ScheduledSource;
import io.mithridate.tensorflow.training.feed.Slots;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import io.mithridate.tensorflow.training.graph.GraphBatch;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.graph.TrainingGraph;
import io.mithridate.tensorflow.training.resume.TrainingChecksum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One run of a graph: the common part of training a model and of optimizing an objective's
 * variables.
 */
public final class TrainingRun {

    private final Compute compute;
    private final Computation computation;
    private final TrainingGraph graph;
    private final Objective objective;
    private final PairSet pairs;
    private final TrainingContext context;
    private final TrainLoop loop;
    private final Substitutes substitutes;
    private final SortedMap<String, String> identity = new TreeMap<>();
    private long done;

    /**
     * Creates a run, without starting it.
     *
     * @param recipe optimizer and epochs
     * @param scaler scales the loss, if present
     */
    public TrainingRun(
            Compute compute,
            Computation computation,
            TrainingGraph graph,
            Objective objective,
            PairSet pairs,
            Recipe recipe,
            Optional<LossScaler> scaler,
            TrainingContext context) {
        this.compute = compute;
        this.computation = computation;
        this.graph = graph;
        this.objective = objective;
        this.pairs = pairs;
        this.context = context;
        loop =
                new TrainLoop(
                        computation,
                        graph.loss(),
                        graph.differentiation(),
                        graph.batch().variables(),
                        recipe,
                        scaler);
        substitutes = new Substitutes(pairs, context.seed());
    }

    /**
     * Checks that an objective fits the pairs.
     *
     * @throws IllegalArgumentException if there are fewer pairs than a batch holds, two views or
     *     two draws have the same name, or a view of numbers does not have one row per pair
     */
    public static void require(PairSet pairs, int batch, Objective objective, String name) {
        if (pairs.size() < batch) {
            throw new IllegalArgumentException(
                    "%s: %d pairs are fewer than one batch of %d; set a batch of at most %d"
                            .formatted(name, pairs.size(), batch, pairs.size()));
        }
        requireUnique("views", objective.views().stream().map(View::name));
        requireUnique("draws", objective.draws().stream().map(Draws::name));
        for (View view : objective.views()) {
            if (view instanceof View.Numbers numbers && numbers.rows().count() != pairs.size()) {
                throw new IllegalArgumentException(
                        "the view '%s' has %d rows for %d pairs"
                                .formatted(view.name(), numbers.rows().count(), pairs.size()));
            }
        }
    }

    private static void requireUnique(String kind, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "two %s of the objective have the name '%s'"
                                            .formatted(kind, name));
                        });
    }

    /**
     * Adds something that determines the result, in addition to recipe, graph, pairs, seed and
     * compute settings.
     */
    public TrainingRun with(String name, String value) {
        identity.put(name, value);
        return this;
    }

    /**
     * Sets all variables to their initial values, or to the saved state of a killed run.
     *
     * @param initialValues the initial values of the trained variables, by name
     * @param model the weights of the frozen model, by name
     * @return the number of completed steps
     */
    public long begin(Map<String, float[]> initialValues, Map<String, float[]> model) {
        loop.begin(initialValues);
        GraphBatch batch = graph.batch();
        batch.frozenVariables().load(computation.session(), model);
        Map<String, float[]> networks = OpenNetwork.values(objective.frozenNetworks());
        batch.frozenNetworks().load(computation.session(), networks);
        identity.put("compute", compute.toString());
        identity.put("networks", TrainingChecksum.of(new TreeMap<>(networks)));
        identity.put("pairs", "%d %s".formatted(pairs.size(), pairs.fingerprint()));
        identity.put("seed", context.seed().toString());
        done =
                context.checkpointing()
                        .map(kept -> loop.resume(kept, identity, substitutes))
                        .orElse(0L);
        return done;
    }

    /**
     * Returns the loaders of the run's batches.
     *
     * @param tokenizer encodes captions; may be empty if the objective reads none
     * @param threads the number of threads that load batches
     */
    public PlannedSource.Loaders loaders(
            BatchShape shape,
            TrainingPictures pictures,
            Optional<Tokenizer> tokenizer,
            int threads) {
        BatchWriter writer =
                new BatchWriter(
                        pairs,
                        objective.views(),
                        shape,
                        pictures,
                        tokenizer,
                        context.seed(),
                        substitutes);
        Slots slots = graph.batch().slots();
        return (loaded, order, epochs, firstBatch) ->
                new BatchLoader(writer, slots, loaded, order, epochs, firstBatch, threads);
    }

    /** Returns the current values by name, in checkpoint axis order. */
    public Map<String, float[]> weights() {
        return loop.weights();
    }

    /**
     * Trains for the remaining steps.
     *
     * @param additionalSlots the numbers that are fed in addition to the objective's
     * @return the trained values by name, in checkpoint axis order
     */
    public Map<String, float[]> train(
            BatchSource source,
            List<ScheduledSource.Slot> additionalSlots,
            Pace pace,
            TrainingListener listener) {
        List<ScheduledSource.Slot> slots = new ArrayList<>(additionalSlots);
        GraphBatch batch = graph.batch();
        objective
                .scheduledNumbers()
                .forEach(
                        (name, number) ->
                                slots.add(
                                        slot(
                                                batch.scheduled(name),
                                                step -> number.at(step, pace.steps()))));
        for (Draws drawn : objective.draws()) {
            slots.add(
                    new ScheduledSource.Slot(
                            batch.drawn(drawn),
                            step -> TInt32.vectorOf(drawn.of(step, context.seed()))));
        }
        batch.stepSlot()
                .ifPresent(place -> slots.add(new ScheduledSource.Slot(place, TInt64::scalarOf)));
        Map<String, float[]> trained =
                loop.run(
                        context.name(),
                        new ScheduledSource(source, slots, done),
                        pace,
                        batch.picturesEmbedded(),
                        listener);
        substitutes.notifyListener(context.listener());
        return trained;
    }

    /** Returns a slot for a number of each step, counted from 0. */
    public static ScheduledSource.Slot slot(
            Placeholder<TFloat32> place, LongToDoubleFunction number) {
        return new ScheduledSource.Slot(
                place, step -> TFloat32.scalarOf((float) number.applyAsDouble(step)));
    }
}
