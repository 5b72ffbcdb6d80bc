package io.mithridate.tensorflow.training;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Trains a CLIP further with an objective: what most defenses are a dozen lines on.
 *
 * <p>The graph is rebuilt from the checkpoint alone. The same checkpoint, pairs, objective, recipe,
 * seed and {@link Compute} give the same weights, bit for bit on the CPU.
 */
public final class FineTuner {

    private final Compute compute;
    private final ImageDecoder decoder;
    private final PictureCacheFolder cache;

    /**
     * A fine-tuner.
     *
     * @param compute what trains
     * @param decoder decodes pictures and brings them to the model's size
     * @param cache where decoded pictures are kept on disk, if anywhere; changes no result
     */
    @Inject
    public FineTuner(Compute compute, ImageDecoder decoder, PictureCacheFolder cache) {
        this.compute = compute;
        this.decoder = decoder;
        this.cache = cache;
    }

    /** A fine-tuner that keeps no pictures on disk. */
    public FineTuner(Compute compute, ImageDecoder decoder) {
        this(compute, decoder, PictureCacheFolder.none());
    }

    /**
     * Trains by the recipe's schedule.
     *
     * @see #fineTune(Checkpoint, PairSet, Objective, Recipe, Regime, TrainingContext)
     */
    public Checkpoint fineTune(
            Checkpoint start,
            PairSet pairs,
            Objective objective,
            Recipe recipe,
            TrainingContext context) {
        return fineTune(start, pairs, objective, recipe, Regime.of(recipe), context);
    }

    /**
     * Trains.
     *
     * @param start where training begins; not changed
     * @param pairs what to train on; shuffled anew in each epoch, a last incomplete batch is left
     *     out
     * @param recipe epochs, batches and optimizer; its learning rate, warm-up and schedule are not
     *     looked at
     * @param regime the learning rate of each step
     * @param context where the checkpoint is written, the seed, and who listens
     * @return the trained model, in the context's folder
     * @throws IllegalArgumentException if there are fewer pairs than a batch holds, or the
     *     objective's views or loss do not fit together
     * @throws io.mithridate.api.model.InvalidCheckpointException if the start cannot be read
     * @throws io.mithridate.api.backend.NonFiniteLossException if training diverges
     */
    public Checkpoint fineTune(
            Checkpoint start,
            PairSet pairs,
            Objective objective,
            Recipe recipe,
            Regime regime,
            TrainingContext context) {
        return fineTune(start, pairs, objective, recipe, regime, Optional.empty(), context);
    }

    /**
     * Trains by a policy that plans each epoch.
     *
     * @param pairs what the policy chooses from
     * @see #fineTune(Checkpoint, PairSet, Objective, Recipe, Regime, TrainingContext)
     */
    public Checkpoint fineTune(
            Checkpoint start,
            PairSet pairs,
            Objective objective,
            Recipe recipe,
            Regime regime,
            EpochPolicy policy,
            TrainingContext context) {
        return fineTune(start, pairs, objective, recipe, regime, Optional.of(policy), context);
    }

    private Checkpoint fineTune(
            Checkpoint start,
            PairSet pairs,
            Objective objective,
            Recipe recipe,
            Regime regime,
            Optional<EpochPolicy> policy,
            TrainingContext context) {
        requireAStep(pairs, recipe, context);
        List<View> views = List.copyOf(objective.views());
        requireUniqueNames(views);
        ClipCheckpoint clip = ClipCheckpoint.read(start);
        BatchShape shape =
                new BatchShape(
                        recipe.batch(),
                        pairs.size() / recipe.batch(),
                        clip.architecture().imageSize(),
                        clip.architecture().contextLength());
        try (Computation computation = new Computation(compute)) {
            Optional<LossScaler> scaler = LossScaler.of(computation);
            TrainingGraph graph =
                    TrainingGraph.of(
                            computation,
                            compute,
                            clip.architecture(),
                            shape,
                            objective,
                            policy.map(EpochPolicy::numbers).orElse(Set.of()),
                            norms(recipe, regime),
                            scaler);
            GraphBatch batch = graph.batch();
            TrainLoop loop =
                    new TrainLoop(
                            computation,
                            graph.loss(),
                            graph.differentiation(),
                            batch.variables(),
                            recipe,
                            scaler);
            Optional<Operand<TFloat32>> score =
                    policy.map(
                            used ->
                                    used.score(
                                            computation.ops(),
                                            graph.tested(computation, clip.architecture())));
            loop.begin(clip.with(batch.ownValues(context.seed().at("first values"))).weights());
            batch.frozenVariables().load(computation.session(), clip.weights());
            Substitutes substitutes = new Substitutes(pairs, context.seed());
            long firstBatch =
                    context.checkpointing()
                            .map(
                                    kept ->
                                            loop.resume(
                                                    kept,
                                                    run(clip, pairs, regime, policy, context),
                                                    substitutes))
                            .orElse(0L);
            long perEpoch = shape.batchesPerEpoch();
            Pace pace = Pace.of(perEpoch * recipe.epochs(), regime.learningRates(perEpoch));
            try (TrainingPictures pictures =
                    new TrainingPictures(pairs, views, shape.imageSize(), decoder, cache)) {
                BatchWriter writer =
                        new BatchWriter(
                                pairs,
                                views,
                                shape,
                                pictures,
                                clip.tokenizer(),
                                context.seed(),
                                substitutes);
                Optional<EpochPlans> plans =
                        policy.map(used -> new EpochPlans(used, pace, pairs.size()));
                try (BatchSource source =
                        plans.<BatchSource>map(
                                        planned ->
                                                new PlannedSource(
                                                        planned,
                                                        writer,
                                                        batch,
                                                        score.orElseThrow(),
                                                        computation.session(),
                                                        shape,
                                                        pairs.size(),
                                                        firstBatch,
                                                        context.seed(),
                                                        compute.threads(),
                                                        context.listener()))
                                .orElseGet(
                                        () ->
                                                new BatchLoader(
                                                        writer,
                                                        batch.slots(),
                                                        shape,
                                                        pairs.size(),
                                                        recipe.epochs(),
                                                        firstBatch,
                                                        context.seed(),
                                                        compute.threads()))) {
                    Map<String, float[]> trained =
                            loop.run(
                                    context.name(),
                                    new ScheduledSource(
                                            source,
                                            scheduled(graph, objective, regime),
                                            recipe,
                                            firstBatch),
                                    plans.<Pace>map(planned -> planned).orElse(pace),
                                    batch.picturesEmbedded(),
                                    withModels(context.listener(), clip, loop, perEpoch));
                    substitutes.tell(context.listener());
                    plans.ifPresent(EpochPlans::ended);
                    return clip.with(trained).write(context.folder());
                }
            }
        }
    }

    /** Shows the listener the model after each epoch. */
    private static TrainingListener withModels(
            TrainingListener listener, ClipCheckpoint clip, TrainLoop loop, long perEpoch) {
        TrainingListener models =
                new TrainingListener() {
                    @Override
                    public void onEpoch(int epoch) {
                        listener.onModel(
                                epoch,
                                epoch * perEpoch,
                                folder -> clip.with(loop.weights()).write(folder));
                    }
                };
        return TrainingListener.all(List.of(listener, models));
    }

    /** What decides the result beside the recipe and the graph, which holds the objective. */
    private Map<String, String> run(
            ClipCheckpoint clip,
            PairSet pairs,
            Regime regime,
            Optional<EpochPolicy> policy,
            TrainingContext context) {
        Map<String, String> run = new TreeMap<>();
        run.put("compute", compute.toString());
        run.put("pairs", "%d %s".formatted(pairs.size(), pairs.fingerprint()));
        run.put("regime", regime.toString());
        policy.ifPresent(used -> run.put("policy", used.toString()));
        run.put("seed", context.seed().toString());
        run.put("start", TrainingChecksum.of(clip.weights()));
        return run;
    }

    private static NormStatistics norms(Recipe recipe, Regime regime) {
        if (recipe.freezeBatchNorm()) {
            return NormStatistics.RUNNING;
        }
        return regime.batchStatistics().isPresent()
                ? NormStatistics.SWITCHED
                : NormStatistics.BATCH;
    }

    /** What is fed with every batch beside the batch itself. */
    private static List<ScheduledSource.Slot> scheduled(
            TrainingGraph graph, Objective objective, Regime regime) {
        List<ScheduledSource.Slot> slots = new ArrayList<>();
        objective
                .scheduledNumbers()
                .forEach(
                        (name, number) ->
                                slots.add(
                                        new ScheduledSource.Slot(
                                                Slots.of(graph.batch().scheduled(), name),
                                                number)));
        graph.batchStatistics()
                .ifPresent(
                        slot ->
                                slots.add(
                                        new ScheduledSource.Slot(
                                                slot, regime.batchStatistics().orElseThrow())));
        return slots;
    }

    private static void requireAStep(PairSet pairs, Recipe recipe, TrainingContext context) {
        if (pairs.size() < recipe.batch()) {
            throw new IllegalArgumentException(
                    "%s: %d pairs are fewer than one batch of %d; a batch of at most %d would train"
                            .formatted(context.name(), pairs.size(), recipe.batch(), pairs.size()));
        }
    }

    private static void requireUniqueNames(List<View> views) {
        Set<String> names = new HashSet<>();
        for (View view : views) {
            if (!names.add(view.name())) {
                throw new IllegalArgumentException(
                        "two views of the objective are called '" + view.name() + "'");
            }
        }
    }
}
