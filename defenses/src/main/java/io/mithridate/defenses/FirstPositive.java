package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.training.View;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Replaces a caption with an augmenter's first positive; a caption without positives is not
 * changed.
 *
 * @param augmenter the augmenter that generates the positives
 */
public record FirstPositive(FittedAugmenter augmenter) implements View.TextTransform {

    private static final String AUGMENTER_USE = "augmented captions";

    /**
     * Returns a transform whose augmenter is fitted to the captions of the defender's clean pairs.
     */
    public static FirstPositive of(DefenseContext context, PluginRef<TextAugmenter> augmenter) {
        return of(context, augmenter, context.cleanPairs());
    }

    /** Returns a transform whose augmenter is fitted to the captions of the given pairs. */
    public static FirstPositive of(
            DefenseContext context, PluginRef<TextAugmenter> augmenter, PairSet pairs) {
        return new FirstPositive(context.augmenter(AUGMENTER_USE, augmenter, pairs));
    }

    /**
     * Returns the access that a defense needs to train on augmented texts: {@code otherAccess} and,
     * if one of its augmenters reads the data set's vocabulary, class names.
     */
    public static Set<Access> access(
            Plugins plugins, List<PluginRef<TextAugmenter>> augmenters, Access... otherAccess) {
        Set<Access> access = EnumSet.noneOf(Access.class);
        access.addAll(List.of(otherAccess));
        if (augmenters.stream().anyMatch(each -> plugins.create(each).readsVocabulary())) {
            access.add(Access.CLASS_NAMES);
        }
        return access;
    }

    @Override
    public String apply(String caption, RandomGenerator random) {
        return augmenter.augment(caption, random).positives().stream().findFirst().orElse(caption);
    }

    /**
     * Returns a view of the captions changed by this transform, either again in each epoch or once
     * for the whole run.
     *
     * @param name the view's name; views with different names contain different texts
     * @param fixed whether each caption is changed once for the whole run
     * @param run the run's seed, from which texts that are generated once are derived
     */
    public View.Captions view(String name, boolean fixed, Seed run) {
        return View.captions(name, fixed ? onceForAll(run.at("text-augmentation").at(name)) : this);
    }

    /**
     * Returns a transform that changes each caption once for the whole run; equal captions give
     * equal texts.
     *
     * @param seed the seed that the texts are derived from
     */
    public View.TextTransform onceForAll(Seed seed) {
        return (caption, random) -> apply(caption, seed.at(caption).generator());
    }
}
