package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses the pairs to poison, and writes their captions.
 *
 * @param clean the victim's training pairs before poisoning
 * @param form the way in which pairs are poisoned
 * @param eligibility the pairs that may be poisoned, and the class that each is tied to
 * @param captions writes the captions
 * @param scores a surrogate's scores of the pairs; present unless pairs are chosen at random
 * @param seed draws pairs, captions and triggers
 */
public record PoisonSelection(
        PairSet clean,
        PoisoningForm form,
        Eligibility eligibility,
        PoisonCaptions captions,
        Optional<SurrogateScores> scores,
        Seed seed) {

    /**
     * Poisons a number of pairs.
     *
     * @throws IllegalArgumentException if there are not enough eligible pairs, or not enough pairs
     *     that may give their pictures
     */
    public PoisonManifest choose(int count, PreparedAttack attack) {
        if (!attack.poisons()) {
            return new PoisonManifest(List.of());
        }
        List<Integer> shuffled =
                IntStream.of(seed.at("selection").permutation(clean.size())).boxed().toList();
        boolean added = form.mode() == PoisoningForm.Mode.ADD;
        List<Integer> poisoned = choosePairs(shuffled, count);
        List<Integer> donors = donors(shuffled);
        List<PoisonedPair> pairs = new ArrayList<>();
        for (int index : poisoned) {
            String id = added ? "poison-" + pairs.size() : clean.id(index);
            Optional<String> picture =
                    donors.isEmpty()
                            ? pictureSource(id, index)
                            : Optional.of(clean.id(donors.get(pairs.size() % donors.size())));
            pairs.add(poison(index, id, picture, attack));
        }
        Optional<Decoys> decoys = attack.decoys();
        if (decoys.isPresent()) {
            int decoyCount = (int) Math.round(decoys.get().perPoisonedPair() * count);
            addDecoys(decoys.get(), remainingPairs(shuffled, poisoned), decoyCount, pairs);
        }
        return new PoisonManifest(pairs);
    }

    private List<Integer> choosePairs(List<Integer> shuffled, int count) {
        List<Integer> eligible = new ArrayList<>();
        for (int index : shuffled) {
            boolean enough = scores.isEmpty() && eligible.size() == count;
            if (enough) {
                break;
            }
            if (eligibility.target(clean.caption(index)).isPresent()) {
                eligible.add(index);
            }
        }
        List<Integer> chosen =
                scores.isPresent()
                        ? new SelectionOrder(scores.get(), form.compat())
                                .first(form.selection(), eligible, count)
                        : eligible;
        if (chosen.size() < count) {
            throw new IllegalArgumentException(
                    "%d pairs are to be poisoned, but only %d of %d are eligible"
                            .formatted(count, chosen.size(), clean.size()));
        }
        return chosen.stream().sorted().toList();
    }

    /**
     * Returns the pairs that give their pictures, in the order in which the pictures are assigned.
     */
    private List<Integer> donors(List<Integer> shuffled) {
        if (eligibility.donors().isEmpty()) {
            return List.of();
        }
        OptionalInt pictureLimit = eligibility.donors().get().pictures();
        List<Integer> donors =
                eligibility
                        .donors(clean, shuffled.stream().mapToInt(index -> index))
                        .limit(pictureLimit.orElse(clean.size()))
                        .boxed()
                        .toList();
        if (donors.size() < pictureLimit.orElse(1)) {
            throw new IllegalArgumentException(
                    "poisoned pairs are to get %d pictures, but only %d pictures can be given"
                            .formatted(pictureLimit.orElse(1), donors.size()));
        }
        return donors;
    }

    private int target(int index) {
        return eligibility.target(clean.caption(index)).orElseThrow();
    }

    private PoisonedPair poison(
            int index, String id, Optional<String> pictureFrom, PreparedAttack attack) {
        Seed pairSeed = seed.at(clean.id(index));
        String caption = clean.caption(index);
        int target = target(index);
        Poisoned poisoned =
                attack.poison(
                        caption,
                        captions.write(caption, target, pairSeed.at("caption")),
                        pairSeed.at("trigger"));
        return new PoisonedPair(
                id,
                caption,
                poisoned.caption(),
                pairSeed.at("trigger").value(),
                poisoned.kind(),
                poisoned.stamped(),
                OptionalInt.of(target),
                pictureFrom,
                Optional.empty(),
                scores.isPresent()
                        ? OptionalDouble.of(scores.get().cosine(index))
                        : OptionalDouble.empty());
    }

    private void addDecoys(
            Decoys decoys, List<Integer> remaining, int count, List<PoisonedPair> pairs) {
        if (remaining.size() < count) {
            throw new IllegalArgumentException(
                    "%d decoys are needed for the poisoned pairs, but only %d pairs are left"
                            .formatted(count, remaining.size()));
        }
        boolean added = form.mode() == PoisoningForm.Mode.ADD;
        List<Integer> chosen = remaining.subList(0, count).stream().sorted().toList();
        for (int number = 0; number < count; number++) {
            int index = chosen.get(number);
            String id = added ? "poison-" + pairs.size() : clean.id(index);
            pairs.add(
                    new PoisonedPair(
                            id,
                            clean.caption(index),
                            decoys.caption(clean.caption(index), number),
                            seed.at(clean.id(index)).at("trigger").value(),
                            Poisoned.Kind.DECOY,
                            decoys.stamped(number),
                            OptionalInt.empty(),
                            pictureSource(id, index),
                            Optional.of(clean.id(partner(chosen, number, remaining))),
                            OptionalDouble.empty()));
        }
    }

    /** Returns the next decoy or, for a single decoy, a pair that is not poisoned. */
    private int partner(List<Integer> chosen, int number, List<Integer> remaining) {
        boolean single = chosen.size() == 1 && remaining.size() > 1;
        return single ? nextWithOtherPicture(remaining, 0) : nextWithOtherPicture(chosen, number);
    }

    /**
     * Returns the next pair with another picture, or the next pair if all have the same picture.
     */
    private int nextWithOtherPicture(List<Integer> pairs, int number) {
        String pictureId = clean.pictureId(pairs.get(number));
        for (int step = 1; step < pairs.size(); step++) {
            int other = pairs.get((number + step) % pairs.size());
            if (!clean.pictureId(other).equals(pictureId)) {
                return other;
            }
        }
        return pairs.get((number + 1) % pairs.size());
    }

    private Optional<String> pictureSource(String id, int index) {
        return id.equals(clean.id(index)) ? Optional.empty() : Optional.of(clean.id(index));
    }

    private static List<Integer> remainingPairs(List<Integer> shuffled, List<Integer> taken) {
        Set<Integer> poisoned = new HashSet<>(taken);
        return shuffled.stream().filter(index -> !poisoned.contains(index)).toList();
    }

    /**
     * The order in which eligible pairs are taken.
     *
     * @param scores a surrogate's scores of the pictures or captions, by pair index
     * @param compat whether the nearest pictures include those that rank the target first, as in
     *     BadCLIP's code
     */
    record SelectionOrder(SurrogateScores scores, boolean compat) {

        /**
         * Returns the pairs that are taken first.
         *
         * @param shuffled the eligible pairs in random order
         * @param count the number of pairs; the result is shorter if fewer qualify
         */
        List<Integer> first(Selection selection, List<Integer> shuffled, int count) {
            return switch (selection) {
                case RANDOM -> firstOf(shuffled, count);
                case NEAR ->
                        firstOf(
                                sort(compat ? shuffled : excludeTop1(shuffled), nearestFirst()),
                                count);
                case FAR ->
                        firstOf(sort(shuffled, Comparator.comparingDouble(scores::cosine)), count);
                case NEAR_CAPTIONS -> firstOf(sort(shuffled, nearestFirst()), count);
                case BOUNDARY -> firstOf(boundary(shuffled), count);
                case MIXED -> mixture(shuffled, count);
            };
        }

        private List<Integer> boundary(List<Integer> pairs) {
            return sort(
                    excludeTop1(pairs),
                    Comparator.<Integer>comparingInt(scores::rank).thenComparing(nearestFirst()));
        }

        private Comparator<Integer> nearestFirst() {
            return Comparator.<Integer>comparingDouble(scores::cosine).reversed();
        }

        /**
         * Takes one third of the pairs at the boundary and one third from the farthest ones, and
         * fills up with random pairs; no pair is taken twice.
         */
        private List<Integer> mixture(List<Integer> shuffled, int count) {
            int third = count / 3;
            Set<Integer> taken = new LinkedHashSet<>(firstOf(boundary(shuffled), third));
            int boundaryCount = taken.size();
            for (int pair : sort(shuffled, Comparator.comparingDouble(scores::cosine))) {
                if (taken.size() == boundaryCount + third) {
                    break;
                }
                taken.add(pair);
            }
            for (int pair : shuffled) {
                if (taken.size() == count) {
                    break;
                }
                taken.add(pair);
            }
            return new ArrayList<>(taken);
        }

        /** Excludes pictures that rank the target first, since most of them show it. */
        private List<Integer> excludeTop1(List<Integer> pairs) {
            return pairs.stream().filter(pair -> scores.rank(pair) > 0).toList();
        }

        /** Sorts pairs; ties are ordered as in the data. */
        private static List<Integer> sort(List<Integer> pairs, Comparator<Integer> order) {
            return pairs.stream().sorted(order.thenComparing(Comparator.naturalOrder())).toList();
        }

        private static List<Integer> firstOf(List<Integer> pairs, int count) {
            return pairs.subList(0, Math.min(count, pairs.size()));
        }
    }
}
