package io.mithridate.defenses.robust;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.FirstPositive;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.image.augment.ContrastiveAugment;
import io.mithridate.tensorflow.image.augment.GeometricAugment;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Replaces the victim's training. It trains on augmented pairs and, every few epochs, compares
 * pictures with the nearest captions of a pool instead of their own captions. In these epochs, a
 * poisoned picture is not pulled toward its poisoned caption.
 *
 * <p>RoCLIP, <a href="https://arxiv.org/abs/2303.06854">Yang et al., 2023</a>, following the
 * released code. {@link PoolObjective} defines the loss. By default the pool initially contains the
 * captions of the first pairs as embedded by the base model, which is our choice.
 */
@About(
        name = "ro-clip",
        summary =
                "replaces the victim's training, and in some epochs uses the nearest captions of a"
                        + " pool",
        fidelity = Fidelity.PAPER,
        papers =
                "Yang et al., 2023. Robust Contrastive Language-Image Pretraining against Data"
                        + " Poisoning and Backdoor Attacks. arXiv:2303.06854")
public record RoClip(Options options, FineTuner fineTuner, Plugins plugins)
        implements RobustTraining {

    /** Creates the defense by dependency injection. */
    @Inject
    public RoClip {}

    @Override
    public Set<Access> requires() {
        return FirstPositive.access(plugins, List.of(options.textAugmenter()));
    }

    @Override
    public Checkpoint train(Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context) {
        requireEpochWithPool(recipe);
        Seed seed = context.training().seed();
        FirstPositive texts = FirstPositive.of(context, options.textAugmenter(), pairs);
        return fineTuner.fineTune(
                base,
                pairs,
                new PoolObjective(
                        options.imageAugmentation().images("augmented-image"),
                        texts.view("augmented-caption", options.compat(), seed),
                        new NeighbourPool(
                                "caption-pool", initialPool(base, pairs, seed.at("pool"), context)),
                        options.every(),
                        recipe.epochs()),
                recipe,
                context.training());
    }

    private void requireEpochWithPool(Recipe recipe) {
        if (options.every() > recipe.epochs()) {
            throw new IllegalArgumentException(
                    "ro-clip: the victim's recipe has %d epochs, and the pool is used in every %dth, so the pool would never be used; give every: %d or less, or poisoning at least %d epochs"
                            .formatted(
                                    recipe.epochs(),
                                    options.every(),
                                    recipe.epochs(),
                                    options.every()));
        }
    }

    private Embeddings initialPool(
            Checkpoint base, PairSet pairs, Seed seed, DefenseContext context) {
        int size = (int) Math.max(1, Math.floor(options.pool() * pairs.size()));
        int embeddedCount = options.compat() ? 1 : size;
        Embeddings captions =
                context.embed(base, pairs.select(IntStream.range(0, embeddedCount).toArray()))
                        .texts();
        return (options.compat() ? randomRows(size, captions.dimension(), seed) : captions)
                .normalised();
    }

    private static Embeddings randomRows(int count, int dimension, Seed seed) {
        return new Embeddings(
                count, dimension, Initializer.normal(1).draw(count * dimension, seed.generator()));
    }

    /**
     * CLIP's loss, in which every few epochs the captions of the pictures are replaced with their
     * nearest captions in a pool.
     *
     * <p>In these epochs the text tower receives no gradient, but the optimizer's moments and
     * weight decay still change it.
     *
     * @param images the augmented pictures
     * @param captions the augmented captions
     * @param pool the pool of captions
     * @param every the pool is used in the epochs {@code every}, 2 · {@code every} and so on,
     *     counted from 1
     * @param epochs the number of epochs
     */
    record PoolObjective(
            View.Images images, View.Captions captions, NeighbourPool pool, int every, int epochs)
            implements Objective {

        static final String POOLED = "pooled";

        @Override
        public List<View> views() {
            return List.of(images, captions);
        }

        @Override
        public Map<String, ScheduledNumber> scheduledNumbers() {
            return Map.of(
                    POOLED,
                    (step, steps) -> {
                        long epoch = step / (steps / epochs) + 1;
                        return epoch % every == 0 ? 1 : 0;
                    });
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> f = batch.of(images);
            Operand<TFloat32> t = batch.of(captions);
            Operand<TFloat32> scale = batch.logitScale();
            Operand<TFloat32> pooled = batch.scheduled(POOLED);
            Operand<TFloat32> toNearest = Losses.clip(tf, f, pool.nearest(tf, batch, f), scale);
            pool.addBatch(tf, batch, t, pooled);
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "clip",
                            tf.math.mul(
                                    Losses.clip(tf, f, t, scale),
                                    tf.math.sub(tf.constant(1f), pooled)),
                            1),
                    new Loss.Term("clip-to-pool", tf.math.mul(toNearest, pooled), 1));
        }
    }

    /** The options of {@link RoClip}. */
    public record Options(
            @Option(
                            value =
                                    "Interval, in epochs, at which pictures are matched with the"
                                            + " pool's captions instead of their own; 1 means all"
                                            + " epochs.",
                            defaultValue = "2",
                            min = 1,
                            max = 100)
                    @Strength(Strength.Direction.DECREASING)
                    int every,
            @Option(
                            value =
                                    "Number of captions in the pool, as a share of the training"
                                            + " pairs.",
                            defaultValue = "0.02",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double pool,
            @Option(value = "Augmentation of pictures.", defaultValue = "ro-clip")
                    StrongViews imageAugmentation,
            @Option(
                            value = "Augmenter that changes captions: its first positive is used.",
                            defaultValue = "eda")
                    PluginRef<TextAugmenter> textAugmenter,
            @Option(
                            value =
                                    "Reproduce the released code: the pool starts with random rows,"
                                        + " and captions are augmented once for the whole run. By"
                                        + " default, the pool starts with the first pairs'"
                                        + " captions, and captions are augmented again in each"
                                        + " epoch.",
                            defaultValue = "false")
                    boolean compat) {}

    /** The augmentation of pictures in robust training. */
    public enum StrongViews {
        /** Crops, color changes and blur, as in RoCLIP and SafeCLIP. */
        RO_CLIP,
        /**
         * Only geometric operations, which preserve colors. This is our variant, for data whose
         * captions mention colors. Half of the pictures are mirrored, so it is not suitable for
         * captions that mention left and right.
         */
        GEOMETRIC;

        /** Returns a view of the pictures that is augmented again in each epoch. */
        View.Images images(String name) {
            return switch (this) {
                case RO_CLIP -> View.imagesAtModelSize(name, ContrastiveAugment.strong());
                case GEOMETRIC -> View.images(name, new GeometricAugment());
            };
        }
    }
}
