package io.mithridate.defenses.robust;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.PairEmbeddings;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.FirstPositive;
import io.mithridate.defenses.TextAccess;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Trains in the victim's place, and trains picture and caption together only where they already
 * agree: the pictures and the captions of the other pairs are trained apart, until they do.
 *
 * <p>SafeCLIP, <a href="https://arxiv.org/abs/2310.05862">Yang et al., 2023</a>, after the released
 * code. First come in-modal epochs, then cross-modal ones at a small rate. Before each later epoch
 * a mixture of two normal distributions is fitted to the pairs' cosines; {@link SafePairs} says
 * which are safe. The epoch then goes through the risky pairs in-modally and through the safe ones
 * cross-modally.
 *
 * <p>Ours: pools begin with the first pairs as the base model embeds them, and what enters them is
 * the view that is looked for; each epoch has as many steps as one over all pairs.
 */
public final class SafeClip implements RobustTraining {

    private final SafeClipOptions options;
    private final FineTuner fineTuner;
    private final Plugins plugins;

    /**
     * Made by injection.
     *
     * @param options epochs, safety and augmentation
     * @param fineTuner trains
     * @param plugins knows the text augmenter that the options name
     */
    @Inject
    public SafeClip(SafeClipOptions options, FineTuner fineTuner, Plugins plugins) {
        this.options = options;
        this.fineTuner = fineTuner;
        this.plugins = plugins;
    }

    @Override
    public Set<Access> requires() {
        return TextAccess.ofTexts(plugins, List.of(options.textAugmenter()));
    }

    @Override
    public Checkpoint train(Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context) {
        requireLaterEpochs(recipe);
        View.Images images = options.imageAugmentation().images("image-view");
        FirstPositive texts =
                new FirstPositive(
                        context.augmenter(FirstPositive.TEXTS, options.textAugmenter(), pairs));
        Seed seed = context.training().seed();
        View.Captions captions = texts.view("caption-view", options.compat(), seed);
        return fineTuner.fineTune(
                base,
                pairs,
                new SafeClipObjective(
                        images,
                        options.imageAugmentation().images("other-image-view"),
                        captions,
                        texts.view("other-caption-view", options.compat(), seed),
                        pools(base, pairs, context)),
                recipe,
                new SafeClipRegime(
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
                    ("safe-clip: the victim's recipe has %d epochs, and the first %d tell no pairs"
                         + " apart; give poisoning at least %d epochs, or in-modal-epochs and"
                         + " cross-modal-epochs fewer")
                            .formatted(recipe.epochs(), early, early + 1));
        }
    }

    private Optional<SafeClipObjective.Pools> pools(
            Checkpoint base, PairSet pairs, DefenseContext context) {
        if (options.pool() == 0) {
            return Optional.empty();
        }
        int size = Math.min(options.pool(), pairs.size());
        PairEmbeddings first =
                context.embed(base, pairs.select(IntStream.range(0, size).toArray()));
        return Optional.of(
                new SafeClipObjective.Pools(
                        new NeighbourPool("image-pool", first.images().normalised()),
                        new NeighbourPool("caption-pool", first.texts().normalised())));
    }
}
