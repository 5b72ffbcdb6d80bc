package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
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
 * Replaces a caption by an augmenter's first positive; a caption without one stays as it is.
 *
 * @param augmenter changes captions
 */
public record FirstPositive(FittedAugmenter augmenter) implements View.TextTransform {

    private static final String TEXTS = "augmented captions";

    /** Changes captions by an augmenter that is fitted to the defender's clean pairs. */
    public static FirstPositive of(DefenseContext context, PluginRef<TextAugmenter> augmenter) {
        return of(context, augmenter, context.cleanPairs());
    }

    /** Changes captions by an augmenter that is fitted to those of some pairs. */
    public static FirstPositive of(
            DefenseContext context, PluginRef<TextAugmenter> augmenter, PairSet pairs) {
        return new FirstPositive(context.augmenter(TEXTS, augmenter, pairs));
    }

    /**
     * Access of a defense that trains on texts: what it needs besides, and class names if one of
     * its augmenters reads the words of the data set.
     */
    public static Set<Access> access(
            Plugins plugins, List<PluginRef<TextAugmenter>> augmenters, Access... besides) {
        Set<Access> access = EnumSet.noneOf(Access.class);
        access.addAll(List.of(besides));
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
     * A view of the captions so changed: anew in each epoch, or once for the whole run.
     *
     * @param name of the view; views of different names hold different texts
     * @param once whether each caption is changed once for the whole run
     * @param run the run's seed, from which the texts come that are made once
     */
    public View.Captions view(String name, boolean once, Seed run) {
        return View.captions(name, once ? onceForAll(run.at("text-augmentation").at(name)) : this);
    }

    /**
     * The same, but each caption is changed once for the whole run; equal captions get equal texts.
     *
     * @param seed where the texts come from
     */
    public View.TextTransform onceForAll(Seed seed) {
        return (caption, random) -> apply(caption, seed.at(caption).generator());
    }
}
