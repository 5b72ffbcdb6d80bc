package io.mithridate.tensorflow.training;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.TowerWeights;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.ScheduledSource;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import io.mithridate.tensorflow.training.graph.GraphBatch;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.graph.TrainingGraph;
import io.mithridate.tensorflow.training.loop.RulePace;
import io.mithridate.tensorflow.training.loop.TrainingRun;
import io.mithridate.tensorflow.training.resume.TrainingChecksum;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Optimizes an objective's own variables, e.g. a patch or a mask in the pictures that the model
 * sees, or a small network. The CLIP model, if there is one, is frozen. The optimizer is used to
 * create triggers and to find backdoors.
 *
 * <p>The same model, pictures, objective, recipe, seed and {@link Compute} give the same numbers,
 * bit-identical on the CPU, for any number of loader threads and also if the run was killed and
 * resumed. A batch is always embedded at once, regardless of {@link Compute#chunk}, because its
 * activations are needed for the gradients.
 */
public final class Optimizer {

    private final Compute compute;
    private final ImageDecoder decoder;
    private final PictureCacheFolder cache;
    private final int loaderThreads;

    /**
     * Creates an optimizer.
     *
     * @param compute the device and settings to use
     * @param decoder decodes pictures and resizes them for the model
     * @param cache the folder in which decoded pictures are cached, if any; does not affect results
     */
    @Inject
    public Optimizer(Compute compute, ImageDecoder decoder, PictureCacheFolder cache) {
        this(compute, decoder, cache, compute.threads());
    }

    /** Creates an optimizer that does not cache pictures on disk. */
    public Optimizer(Compute compute, ImageDecoder decoder) {
        this(compute, decoder, PictureCacheFolder.none());
    }

    /**
     * Creates an optimizer with the given number of loader threads, which does not affect results.
     */
    Optimizer(Compute compute, ImageDecoder decoder, PictureCacheFolder cache, int loaderThreads) {
        this.compute = compute;
        this.decoder = decoder;
        this.cache = cache;
        this.loaderThreads = loaderThreads;
    }

    /**
     * Optimizes variables with a frozen model.
     *
     * @param model the model, which is not changed; pictures are resized to its input size
     * @param pairs the pairs whose pictures are used, shuffled in each epoch; an incomplete last
     *     batch is dropped
     * @param objective an objective with views of pictures and numbers only
     * @param context the seed, the listener and where the state of the run is saved; nothing is
     *     written into its output folder
     * @throws IllegalArgumentException if there are fewer pairs than a batch holds, or the
     *     objective's parts do not match
     * @throws io.mithridate.api.model.InvalidCheckpointException if the model cannot be read
     * @throws io.mithridate.api.backend.NonFiniteLossException if the loss, the gradients or the
     *     variables become infinite or not a number
     */
    public OptimizedVariables optimise(
            Checkpoint model,
            PairSet pairs,
            Objective objective,
            StepRecipe recipe,
            TrainingContext context) {
        TowerWeights weights = TowerWeights.read(model);
        return optimise(
                Optional.of(weights),
                weights.architecture().imageSize(),
                pairs,
                objective,
                recipe,
                context);
    }

    /**
     * Optimizes variables without a model.
     *
     * @param side the side of the square pictures that the objective sees, in pixels
     * @see #optimise(Checkpoint, PairSet, Objective, StepRecipe, TrainingContext)
     */
    public OptimizedVariables optimise(
            int side,
            PairSet pairs,
            Objective objective,
            StepRecipe recipe,
            TrainingContext context) {
        return optimise(Optional.empty(), side, pairs, objective, recipe, context);
    }

    private OptimizedVariables optimise(
            Optional<TowerWeights> model,
            int side,
            PairSet pairs,
            Objective objective,
            StepRecipe recipe,
            TrainingContext context) {
        TrainingRun.require(pairs, recipe.batch(), objective, context.name());
        objective.views().forEach(Optimizer::requireNoText);
        BatchShape shape = new BatchShape(recipe.batch(), pairs.size() / recipe.batch(), side, 0);
        Recipe inEpochs = recipe.inEpochs(shape.batchesPerEpoch());
        try (Computation computation = new Computation(compute)) {
            Optional<LossScaler> scaler = model.flatMap(embeds -> LossScaler.of(computation));
            TrainingGraph.OptimizationGraph optimization =
                    TrainingGraph.ofVariables(
                            computation,
                            model.map(TowerWeights::architecture),
                            shape,
                            objective,
                            firstWeights(recipe).keySet(),
                            scaler,
                            context.seed());
            GraphBatch batch = optimization.graph().batch();
            TrainingRun run =
                    new TrainingRun(
                                    compute,
                                    computation,
                                    optimization.graph(),
                                    objective,
                                    pairs,
                                    inEpochs,
                                    scaler,
                                    context)
                            // The loop's recipe only has whole epochs.
                            .with("steps", Integer.toString(recipe.steps()))
                            .with("rule", recipe.rule().toString())
                            .with(
                                    "model",
                                    model.map(start -> TrainingChecksum.of(start.weights()))
                                            .orElse("none"));
            long done =
                    run.begin(
                            batch.firstValues(), model.map(TowerWeights::weights).orElse(Map.of()));
            RulePace pace =
                    new RulePace(
                            recipe.rule(),
                            recipe.steps(),
                            () -> optimization.copies().keep(computation.session()));
            try (TrainingPictures pictures =
                            new TrainingPictures(pairs, objective.views(), side, decoder, cache);
                    BatchLoader loader =
                            run.loaders(shape, pictures, Optional.empty(), loaderThreads)
                                    .load(
                                            shape,
                                            BatchLoader.shuffled(pairs.size(), context.seed()),
                                            inEpochs.epochs(),
                                            done)) {
                Map<String, float[]> values =
                        run.train(
                                loader, weightSlots(batch, recipe, pace), pace, context.listener());
                return new OptimizedVariables(
                        optimization.copies().last(values),
                        pace.kept()
                                ? Optional.of(optimization.copies().kept(values))
                                : Optional.empty(),
                        pace.memory(),
                        pace.done(),
                        pace.outcome());
            }
        }
    }

    private static Map<String, Double> firstWeights(StepRecipe recipe) {
        return recipe.rule().weights(0, recipe.rule().memory());
    }

    /** Returns the slots of the numbers that the rule sets for each step. */
    private static List<ScheduledSource.Slot> weightSlots(
            GraphBatch batch, StepRecipe recipe, RulePace pace) {
        return firstWeights(recipe).keySet().stream()
                .map(name -> TrainingRun.slot(batch.scheduled(name), step -> pace.weight(name)))
                .toList();
    }

    private static void requireNoText(View view) {
        if (!(view instanceof View.Images) && !(view instanceof View.Numbers)) {
            throw new IllegalArgumentException(
                    "the view '%s' contains texts; only pictures and numbers are supported"
                            .formatted(view.name()));
        }
    }
}
