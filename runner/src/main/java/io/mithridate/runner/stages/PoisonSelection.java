package io.mithridate.runner.stages;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Chooses which pairs are poisoned, and writes their captions. */
final class PoisonSelection {

    private PoisonSelection() {}

    /**
     * Poisons a share of the pairs: drawn at random from those that the attack finds eligible, the
     * target's own pictures among them, as the reference implementations do.
     *
     * @throws IllegalArgumentException if fewer pairs are eligible than the rate asks for
     */
    static PoisonManifest choose(PairSet clean, double rate, PreparedAttack attack, Seed seed) {
        int count = attack.triggers().isEmpty() ? 0 : (int) Math.round(rate * clean.size());
        List<PoisonedPair> poisoned = new ArrayList<>(count);
        for (int index : choose(clean, count, attack, seed.at("selection"))) {
            Seed own = seed.at(clean.id(index));
            poisoned.add(
                    new PoisonedPair(
                            clean.id(index),
                            clean.caption(index),
                            attack.poisonCaption(clean.caption(index), own.at("caption")),
                            own.at("trigger").value()));
        }
        return new PoisonManifest(poisoned);
    }

    private static List<Integer> choose(
            PairSet pairs, int count, PreparedAttack attack, Seed seed) {
        List<Integer> chosen = new ArrayList<>(count);
        for (int index : seed.permutation(pairs.size())) {
            if (chosen.size() == count) {
                break;
            }
            if (attack.eligible(pairs.caption(index))) {
                chosen.add(index);
            }
        }
        if (chosen.size() < count) {
            throw new IllegalArgumentException(
                    "the poisoning rate asks for %d poisoned pairs, but only %d of %d are eligible"
                            .formatted(count, chosen.size(), pairs.size()));
        }
        Collections.sort(chosen);
        return chosen;
    }
}
