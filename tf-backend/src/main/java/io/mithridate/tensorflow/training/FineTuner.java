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
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.ScheduledSource;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import io.mithridate.tensorflow.training.graph.GraphBatch;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.graph.TrainingGraph;
import io.mithridate.tensorflow.training.loop.Pace;
import io.mithridate.tensorflow.training.loop.PlannedSource;
import io.mithridate.tensorflow.training.loop.TrainingRun;
import io.mithridate.tensorflow.training.resume.TrainingChecksum;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Trains a CLIP model further with an objective. Most defenses need only a dozen lines of code in
 * addition.
 *
 * <p>The graph is rebuilt from the checkpoint alone. The same checkpoint, pairs, objective, recipe,
 * seed and {@link Compute} give the same weights, bit-identical on the CPU.
 */
public final class FineTuner {

    private final Compute compute;
    private final ImageDecoder decoder;
    private final PictureCacheFolder cache;

    /**
     * Creates a fine-tuner.
     *
     * @param compute the device and settings to use
     * @param decoder decodes pictures and resizes them for the model
     * @param cache the folder in which decoded pictures are cached, if any; does not affect results
     */
    @Inject
    public FineTuner(Compute compute, ImageDecoder decoder, PictureCacheFolder cache) {
        this.compute = compute;
        this.decoder = decoder;
        this.cache = cache;
    }

    /** Creates a fine-tuner that does not cache pictures on disk. */
    public FineTuner(Compute compute, ImageDecoder decoder) {
        this(compute, decoder, PictureCacheFolder.none());
    }

    /**
     * Trains with the recipe's schedule.
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
     * Trains a model.
     *
     * @param start the checkpoint to start from; not changed
     * @param pairs the training pairs, shuffled in each epoch; an incomplete last batch is dropped
     * @param recipe epochs, batches and optimizer; its learning rate, warm-up and schedule are
     *     ignored
     * @param regime the learning rate and batch norm's statistics in each step
     * @param context the output folder, the seed and the listener
     * @return the trained model, in the context's folder
     * @throws IllegalArgumentException if there are fewer pairs than a batch holds, or the
     *     objective's views and loss do not match
     * @throws io.mithridate.api.model.InvalidCheckpointException if the start checkpoint cannot be
     *     read
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
     * Trains with a policy that plans each epoch.
     *
     * @param pairs the pairs that the policy chooses from
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
        TrainingRun.require(pairs, recipe.batch(), objective, context.name());
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
                    TrainingGraph.ofModel(
                            computation,
                            compute,
                            clip.architecture(),
                            shape,
                            objective,
                            policy.map(EpochPolicy::numbers).orElse(Set.of()),
                            normStatistics(recipe, regime),
                            scaler,
                            context.seed());
            GraphBatch batch = graph.batch();
            TrainingRun run =
                    new TrainingRun(
                                    compute,
                                    computation,
                                    graph,
                                    objective,
                                    pairs,
                                    recipe,
                                    scaler,
                                    context)
                            .with("regime", regime.toString())
                            .with("policy", policy.map(Object::toString).orElse("none"))
                            .with("start", TrainingChecksum.of(clip.weights()));
            Optional<Operand<TFloat32>> score =
                    policy.map(
                            used ->
                                    used.score(
                                            computation.ops(),
                                            graph.inTestMode(computation, clip.architecture())));
            long firstBatch = run.begin(clip.with(batch.firstValues()).weights(), clip.weights());
            long stepsPerEpoch = shape.batchesPerEpoch();
            Pace pace =
                    Pace.of(stepsPerEpoch * recipe.epochs(), regime.learningRates(stepsPerEpoch));
            try (TrainingPictures pictures =
                    new TrainingPictures(
                            pairs, objective.views(), shape.imageSize(), decoder, cache)) {
                PlannedSource.Loaders loaders =
                        run.loaders(
                                shape, pictures, Optional.of(clip.tokenizer()), compute.threads());
                Optional<PlannedSource> planned =
                        policy.map(
                                used ->
                                        new PlannedSource(
                                                used,
                                                pace,
                                                pairs.size(),
                                                shape,
                                                loaders,
                                                score.orElseThrow(),
                                                computation.session(),
                                                firstBatch,
                                                context));
                try (BatchSource source =
                        planned.isPresent()
                                ? planned.get()
                                : loaders.load(
                                        shape,
                                        BatchLoader.shuffled(pairs.size(), context.seed()),
                                        recipe.epochs(),
                                        firstBatch)) {
                    Map<String, float[]> trained =
                            run.train(
                                    source,
                                    policySlots(graph, regime, pace, policy, planned),
                                    planned.<Pace>map(plans -> plans).orElse(pace),
                                    withModelReports(context.listener(), clip, run, stepsPerEpoch));
                    planned.ifPresent(PlannedSource::ended);
                    return clip.with(trained).write(context.folder());
                }
            }
        }
    }

    /**
     * Returns the slots that are fed in addition to the objective's numbers: the policy's numbers,
     * and the choice of batch norm's statistics.
     */
    private static List<ScheduledSource.Slot> policySlots(
            TrainingGraph graph,
            Regime regime,
            Pace pace,
            Optional<EpochPolicy> policy,
            Optional<PlannedSource> planned) {
        List<ScheduledSource.Slot> slots = new ArrayList<>();
        for (String name : policy.map(EpochPolicy::numbers).orElse(Set.of())) {
            slots.add(
                    TrainingRun.slot(
                            graph.batch().scheduled(name),
                            step -> planned.orElseThrow().number(step, name)));
        }
        graph.batchStatistics()
                .ifPresent(
                        place -> {
                            Objective.ScheduledNumber active =
                                    regime.batchStatistics().orElseThrow();
                            slots.add(
                                    TrainingRun.slot(place, step -> active.at(step, pace.steps())));
                        });
        return slots;
    }

    /** Returns a listener that also receives the model after each epoch. */
    private static TrainingListener withModelReports(
            TrainingListener listener, ClipCheckpoint clip, TrainingRun run, long stepsPerEpoch) {
        TrainingListener models =
                new TrainingListener() {
                    @Override
                    public void onEpoch(int epoch) {
                        listener.onModel(
                                epoch,
                                epoch * stepsPerEpoch,
                                folder -> clip.with(run.weights()).write(folder));
                    }
                };
        return TrainingListener.all(List.of(listener, models));
    }

    private static TrainingGraph.NormStatistics normStatistics(Recipe recipe, Regime regime) {
        if (recipe.freezeBatchNorm()) {
            return TrainingGraph.NormStatistics.RUNNING;
        }
        return regime.batchStatistics().isPresent()
                ? TrainingGraph.NormStatistics.SWITCHED
                : TrainingGraph.NormStatistics.BATCH;
    }
}
