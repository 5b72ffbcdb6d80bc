package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an attacker takes from pairs: pictures of the target, and others that are to be taken for
 * it, each with a caption of the target.
 *
 * @param targets pairs whose captions name the target
 * @param others pairs whose captions do not
 * @param captions for each of the others a caption of the target, drawn with replacement
 */
record TargetPairs(PairSet targets, PairSet others, List<String> captions) {

    /**
     * Draws so many of the others, or all there are.
     *
     * @throws IllegalArgumentException if no caption names the target, or all do
     */
    static TargetPairs of(PairSet pairs, AttackFacts facts, int count, Seed seed) {
        ClassNames names = new ClassNames(facts.names());
        int target = facts.mapping().target().orElseThrow();
        List<Integer> naming = new ArrayList<>();
        List<Integer> lacking = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            (names.names(pairs.caption(i), target) ? naming : lacking).add(i);
        }
        if (naming.isEmpty() || lacking.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s of the %d captions names the target '%s'; some have to, and some not"
                            .formatted(
                                    naming.isEmpty() ? "none" : "each",
                                    pairs.size(),
                                    facts.targetName()));
        }
        int[] order = seed.at("pictures").permutation(lacking.size());
        int[] chosen =
                Arrays.stream(order)
                        .limit(Math.min(count, lacking.size()))
                        .map(lacking::get)
                        .toArray();
        return new TargetPairs(
                pairs.select(naming.stream().mapToInt(i -> i).toArray()),
                pairs.select(chosen),
                Arrays.stream(chosen)
                        .mapToObj(
                                i ->
                                        pairs.caption(
                                                naming.get(
                                                        seed.at("captions")
                                                                .at(pairs.id(i))
                                                                .generator()
                                                                .nextInt(naming.size()))))
                        .toList());
    }
}
