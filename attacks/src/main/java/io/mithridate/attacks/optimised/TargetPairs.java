package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The pairs that an attacker uses: pictures of the target class, and other pictures that should be
 * assigned to the target, each with a caption of the target. A picture belongs to the target if any
 * of its captions names the target; each picture is used once, regardless of how many captions it
 * has.
 *
 * @param targets one pair for each picture of the target
 * @param others pairs of other pictures
 * @param captions one caption of the target for each of {@code others}, drawn with replacement
 */
record TargetPairs(PairSet targets, PairSet others, List<String> captions) {

    /**
     * Draws {@code count} of the other pictures, or all if there are fewer.
     *
     * @throws IllegalArgumentException if no picture, or every picture, belongs to the target
     */
    static TargetPairs of(PairSet pairs, AttackFacts facts, int count, Seed seed) {
        ClassNames names = new ClassNames(facts.names());
        int target = facts.mapping().target().orElseThrow();
        List<Integer> namingTarget = new ArrayList<>();
        List<Integer> notNamingTarget = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        Set<String> targetPictures = new HashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (!names.names(pairs.caption(i), target)) {
                notNamingTarget.add(i);
                continue;
            }
            namingTarget.add(i);
            if (targetPictures.add(pairs.pictureId(i))) {
                targets.add(i);
            }
        }
        notNamingTarget.removeIf(i -> targetPictures.contains(pairs.pictureId(i)));
        if (namingTarget.isEmpty() || notNamingTarget.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s of the %d pairs has a picture of the target '%s'; at least one must and at least one must not"
                            .formatted(
                                    namingTarget.isEmpty() ? "none" : "each",
                                    pairs.size(),
                                    facts.targetName()));
        }
        Set<String> drawn = new HashSet<>();
        int[] chosen =
                Arrays.stream(seed.at("pictures").permutation(notNamingTarget.size()))
                        .map(notNamingTarget::get)
                        .filter(i -> drawn.add(pairs.pictureId(i)))
                        .limit(count)
                        .toArray();
        return new TargetPairs(
                pairs.select(targets.stream().mapToInt(i -> i).toArray()),
                pairs.select(chosen),
                Arrays.stream(chosen)
                        .mapToObj(
                                i ->
                                        pairs.caption(
                                                namingTarget.get(
                                                        seed.at("captions")
                                                                .at(pairs.id(i))
                                                                .generator()
                                                                .nextInt(namingTarget.size()))))
                        .toList());
    }
}
