package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Copies of clean pairs. The control is trained on them in place of the pairs that an attack adds,
 * so that both trainings have the same length.
 */
public final class CleanCopies {

    private CleanCopies() {}

    /**
     * Draws copies. No pair is copied twice before every pair has been copied once.
     *
     * @param pairs at least one pair
     * @param count the number of copies
     */
    public static PoisonManifest of(PairSet pairs, int count, Seed seed) {
        int[] shuffled = seed.at("selection").permutation(pairs.size());
        List<PoisonedPair> copies =
                IntStream.range(0, count)
                        .mapToObj(number -> copy(pairs, shuffled[number % shuffled.length], number))
                        .toList();
        return new PoisonManifest(copies);
    }

    private static PoisonedPair copy(PairSet pairs, int index, int number) {
        return new PoisonedPair(
                "copy-" + number,
                pairs.caption(index),
                pairs.caption(index),
                0,
                Poisoned.Kind.COPY,
                false,
                OptionalInt.empty(),
                Optional.of(pairs.id(index)),
                Optional.empty(),
                OptionalDouble.empty());
    }
}
