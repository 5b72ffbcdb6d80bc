package io.mithridate.runner.stages.pairs;

import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.PoisonManifestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clean pairs that a defender has. The pairs of one seed are drawn in one order, so that a
 * smaller number of them is the beginning of a larger one.
 *
 * @param all the pairs of the data set
 * @param count how many the defender has
 * @param seed draws them
 * @param poison which pairs of the run are poisoned, where the defender's pairs are among the
 *     run's; empty where the two are apart or none is poisoned
 */
public record DefenderPairs(
        PairsInput all, int count, NamedSeed seed, Optional<ArtifactInput> poison)
        implements PairSource {

    public static Seed drawnBy(NamedSeed seed) {
        return seed.seed().at("partition");
    }

    /**
     * The pairs, in the order in which they were drawn.
     *
     * @throws IllegalArgumentException if too few of the run's pairs are clean
     */
    @Override
    public PairSet pairs(Workspace workspace) throws IOException {
        PairSet pairs = all.pairs();
        if (poison.isEmpty()) {
            return pairs.select(PairPartition.defense(pairs, count, drawnBy(seed)));
        }
        Set<String> poisoned = poisonedPictures(pairs, poison.get().in(workspace).folder());
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

    /** A clean pair of a picture whose other pair is poisoned would tell the defender of it. */
    private static Set<String> poisonedPictures(PairSet pairs, Path folder) throws IOException {
        Set<String> poisoned = new HashSet<>();
        for (PoisonedPair pair : PoisonManifestFile.read(folder).pairs()) {
            poisoned.add(pair.id());
            pair.pictureFrom().ifPresent(poisoned::add);
        }
        return PairPlaces.of(pairs, poisoned).values().stream()
                .map(pairs::pictureId)
                .collect(Collectors.toSet());
    }
}
