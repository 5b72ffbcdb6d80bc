package io.mithridate.tensorflow.training;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trains a CLIP further with an objective: what most defenses are a dozen lines on.
 *
 * <p>The graph is rebuilt from the checkpoint alone. The same checkpoint, pairs, objective, recipe,
 * seed and {@link Compute} give the same weights, bit for bit on the CPU.
 */
public final class FineTuner {

    /** The part of the heap that decoded pictures may take. */
    private static final int HEAP_SHARE_FOR_PICTURES = 4;

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
     * Trains.
     *
     * @param start where training begins; not changed
     * @param pairs what to train on; shuffled anew in each epoch, a last incomplete batch is left
     *     out
     * @param context where the checkpoint is written, the seed, and who listens
     * @return the trained model, in the context's folder
     * @throws IllegalArgumentException if there are fewer pairs than a batch holds, or the
     *     objective's views or loss do not fit together
     * @throws io.mithridate.api.model.InvalidCheckpointException if the start cannot be read
     * @throws io.mithridate.api.training.NonFiniteLossException if training diverges
     */
    public Checkpoint fineTune(
            Checkpoint start,
            PairSet pairs,
            Objective objective,
            Recipe recipe,
            TrainingContext context) {
        requireAStep(pairs, recipe, context);
        List<View> views = List.copyOf(objective.views());
        requireUniqueNames(views);
        ClipCheckpoint clip = ClipCheckpoint.read(start);
        BatchShape shape =
                new BatchShape(
                        recipe.batch(),
                        (long) pairs.size() / recipe.pairsPerStep() * recipe.accumulate(),
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
                            recipe.freezeBatchNorm(),
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
            loop.begin(clip.weights());
            batch.frozenVariables().load(computation.session(), clip.weights());
            long firstBatch =
                    recipe.accumulate()
                            * context.checkpointing()
                                    .map(kept -> loop.resume(kept, run(clip, pairs, context)))
                                    .orElse(0L);
            try (TrainingPictures pictures =
                            new TrainingPictures(
                                    pairs,
                                    views,
                                    shape.imageSize(),
                                    decoder,
                                    cache,
                                    Runtime.getRuntime().maxMemory() / HEAP_SHARE_FOR_PICTURES);
                    BatchLoader loader =
                            new BatchLoader(
                                    new BatchWriter(
                                            pairs,
                                            views,
                                            shape,
                                            pictures,
                                            clip.tokenizer(),
                                            context.seed()),
                                    batch.slots(),
                                    shape,
                                    pairs.size(),
                                    recipe.epochs(),
                                    firstBatch,
                                    context.seed(),
                                    compute.threads())) {
                TrainLoop.Source source =
                        new ScheduledSource(
                                loader,
                                batch.scheduled(),
                                objective.scheduledNumbers(),
                                recipe,
                                firstBatch);
                return clip.with(loop.run(context.name(), source, context.listener()))
                        .write(context.folder());
            }
        }
    }

    /** What decides the result beside the recipe and the graph, which holds the objective. */
    private Map<String, String> run(ClipCheckpoint clip, PairSet pairs, TrainingContext context) {
        return Map.of(
                "compute", compute.toString(),
                "pairs", "%d %s".formatted(pairs.size(), pairs.fingerprint()),
                "seed", context.seed().toString(),
                "start", TrainingChecksum.of(clip.weights()));
    }

    private static void requireAStep(PairSet pairs, Recipe recipe, TrainingContext context) {
        if (pairs.size() >= recipe.pairsPerStep()) {
            return;
        }
        throw new IllegalArgumentException(
                recipe.accumulate() == 1
                        ? "%s: %d pairs are fewer than one batch of %d; a batch of at most %d would train"
                                .formatted(
                                        context.name(), pairs.size(), recipe.batch(), pairs.size())
                        : "%s: %d pairs are fewer than the %d batches of %d that make a step"
                                .formatted(
                                        context.name(),
                                        pairs.size(),
                                        recipe.accumulate(),
                                        recipe.batch()));
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
