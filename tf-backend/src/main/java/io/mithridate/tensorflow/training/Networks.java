package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.TowerWeights;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Trains a small network of the plugin's own on pictures, and runs it: what attacks are made with
 * whose trigger is a network.
 *
 * <p>Networks are computed in single precision, whatever the precision of towers is. The same
 * pictures, objective, recipe, seed and {@link Compute} give the same weights, bit for bit on the
 * CPU, in any number of loader threads and after a kill.
 */
public final class Networks {

    private final Compute compute;
    private final ImageDecoder decoder;
    private final PictureCacheFolder cache;

    /**
     * A trainer of networks.
     *
     * @param compute what trains and runs
     * @param decoder decodes pictures and brings them to the network's size
     * @param cache where decoded pictures are kept on disk, if anywhere; changes no result
     */
    @Inject
    public Networks(Compute compute, ImageDecoder decoder, PictureCacheFolder cache) {
        this.compute = compute;
        this.decoder = decoder;
        this.cache = cache;
    }

    /**
     * Trains a network from its initialisers on.
     *
     * @param pictures what to train on, as often as the steps need it, shuffled anew each time;
     *     captions are not read
     * @param side of the square pictures that the network sees, in pixels
     * @param context seed, saved states, and who listens; nothing is written to its folder
     * @return the weights by name, in PyTorch's order of axes
     * @throws IllegalArgumentException if there are fewer pictures than a batch holds, or the loss
     *     does not depend on one of the variables
     * @throws io.mithridate.api.backend.NonFiniteLossException if training diverges
     */
    public Map<String, NumberArray> train(
            PairSet pictures,
            int side,
            NetworkObjective objective,
            NetworkRecipe recipe,
            TrainingContext context) {
        return train(
                Optional.empty(), pictures, side, objective, recipe, context, compute.threads());
    }

    /**
     * Trains a network against a model that stays as it is; see {@link NetworkBatch#embed}.
     *
     * @param surrogate the model; pictures are brought to its size
     * @param pictures what to train on, as often as the steps need it, shuffled anew each time;
     *     captions are not read
     * @param context seed, saved states, and who listens; nothing is written to its folder
     * @return the network's weights by name, in PyTorch's order of axes
     * @throws IllegalArgumentException if there are fewer pictures than a batch holds, or the loss
     *     does not depend on one of the variables
     * @throws io.mithridate.api.model.InvalidCheckpointException if the model cannot be read
     * @throws io.mithridate.api.backend.NonFiniteLossException if training diverges
     */
    public Map<String, NumberArray> train(
            Checkpoint surrogate,
            PairSet pictures,
            NetworkObjective objective,
            NetworkRecipe recipe,
            TrainingContext context) {
        TowerWeights model = TowerWeights.read(surrogate);
        return train(
                Optional.of(model),
                pictures,
                model.architecture().imageSize(),
                objective,
                recipe,
                context,
                compute.threads());
    }

    /** The same with so many threads that load pictures, which changes no result. */
    Map<String, NumberArray> train(
            Optional<TowerWeights> surrogate,
            PairSet pictures,
            int side,
            NetworkObjective objective,
            NetworkRecipe recipe,
            TrainingContext context,
            int loaders) {
        if (pictures.size() < recipe.batch()) {
            throw new IllegalArgumentException(
                    "%s: %d pictures are fewer than one batch of %d"
                            .formatted(context.name(), pictures.size(), recipe.batch()));
        }
        BatchShape shape =
                new BatchShape(recipe.batch(), pictures.size() / recipe.batch(), side, 0);
        try (Computation computation = new Computation(compute)) {
            NetworkGraph graph =
                    new NetworkGraph(computation, shape, objective, surrogate, context.seed());
            Variables variables = graph.variables();
            TrainLoop loop =
                    new TrainLoop(
                            computation,
                            graph.loss(),
                            variables,
                            graph.updates(),
                            recipe.oneEpoch(),
                            Optional.empty());
            loop.begin(
                    Variables.initialValues(
                            List.copyOf(variables.all()), context.seed().at("weights")));
            graph.loadFrozen(computation.session(), objective.frozen(), surrogate);
            Substitutes substitutes = new Substitutes(pictures, context.seed());
            long done =
                    context.checkpointing()
                            .map(
                                    kept ->
                                            loop.resume(
                                                    kept,
                                                    run(
                                                            pictures,
                                                            objective.frozen(),
                                                            surrogate,
                                                            recipe,
                                                            context),
                                                    substitutes))
                            .orElse(0L);
            try (TrainingPictures trained =
                            new TrainingPictures(
                                    pictures, NetworkGraph.views(), side, decoder, cache);
                    BatchLoader loader =
                            new BatchLoader(
                                    new BatchWriter(
                                            pictures,
                                            NetworkGraph.views(),
                                            shape,
                                            trained,
                                            context.seed(),
                                            substitutes),
                                    graph.slots(),
                                    shape,
                                    pictures.size(),
                                    epochs(recipe, shape),
                                    done,
                                    context.seed(),
                                    loaders)) {
                Map<String, float[]> weights =
                        loop.run(
                                context.name(),
                                graph.source(loader, recipe, done),
                                context.listener());
                substitutes.tell(context.listener());
                return arrays(weights, variables);
            }
        }
    }

    /** How often the pictures are gone through, the last time perhaps not to the end. */
    private static int epochs(NetworkRecipe recipe, BatchShape shape) {
        return Math.toIntExact(
                (recipe.steps() + shape.batchesPerEpoch() - 1) / shape.batchesPerEpoch());
    }

    /** What decides the result beside the recipe and the graph, which holds the objective. */
    private Map<String, String> run(
            PairSet pictures,
            Map<String, NumberArray> frozen,
            Optional<TowerWeights> surrogate,
            NetworkRecipe recipe,
            TrainingContext context) {
        return Map.of(
                "compute", compute.toString(),
                // One epoch of the loop's recipe stands for any number of steps.
                "steps", Integer.toString(recipe.steps()),
                "pictures", "%d %s".formatted(pictures.size(), pictures.fingerprint()),
                "seed", context.seed().toString(),
                "frozen", TrainingChecksum.of(new TreeMap<>(RunningNetwork.values(frozen))),
                "model",
                        surrogate
                                .map(model -> TrainingChecksum.of(model.weights()))
                                .orElse("none"));
    }

    private static Map<String, NumberArray> arrays(
            Map<String, float[]> values, Variables variables) {
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        values.forEach(
                (name, numbers) -> {
                    long[] shape = variables.variable(name).shape();
                    arrays.put(
                            name,
                            new NumberArray(
                                    Arrays.stream(shape).mapToObj(Math::toIntExact).toList(),
                                    numbers));
                });
        return arrays;
    }

    /**
     * Opens a network that changes pictures; the caller closes it.
     *
     * @param side of the square pictures that go in and come out, in pixels
     * @param weights by name; those that the function does not ask for are ignored
     * @param function gives (1, S, S, 3)
     * @throws IllegalArgumentException if a weight is missing or has another length
     */
    public RunningNetwork<Image> pictures(
            int side, Map<String, NumberArray> weights, NetworkFunction<TUint8> function) {
        return RunningNetwork.open(
                compute, side, weights, function, result -> picture(result, side));
    }

    private static Image picture(Tensor result, int side) {
        byte[] rgb = new byte[side * side * Image.CHANNELS];
        result.asRawTensor().data().read(rgb);
        return new Image(side, side, rgb);
    }

    /**
     * Opens a network that finds numbers in pictures; the caller closes it.
     *
     * @param side of the square pictures that go in, in pixels
     * @param weights by name; those that the function does not ask for are ignored
     * @param function gives (1, K), of which K numbers are read
     * @throws IllegalArgumentException if a weight is missing or has another length
     */
    public RunningNetwork<float[]> numbers(
            int side, Map<String, NumberArray> weights, NetworkFunction<TFloat32> function) {
        return RunningNetwork.open(compute, side, weights, function, Networks::row);
    }

    private static float[] row(Tensor result) {
        float[] row = new float[Math.toIntExact(result.size())];
        result.asRawTensor().data().asFloats().read(row);
        return row;
    }
}
