package io.mithridate.tensorflow.training;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.TowerWeights;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Optimises a part of the pictures that a frozen CLIP sees, such as a patch or a mask: what
 * triggers are made by, and backdoors found.
 *
 * <p>The same model, pictures, objective, recipe, seed and {@link Compute} give the same numbers,
 * bit for bit on the CPU, also where the run was killed and continued. A batch is embedded at once,
 * whatever {@link Compute#chunk} says: its activations are needed for the gradients.
 */
public final class InputOptimizer {

    private final Compute compute;
    private final ImageDecoder decoder;
    private final PictureCacheFolder cache;

    /**
     * An optimizer.
     *
     * @param compute what computes
     * @param decoder decodes pictures and brings them to the model's size
     * @param cache where decoded pictures are kept on disk, if anywhere; changes no result
     */
    @Inject
    public InputOptimizer(Compute compute, ImageDecoder decoder, PictureCacheFolder cache) {
        this.compute = compute;
        this.decoder = decoder;
        this.cache = cache;
    }

    /** An optimizer that keeps no pictures on disk. */
    public InputOptimizer(Compute compute, ImageDecoder decoder) {
        this(compute, decoder, PictureCacheFolder.none());
    }

    /**
     * Optimises the objective's variables.
     *
     * @param model stays as it is
     * @param pairs whose pictures are shown to the model; shuffled anew whenever all were shown, a
     *     last incomplete batch is left out
     * @param context the seed, who listens, and where the state of the run is saved; its folder is
     *     not written into
     * @throws IllegalArgumentException if there are fewer pairs than a batch holds, or the
     *     objective's parts do not fit together
     * @throws io.mithridate.api.model.InvalidCheckpointException if the model cannot be read
     * @throws io.mithridate.api.backend.NonFiniteLossException if the loss, the gradients or the
     *     variables become infinite or not a number
     */
    public OptimizedInputs optimise(
            Checkpoint model,
            PairSet pairs,
            InputObjective objective,
            InputRecipe recipe,
            TrainingContext context) {
        return optimise(model, pairs, objective, recipe, context, compute.threads());
    }

    /** The same with so many threads that load pictures, which changes no result. */
    OptimizedInputs optimise(
            Checkpoint model,
            PairSet pairs,
            InputObjective objective,
            InputRecipe recipe,
            TrainingContext context,
            int loaders) {
        if (pairs.size() < recipe.batch()) {
            throw new IllegalArgumentException(
                    "%s: %d pairs are fewer than one batch of %d"
                            .formatted(context.name(), pairs.size(), recipe.batch()));
        }
        requireNames(objective);
        objective.views().forEach(view -> requireInput(view, pairs));
        TowerWeights clip = TowerWeights.read(model);
        BatchShape shape =
                new BatchShape(
                        recipe.batch(),
                        pairs.size() / recipe.batch(),
                        clip.architecture().imageSize(),
                        clip.architecture().contextLength());
        try (Computation computation = new Computation(compute)) {
            Optional<LossScaler> scaler = LossScaler.of(computation);
            InputGraph graph = new InputGraph(computation, clip.architecture(), shape, objective);
            Loss loss = objective.loss(computation.ops(), graph);
            Variables inputs = graph.inputs();
            KeptInputs copies = new KeptInputs(computation.ops(), inputs);
            RulePace pace =
                    new RulePace(
                            objective.rule(),
                            recipe.steps(),
                            () -> copies.keep(computation.session()));
            Recipe settings = settings(recipe, shape, pace);
            TrainLoop loop =
                    new TrainLoop(
                            computation,
                            loss,
                            new DirectDifferentiation(
                                    computation, loss, inputs.trained(), copies.remember(), scaler),
                            inputs,
                            settings,
                            scaler);
            loop.begin(Variables.initialValues(List.copyOf(inputs.all()), firstValues(context)));
            graph.model().load(computation.session(), clip.weights());
            Substitutes substitutes = new Substitutes(pairs, context.seed());
            long done =
                    context.checkpointing()
                            .map(
                                    kept ->
                                            loop.resume(
                                                    kept,
                                                    run(clip, pairs, objective, recipe, context),
                                                    substitutes))
                            .orElse(0L);
            try (TrainingPictures pictures =
                            new TrainingPictures(
                                    pairs, objective.views(), shape.imageSize(), decoder, cache);
                    BatchLoader loader =
                            new BatchLoader(
                                    new BatchWriter(
                                            pairs,
                                            objective.views(),
                                            shape,
                                            pictures,
                                            context.seed(),
                                            substitutes),
                                    graph.slots(),
                                    shape,
                                    pairs.size(),
                                    settings.epochs(),
                                    done,
                                    context.seed(),
                                    loaders)) {
                Map<String, float[]> values =
                        loop.run(
                                context.name(),
                                new RuledSource(loader, graph, pace, context.seed()),
                                pace,
                                graph.picturesEmbedded(),
                                context.listener());
                substitutes.tell(context.listener());
                return new OptimizedInputs(
                        copies.last(values),
                        pace.kept() ? Optional.of(copies.kept(values)) : Optional.empty(),
                        pace.memory(),
                        pace.done(),
                        pace.outcome());
            }
        }
    }

    private static Seed firstValues(TrainingContext context) {
        return context.seed().at("first values");
    }

    /** What the loop and its optimizer go by; the rate is the rule's. */
    private static Recipe settings(InputRecipe recipe, BatchShape shape, RulePace pace) {
        long epochs = (recipe.steps() + shape.batchesPerEpoch() - 1) / shape.batchesPerEpoch();
        return new Recipe(
                Math.toIntExact(epochs),
                recipe.batch(),
                pace.rate(0),
                Optional.empty(),
                Recipe.Schedule.COSINE,
                0,
                Recipe.Decayed.WEIGHTS,
                recipe.beta1(),
                recipe.beta2(),
                1e-8,
                0,
                true);
    }

    /** What decides the result beside the recipe and the graph, which holds the loss. */
    private Map<String, String> run(
            TowerWeights clip,
            PairSet pairs,
            InputObjective objective,
            InputRecipe recipe,
            TrainingContext context) {
        return Map.of(
                "compute", compute.toString(),
                // The loop's recipe has whole epochs alone.
                "steps", Integer.toString(recipe.steps()),
                "pairs", "%d %s".formatted(pairs.size(), pairs.fingerprint()),
                "rule", objective.rule().toString(),
                "seed", context.seed().toString(),
                "model", TrainingChecksum.of(clip.weights()));
    }

    private static void requireInput(View view, PairSet pairs) {
        if (view instanceof View.Numbers numbers) {
            if (numbers.rows().count() != pairs.size()) {
                throw new IllegalArgumentException(
                        "the view '%s' has %d rows for %d pairs"
                                .formatted(view.name(), numbers.rows().count(), pairs.size()));
            }
        } else if (!(view instanceof View.Images)) {
            throw new IllegalArgumentException(
                    "the view '%s' is of texts; an input objective has pictures and numbers"
                            .formatted(view.name()));
        }
    }

    private static void requireNames(InputObjective objective) {
        requireUnique("variables", objective.variables().stream().map(InputVariable::name));
        requireUnique("views", objective.views().stream().map(View::name));
        requireUnique("draws", objective.draws().stream().map(Draws::name));
    }

    private static void requireUnique(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "two %s of the objective are called '%s'"
                                            .formatted(what, name));
                        });
    }
}
