package io.mithridate.defenses.robust;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.defenses.FirstPositive;
import io.mithridate.tensorflow.training.View;

/**
 * Captions that are augmented anew in each epoch, or once for the whole run.
 *
 * @param augmenter changes them
 * @param onceForAll whether each is augmented once; equal captions then get equal texts
 * @param seed where texts that are made once come from
 */
record StrongCaptions(FittedAugmenter augmenter, boolean onceForAll, Seed seed) {

    /** A view; views of different names are augmented independently. */
    View.Captions view(String name) {
        FirstPositive anew = new FirstPositive(augmenter);
        return View.captions(
                name,
                onceForAll
                        ? (caption, random) ->
                                anew.apply(caption, seed.at(name).at(caption).generator())
                        : anew);
    }
}
