package io.mithridate.augmenters.counterfactual;

import java.util.Set;

/**
 * Verbs, in their base forms, that go with any noun of a kind: what barks is a dog, what sits may
 * be any animal.
 */
final class SafeVerbs {

    private static final Set<String> OF_ANIMALS =
            Set.of(
                    ("stand sit lie lay sleep rest walk run play eat drink look watch stare gaze"
                         + " wait hide jump climb chase follow cross be pose peek peer wander roam"
                         + " relax lounge nap approach face explore sniff wear have see cuddle"
                         + " share surround")
                            .split(" ", -1));

    private static final Set<String> OF_THINGS =
            Set.of(
                    ("stand sit lie lay hang lean rest park place display arrange stack pile sell"
                                    + " cover surround fill line stop leave arrive wait cross"
                                    + " belong be decorate abandon overlook face hold have drive"
                                    + " travel pass move dry")
                            .split(" ", -1));

    private static final Set<String> WITH_ANYTHING =
            Set.of(
                    ("hold carry watch show see face chase follow pass approach feature depict"
                                    + " include contain have display photograph touch hug kiss hide"
                                    + " surround push pull wash clean wear cut overlook like love"
                                    + " cross build paint draw")
                            .split(" ", -1));

    private SafeVerbs() {}

    /** Whether any noun of a kind may do what a verb says. */
    static boolean mayBeDoneBy(NounGroup.Kind kind, String verb) {
        return kind == NounGroup.Kind.LIVING ? OF_ANIMALS.contains(verb) : OF_THINGS.contains(verb);
    }

    /** Whether a verb may have any noun for its object. */
    static boolean mayBeDoneTo(String verb) {
        return WITH_ANYTHING.contains(verb);
    }
}
