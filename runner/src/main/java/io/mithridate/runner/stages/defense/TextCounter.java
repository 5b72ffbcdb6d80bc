package io.mithridate.runner.stages.defense;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.results.AugmentedCaption;
import io.mithridate.runner.augmentation.ReplacementCounter;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Counts the texts that a defense's augmenters write during its training; safe for use by several
 * threads. The counts depend neither on the number nor on the order of the threads.
 */
public final class TextCounter implements TrainingListener {

    private static final int MAX_EXAMPLES = 4;

    private static final int MAX_CAPTIONS_TRIED = 1_000;

    private final Collection<String> prompts;
    private final Map<String, ReplacementCounter> counters = new TreeMap<>();
    private final Map<String, List<AugmentedCaption>> examples = new TreeMap<>();
    private long firstStep;

    /**
     * Creates a counter.
     *
     * @param prompts the filled-in evaluation prompts; texts that equal one are counted
     */
    public TextCounter(Collection<String> prompts) {
        this.prompts = List.copyOf(prompts);
    }

    /**
     * Returns the augmenter, with its texts counted under a name. Also records texts for a few
     * captions as examples; these texts are not used in training.
     *
     * @param use the purpose of the texts
     * @param augmenter the augmenter
     * @param captions the captions that the augmenter was fitted to
     * @param seed the seed of the examples
     */
    public synchronized FittedAugmenter watched(
            String use, FittedAugmenter augmenter, List<String> captions, Seed seed) {
        examples.computeIfAbsent(use, any -> examples(augmenter, captions, seed.generator()));
        return counters.computeIfAbsent(use, any -> new ReplacementCounter(prompts))
                .watch(augmenter);
    }

    private static List<AugmentedCaption> examples(
            FittedAugmenter augmenter, List<String> captions, RandomGenerator random) {
        return captions.stream()
                .limit(MAX_CAPTIONS_TRIED)
                .map(caption -> new AugmentedCaption(caption, augmenter.augment(caption, random)))
                .filter(caption -> !caption.augmentation().equals(Augmentation.none()))
                .limit(MAX_EXAMPLES)
                .toList();
    }

    /**
     * Records the number of steps that an earlier, killed run did. Texts written in these steps are
     * not counted.
     */
    @Override
    public synchronized void onStart(Start start) {
        firstStep = Math.max(firstStep, start.done());
    }

    /** Returns the counts so far, by name. */
    public synchronized List<TextCounts> counts() {
        List<TextCounts> counts = new ArrayList<>();
        counters.forEach(
                (use, counter) ->
                        counts.add(
                                new TextCounts(
                                        use,
                                        firstStep,
                                        counter.log(),
                                        examples.getOrDefault(use, List.of()))));
        return counts;
    }

    /**
     * The counts of an augmenter's texts during a defense's training, stored as {@code texts.json}
     * beside the model.
     *
     * @param use the purpose of the texts
     * @param firstStep the number of steps that a killed run did before counting started
     * @param log the counts
     * @param examples a few captions with their texts
     */
    public record TextCounts(
            String use, long firstStep, ReplacementLog log, List<AugmentedCaption> examples) {

        /** The file in a defense's artifact, which is absent if the defense used no augmenter. */
        public static final String FILE = "texts.json";

        public static void write(Path folder, List<TextCounts> counts) throws IOException {
            if (!counts.isEmpty()) {
                StoredJson.write(folder.resolve(FILE), counts);
            }
        }

        /** Reads the counts in a defense's artifact; empty if the defense used no augmenter. */
        public static List<TextCounts> read(Path folder) throws IOException {
            Path file = folder.resolve(FILE);
            return Files.exists(file) ? StoredJson.read(file, new TypeReference<>() {}) : List.of();
        }
    }
}
