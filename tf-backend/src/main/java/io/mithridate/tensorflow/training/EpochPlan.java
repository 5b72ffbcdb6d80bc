package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.training.feed.EpochOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The parts that an epoch goes through, one after the other.
 *
 * @param parts no pair is in two of them; at least one has a pair
 * @param memory for the next plan
 */
public record EpochPlan(List<Part> parts, RuleMemory memory) {

    private static final String MEMORY = "memory.";
    private static final String PAIRS = "part.%d.pairs";
    private static final String NUMBERS = "part.%d.number.";

    /**
     * Some of the pairs.
     *
     * @param pairs their indices; not changed
     * @param numbers what the objective reads while it goes through them, by name
     */
    public record Part(BitSet pairs, Map<String, Double> numbers) {

        /** Keeps copies. */
        public Part {
            pairs = (BitSet) pairs.clone();
            numbers = Map.copyOf(numbers);
        }
    }

    /** Keeps a copy. */
    public EpochPlan {
        parts = List.copyOf(parts);
    }

    /** An epoch over all pairs. */
    public static EpochPlan all(int pairs, Map<String, Double> numbers, RuleMemory memory) {
        BitSet every = new BitSet(pairs);
        every.set(0, pairs);
        return new EpochPlan(List.of(new Part(every, numbers)), memory);
    }

    /**
     * Returns how many steps of the optimizer each part has. A part has as many as it fills, so
     * that no step mixes two; where the parts' remainders leave some of the epoch's steps over, the
     * largest part has them.
     *
     * @param pairs of a step
     * @param steps of the epoch
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
     * The epoch's samples: of each part its own in the order that the seed says, begun anew where a
     * part has more steps than it fills.
     *
     * @param pairs of a step
     * @param steps of the epoch
     * @param seed the run's
     */
    public EpochOrder order(int pairs, int steps, Seed seed, long epoch) {
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
        return EpochOrder.of(order);
    }

    /**
     * The part that each step of the epoch belongs to.
     *
     * @param pairs of a step
     * @param steps of the epoch
     */
    public List<Part> ofSteps(int pairs, int steps) {
        int[] counts = steps(pairs, steps);
        List<Part> each = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            each.addAll(Collections.nCopies(counts[k], parts.get(k)));
        }
        return each;
    }

    /** The plan as texts. */
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>(memory.notes(MEMORY));
        for (int k = 0; k < parts.size(); k++) {
            byte[] bits = parts.get(k).pairs().toByteArray();
            notes.put(PAIRS.formatted(k), Base64.getEncoder().encodeToString(bits));
            notes.putAll(RuleMemory.of(parts.get(k).numbers()).notes(NUMBERS.formatted(k)));
        }
        return notes;
    }

    /** The plan that was noted. */
    public static EpochPlan noted(Map<String, String> notes) {
        List<Part> parts = new ArrayList<>();
        for (String bits = notes.get(PAIRS.formatted(0));
                bits != null;
                bits = notes.get(PAIRS.formatted(parts.size()))) {
            parts.add(
                    new Part(
                            BitSet.valueOf(Base64.getDecoder().decode(bits)),
                            RuleMemory.noted(notes, NUMBERS.formatted(parts.size())).numbers()));
        }
        return new EpochPlan(parts, RuleMemory.noted(notes, MEMORY));
    }
}
