package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The consecutive parts of an epoch.
 *
 * @param parts disjoint sets of pairs, at least one of which is not empty
 * @param memory the memory for the next plan
 */
public record EpochPlan(List<Part> parts, RuleMemory memory) {

    private static final String MEMORY = "memory.";
    private static final String PAIRS = "part.%d.pairs";
    private static final String NUMBERS = "part.%d.number.";

    /**
     * A part of an epoch.
     *
     * @param pairs the indices of its pairs; not changed
     * @param numbers the numbers that the objective reads during this part, by name
     */
    public record Part(BitSet pairs, Map<String, Double> numbers) {

        /** Copies the components. */
        public Part {
            pairs = (BitSet) pairs.clone();
            numbers = Map.copyOf(numbers);
        }
    }

    /** Copies the list. */
    public EpochPlan {
        parts = List.copyOf(parts);
    }

    /** Returns a plan with all pairs in one part. */
    public static EpochPlan all(int pairs, Map<String, Double> numbers, RuleMemory memory) {
        BitSet every = new BitSet(pairs);
        every.set(0, pairs);
        return new EpochPlan(List.of(new Part(every, numbers)), memory);
    }

    /**
     * Returns the number of optimizer steps of each part. A part gets as many steps as its pairs
     * fill, so that no step mixes two parts. Steps of the epoch that are then left over are added
     * to the largest part.
     *
     * @param pairs the number of pairs per step
     * @param steps the number of steps in the epoch
     */
    int[] steps(int pairs, int steps) {
        int[] sizes = parts.stream().mapToInt(part -> part.pairs().cardinality()).toArray();
        int[] counts = IntStream.of(sizes).map(size -> size / pairs).toArray();
        int largest = 0;
        for (int k = 1; k < sizes.length; k++) {
            largest = sizes[k] > sizes[largest] ? k : largest;
        }
        counts[largest] += steps - IntStream.of(counts).sum();
        return counts;
    }

    /**
     * Returns the order of the epoch's samples: part by part, each shuffled by the seed. If a part
     * has more steps than its pairs fill, its order is repeated.
     *
     * @param pairs the number of pairs per step
     * @param steps the number of steps in the epoch
     * @param seed the seed of the run
     */
    public int[] order(int pairs, int steps, Seed seed, long epoch) {
        int[] counts = steps(pairs, steps);
        int[] order = new int[pairs * steps];
        int place = 0;
        for (int k = 0; k < counts.length; k++) {
            int[] members = parts.get(k).pairs().stream().toArray();
            Seed shuffle = seed.at("shuffle").at(epoch);
            int[] shuffled =
                    (k == 0 ? shuffle : shuffle.at("part").at(k)).permutation(members.length);
            for (int i = 0; i < counts[k] * pairs; i++) {
                order[place++] = members[shuffled[i % members.length]];
            }
        }
        return order;
    }

    /**
     * Returns the part that each step of the epoch belongs to.
     *
     * @param pairs the number of pairs per step
     * @param steps the number of steps in the epoch
     */
    public List<Part> ofSteps(int pairs, int steps) {
        int[] counts = steps(pairs, steps);
        List<Part> partsOfSteps = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            partsOfSteps.addAll(Collections.nCopies(counts[k], parts.get(k)));
        }
        return partsOfSteps;
    }

    /** Returns the plan as notes, i.e. texts by name. */
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>(memory.notes(MEMORY));
        for (int k = 0; k < parts.size(); k++) {
            byte[] bits = parts.get(k).pairs().toByteArray();
            notes.put(PAIRS.formatted(k), Base64.getEncoder().encodeToString(bits));
            notes.putAll(RuleMemory.of(parts.get(k).numbers()).notes(NUMBERS.formatted(k)));
        }
        return notes;
    }

    /** Reads a plan from notes; see {@link #notes}. */
    public static EpochPlan fromNotes(Map<String, String> notes) {
        List<Part> parts = new ArrayList<>();
        for (String bits = notes.get(PAIRS.formatted(0));
                bits != null;
                bits = notes.get(PAIRS.formatted(parts.size()))) {
            parts.add(
                    new Part(
                            BitSet.valueOf(Base64.getDecoder().decode(bits)),
                            RuleMemory.fromNotes(notes, NUMBERS.formatted(parts.size()))
                                    .numbers()));
        }
        return new EpochPlan(parts, RuleMemory.fromNotes(notes, MEMORY));
    }
}
