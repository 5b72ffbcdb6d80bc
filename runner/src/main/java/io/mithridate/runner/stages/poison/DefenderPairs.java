package io.mithridate.runner.stages.poison;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clean pairs that a defender has. Pairs are drawn in an order that depends only on the seed,
 * so a smaller set is a prefix of a larger one.
 *
 * @param all the pairs of the data set
 * @param count the number of the defender's pairs
 * @param seed the seed with which the pairs are drawn
 * @param poison the poisoned pairs, if the defender's pairs are drawn from the poisoned run; empty
 *     if the defender's pairs are disjoint from the run or nothing is poisoned
 */
public record DefenderPairs(PairsInput all, int count, NamedSeed seed, Optional<Stage> poison)
        implements PairSource {

    static Seed drawnBy(NamedSeed seed) {
        return seed.seed().at("partition");
    }

    /**
     * Returns the pairs in the order in which they were drawn.
     *
     * @throws IllegalArgumentException if too few of the run's pairs are clean
     */
    @Override
    public PairSet pairs(Workspace workspace) throws IOException {
        PairSet pairs = all.pairs();
        if (poison.isEmpty()) {
            return pairs.select(PairPartition.defense(pairs, count, drawnBy(seed)));
        }
        Set<String> poisoned = poisonedPictures(pairs, workspace.input(poison.get()).folder());
        int[] clean =
                Arrays.stream(drawnBy(seed).permutation(pairs.size()))
                        .filter(index -> !poisoned.contains(pairs.pictureId(index)))
                        .limit(count)
                        .toArray();
        if (clean.length < count) {
            throw new IllegalArgumentException(
                    "the defender asks for %d clean pairs, but only %d of the run's %d are clean"
                            .formatted(count, clean.length, pairs.size()));
        }
        return pairs.select(clean);
    }

    /**
     * Returns the pictures of poisoned pairs. The defender does not get clean pairs with these
     * pictures either, since they could reveal the poison.
     */
    private static Set<String> poisonedPictures(PairSet pairs, Path folder) throws IOException {
        Set<String> poisoned = new HashSet<>();
        for (PoisonedPair pair : PoisonManifest.read(folder).pairs()) {
            poisoned.add(pair.id());
            pair.pictureFrom().ifPresent(poisoned::add);
        }
        return PoisonedPairs.indices(pairs, poisoned).values().stream()
                .map(pairs::pictureId)
                .collect(Collectors.toSet());
    }
}
