package io.mithridate.runner.stages;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.DefenseData;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pairs of a poisoned run and those of its defender: the same from (data, options, seed,
 * attack) whenever a stage needs them.
 *
 * @param run the pairs that the victim is trained on
 * @param defense the defender's clean pairs
 * @param manifest which pairs of the run are poisoned
 */
record PoisonedRun(PairSet run, PairSet defense, PoisonManifest manifest) {

    static PoisonedRun of(
            Laboratory laboratory,
            double rate,
            DefenseData defenseData,
            PreparedAttack attack,
            Seed seed) {
        PairSet all = laboratory.pairs().train();
        Seed partitionSeed = seed.at("partition");
        PairPartition partition =
                defenseData.overlapWithPoisonedRun()
                        ? PairPartition.overlapping(all.size())
                        : PairPartition.disjoint(all, defenseData.pairs(), partitionSeed);
        PoisonedPairs run =
                PoisonedPairs.poison(
                        all.select(partition.run()),
                        rate,
                        attack,
                        laboratory.decoder(),
                        laboratory.model().imageSize(),
                        seed.at("poison"));
        Set<String> poisoned = poisonedPictures(run);
        int[] defenseIndices =
                defenseData.overlapWithPoisonedRun()
                        ? Arrays.stream(partitionSeed.permutation(all.size()))
                                .filter(index -> !poisoned.contains(all.pictureId(index)))
                                .limit(defenseData.pairs())
                                .toArray()
                        : partition.defense();
        if (defenseIndices.length < defenseData.pairs()) {
            throw new IllegalArgumentException(
                    "the defender asks for %d clean pairs, but only %d of the run's %d are clean"
                            .formatted(defenseData.pairs(), defenseIndices.length, all.size()));
        }
        PairSet defense = all.select(defenseIndices);
        assertNonePoisoned(defense, poisoned);
        return new PoisonedRun(run, defense, run.manifest());
    }

    /** A clean pair of a picture whose other pair is poisoned would tell the defender of it. */
    private static Set<String> poisonedPictures(PoisonedPairs run) {
        Set<String> poisoned = run.manifest().ids();
        return IntStream.range(0, run.size())
                .filter(index -> poisoned.contains(run.id(index)))
                .mapToObj(run::pictureId)
                .collect(Collectors.toSet());
    }

    /** Clean pairs are clean by proof, not by construction alone. */
    private static void assertNonePoisoned(PairSet defense, Set<String> poisoned) {
        for (int i = 0; i < defense.size(); i++) {
            if (poisoned.contains(defense.pictureId(i))) {
                throw new IllegalStateException(
                        "the picture %s is poisoned and in the defender's clean pairs"
                                .formatted(defense.pictureId(i)));
            }
        }
    }
}
