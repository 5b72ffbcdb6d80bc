package io.mithridate.runner.stages.defense;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.augmentation.AugmentedCaption;
import io.mithridate.runner.augmentation.ReplacementCounter;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.store.StoredJson;
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
 * Counts the texts that a defense's augmenters write while it trains; safe for use by several
 * threads. The counts depend on neither their number nor their order.
 */
public final class WatchedTexts implements TrainingListener {

    private static final int EXAMPLES = 4;

    private static final int MAX_CAPTIONS_TRIED = 1_000;

    private final Collection<String> prompts;
    private final Map<String, ReplacementCounter> counters = new TreeMap<>();
    private final Map<String, List<AugmentedCaption>> examples = new TreeMap<>();
    private long firstStep;

    /** Begins at nothing, with the evaluation prompts, filled in. */
    public WatchedTexts(Collection<String> prompts) {
        this.prompts = List.copyOf(prompts);
    }

    /**
     * The augmenter, counted under a name. A few of the captions are kept as examples, with texts
     * that take no part in the training.
     *
     * @param use what the texts are for
     * @param augmenter the augmenter
     * @param captions those that it was fitted to
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
                .limit(EXAMPLES)
                .toList();
    }

    /**
     * Begins to count; the work of a killed run before this one is not counted, but its amount is.
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
     * The counts of an augmenter's texts while a defense trained; at rest {@code texts.json} beside
     * the model.
     *
     * @param use what the texts were for
     * @param firstStep how many steps were done before the counting began: those of a killed run
     *     that was continued
     * @param log the counts
     * @param examples a few captions and what was written of them
     */
    public record TextCounts(
            String use, long firstStep, ReplacementLog log, List<AugmentedCaption> examples) {

        /** The file of a defense's artifact, which is not there where it used no augmenter. */
        public static final String FILE = "texts.json";

        public static void write(Path folder, List<TextCounts> counts) throws IOException {
            if (!counts.isEmpty()) {
                StoredJson.write(folder.resolve(FILE), counts);
            }
        }

        /** The counts of a defense's artifact; none where it used no augmenter. */
        public static List<TextCounts> read(Path folder) throws IOException {
            Path file = folder.resolve(FILE);
            return Files.exists(file) ? StoredJson.read(file, new TypeReference<>() {}) : List.of();
        }
    }
}
