package io.mithridate.runner.stages.defense;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingListener;
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

/**
 * Counts the texts that a defense's augmenters write while it trains; safe for use by several
 * threads. The counts depend on neither their number nor their order.
 */
public final class WatchedTexts implements TrainingListener {

    private final Collection<String> prompts;
    private final Map<String, ReplacementCounter> counters = new TreeMap<>();
    private long firstStep;

    /** Begins at nothing, with the evaluation prompts, filled in. */
    public WatchedTexts(Collection<String> prompts) {
        this.prompts = List.copyOf(prompts);
    }

    /** The augmenter, counted under a name. */
    public synchronized FittedAugmenter watched(String use, FittedAugmenter augmenter) {
        return counters.computeIfAbsent(use, any -> new ReplacementCounter(prompts))
                .watch(augmenter);
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
                (use, counter) -> counts.add(new TextCounts(use, firstStep, counter.log())));
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
     */
    public record TextCounts(String use, long firstStep, ReplacementLog log) {

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
