package io.mithridate.defenses.robust;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.PairEmbeddings;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.model.Checkpoint;
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
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Replaces the victim's training. Picture and caption are trained together only in pairs in which
 * they already match. In the other pairs, pictures and captions are trained separately until they
 * match.
 *
 * <p>SafeCLIP, <a href="https://arxiv.org/abs/2310.05862">Yang et al., 2023</a>, following the
 * released code. Training starts with in-modal epochs, followed by cross-modal epochs at a small
 * learning rate. Before each later epoch, a mixture of two normal distributions is fitted to the
 * cosine similarities of the pairs, and {@link SafePairs} determines which pairs are safe. The
 * epoch then trains on the risky pairs with the in-modal loss and on the safe pairs with the
 * cross-modal loss.
 *
 * <p>Our choices: the pools initially contain the first pairs as embedded by the base model, the
 * view whose neighbors are looked up is the one added to the pools, and each epoch has as many
 * steps as an epoch over all pairs.
 */
@About(
        name = "safe-clip",
        summary =
                "replaces the victim's training, and matches picture and caption only where they"
                        + " agree",
        fidelity = Fidelity.PAPER,
        papers =
                "Yang et al., 2023. Better Safe than Sorry: Pre-training CLIP against Targeted Data"
                        + " Poisoning and Backdoor Attacks. arXiv:2310.05862")
public record SafeClip(Options options, FineTuner fineTuner, Plugins plugins)
        implements RobustTraining {

    /** Creates the defense by dependency injection. */
    @Inject
    public SafeClip {}

    @Override
    public Set<Access> requires() {
        return FirstPositive.access(plugins, List.of(options.textAugmenter()));
    }

    @Override
    public Checkpoint train(Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context) {
        requireLaterEpochs(recipe);
        View.Images images = options.imageAugmentation().images("image-view");
        FirstPositive texts = FirstPositive.of(context, options.textAugmenter(), pairs);
        Seed seed = context.training().seed();
        View.Captions captions = texts.view("caption-view", options.compat(), seed);
        return fineTuner.fineTune(
                base,
                pairs,
                objective(
                        images,
                        options.imageAugmentation().images("other-image-view"),
                        captions,
                        texts.view("other-caption-view", options.compat(), seed),
                        pools(base, pairs, context)),
                recipe,
                new SafeClipPolicy.Rates(
                        recipe,
                        options.inModalEpochs(),
                        options.crossModalEpochs(),
                        options.crossModalRate(),
                        options.compat()),
                new SafeClipPolicy(
                        new SafeClipPolicy.Rules(
                                options.inModalEpochs(),
                                options.crossModalEpochs(),
                                options.safePosterior(),
                                options.growth(),
                                options.cap(),
                                options.compat()),
                        images,
                        captions,
                        context::trust),
                context.training());
    }

    private void requireLaterEpochs(Recipe recipe) {
        int early = options.inModalEpochs() + options.crossModalEpochs();
        if (recipe.epochs() <= early) {
            throw new IllegalArgumentException(
                    ("safe-clip: the victim's recipe has %d epochs, and pairs are not judged in the"
                         + " first %d; give poisoning at least %d epochs, or fewer in-modal-epochs"
                         + " and cross-modal-epochs")
                            .formatted(recipe.epochs(), early, early + 1));
        }
    }

    private Optional<Pools> pools(Checkpoint base, PairSet pairs, DefenseContext context) {
        if (options.pool() == 0) {
            return Optional.empty();
        }
        int size = Math.min(options.pool(), pairs.size());
        PairEmbeddings first =
                context.embed(base, pairs.select(IntStream.range(0, size).toArray()));
        return Optional.of(
                new Pools(
                        new NeighbourPool("image-pool", first.images().normalised()),
                        new NeighbourPool("caption-pool", first.texts().normalised())));
    }

    /**
     * Returns an objective with two losses, one of which is active in each step. Let f and t be the
     * pictures and captions of one view, f′ and t′ those of another view, and n(x) the row nearest
     * to x in the pool of its modality, or x itself if there are no pools:
     *
     * <pre>
     * in-modal     ½ [ InfoNCE(f′, n(f)) + InfoNCE(t′, n(t)) ]
     * cross-modal  ½ [ InfoNCE(f, t′) + InfoNCE(t, f′) ]
     * </pre>
     */
    static Objective objective(
            View.Images images,
            View.Images otherImages,
            View.Captions captions,
            View.Captions otherCaptions,
            Optional<Pools> pools) {
        return Objective.of(
                List.of(images, otherImages, captions, otherCaptions),
                (tf, batch) -> {
                    Operand<TFloat32> f = batch.of(images);
                    Operand<TFloat32> otherF = batch.of(otherImages);
                    Operand<TFloat32> t = batch.of(captions);
                    Operand<TFloat32> otherT = batch.of(otherCaptions);
                    Operand<TFloat32> scale = batch.logitScale();
                    Operand<TFloat32> inModalOn = batch.scheduled(SafeClipPolicy.IN_MODAL);
                    Operand<TFloat32> nearF = f;
                    Operand<TFloat32> nearT = t;
                    if (pools.isPresent()) {
                        nearF = lookUpAndAdd(tf, batch, pools.get().images(), f, inModalOn);
                        nearT = lookUpAndAdd(tf, batch, pools.get().captions(), t, inModalOn);
                    }
                    Operand<TFloat32> inModal =
                            Losses.inModal(tf, otherF, nearF, otherT, nearT, scale);
                    Operand<TFloat32> crossModal =
                            Losses.average(
                                    tf,
                                    Losses.infoNce(tf, f, otherT, scale),
                                    Losses.infoNce(tf, t, otherF, scale));
                    return Loss.sum(
                            tf,
                            Loss.term("in-modal", 1, tf.math.mul(inModal, inModalOn)),
                            Loss.term(
                                    "cross-modal",
                                    1,
                                    tf.math.mul(
                                            crossModal,
                                            batch.scheduled(SafeClipPolicy.CROSS_MODAL))));
                });
    }

    /** A pool of pictures and a pool of captions. */
    record Pools(NeighbourPool images, NeighbourPool captions) {}

    /**
     * Looks up the rows of the pool that are nearest to the given rows, then adds the given rows to
     * the pool.
     */
    private static Operand<TFloat32> lookUpAndAdd(
            Ops tf,
            Batch batch,
            NeighbourPool pool,
            Operand<TFloat32> rows,
            Operand<TFloat32> open) {
        Operand<TFloat32> nearest = pool.nearest(tf, batch, rows);
        pool.addBatch(tf, batch, rows, open);
        return nearest;
    }

    /**
     * The options of {@link SafeClip}. The paper's code trains from scratch, for 32 epochs on a
     * million pairs, with 5 in-modal epochs and growth 0.01. The defaults here are ours, for a base
     * model that is already aligned and a small number of epochs.
     */
    public record Options(
            @Option(
                            value =
                                    "Number of first epochs, in which pictures and captions are not"
                                            + " matched.",
                            defaultValue = "1",
                            min = 0,
                            max = 100)
                    int inModalEpochs,
            @Option(
                            value =
                                    "Number of epochs after these in which all pairs are matched at"
                                            + " a small learning rate.",
                            defaultValue = "1",
                            min = 0,
                            max = 100)
                    int crossModalEpochs,
            @Option(
                            value =
                                    "Learning rate of these epochs, as a share of the recipe's"
                                            + " learning rate.",
                            defaultValue = "0.01",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double crossModalRate,
            @Option(
                            value =
                                    "Minimum probability of being safe for a pair to be considered"
                                            + " safe at first.",
                            defaultValue = "0.9",
                            min = 0,
                            max = 1)
                    @Strength
                    double safePosterior,
            @Option(
                            value = "Increase of the share of safe pairs in each epoch.",
                            defaultValue = "0.04",
                            min = 0,
                            max = 1)
                    double growth,
            @Option(value = "Maximum share of safe pairs.", defaultValue = "0.85", min = 0, max = 1)
                    double cap,
            @Option(
                            value =
                                    "Number of rows in the pools of earlier pictures and captions,"
                                        + " in which the in-modal loss searches for the nearest; 0"
                                        + " disables the pools.",
                            defaultValue = "256",
                            min = 0,
                            max = 65_536)
                    int pool,
            @Option(value = "Augmentation of pictures.", defaultValue = "ro-clip")
                    RoClip.StrongViews imageAugmentation,
            @Option(
                            value = "Augmenter that changes captions: its first positive is used.",
                            defaultValue = "eda")
                    PluginRef<TextAugmenter> textAugmenter,
            @Option(
                            value =
                                    "Reproduce the released code: a pair far below both means may"
                                        + " be safe; the learning rate falls to zero within the"
                                        + " early epochs, of which only the last has the small"
                                        + " rate, and again in the later ones, where it rises"
                                        + " again; and each view of a caption is augmented once for"
                                        + " the whole run. By default, captions are augmented again"
                                        + " in each epoch.",
                            defaultValue = "false")
                    boolean compat) {}
}
