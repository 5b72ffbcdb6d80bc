package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replacements for pairs whose picture cannot be decoded; thread-safe.
 *
 * <p>A replacement depends only on the seed, the epoch and the pair, so that a run gives the same
 * result regardless of which thread reads the picture first and whether the run is resumed. The
 * samples that were left out of training are saved with its state, so that a resumed run has the
 * same limit on unreadable pictures as an uninterrupted one.
 */
public final class Substitutes {

    private static final Logger log = LoggerFactory.getLogger(Substitutes.class);

    /**
     * The number of draws that reject pairs of the batch. Later draws accept them, since a batch
     * may contain nearly all pairs.
     */
    private static final int MAX_DRAWS_OUTSIDE_BATCH = 100;

    /** The maximum number of draws; if all of them fail, nearly all pictures must be unreadable. */
    private static final int MAX_DRAWS = 1000;

    private static final String NOTE = "unreadable.";

    private final PairSet pairs;
    private final Seed seed;

    /** The samples that cannot be read, with the reasons. */
    private final Map<Integer, String> unreadable = new ConcurrentHashMap<>();

    private final Set<String> pictures = ConcurrentHashMap.newKeySet();
    private final Set<Integer> leftOut = new ConcurrentSkipListSet<>();

    /**
     * Creates substitutes without any unreadable samples.
     *
     * @param seed the seed of the run
     */
    public Substitutes(PairSet pairs, Seed seed) {
        this.pairs = pairs;
        this.seed = seed.at("substitute");
    }

    /** Returns whether the picture of a sample is known to be unreadable. */
    public boolean isUnreadable(int sample) {
        return !unreadable.isEmpty() && unreadable.containsKey(sample);
    }

    /**
     * Records that the picture of a sample cannot be decoded.
     *
     * @throws UnusableSampleException if no more pictures may be left out
     */
    public void note(int sample, CorruptImageException reason) {
        String id = pairs.id(sample);
        if (pairs.unreadableAllowed() == 0) {
            throw new UnusableSampleException(id, reason);
        }
        pictures.add(pairs.pictureId(sample));
        if (pictures.size() > pairs.unreadableAllowed()) {
            throw new UnusableSampleException(
                    id,
                    new IllegalArgumentException(
                            "%s; this exceeds the limit of %d pictures that may be left out"
                                    .formatted(reason.getMessage(), pairs.unreadableAllowed()),
                            reason));
        }
        // The picture that exceeds the limit is not recorded, so every batch that needs it fails.
        if (unreadable.putIfAbsent(sample, String.valueOf(reason.getMessage())) != null) {
            return;
        }
        log.warn(
                "left out of training: the pair '{}' ({}); other pairs take its place",
                id,
                reason.getMessage());
    }

    /**
     * Draws a pair that replaces an unreadable one.
     *
     * @param sample the unreadable sample
     * @param batch the samples of the batch, which should not be drawn
     * @param draw the number of this draw, counted from 0; each number is a new random draw
     * @throws UnusableSampleException if too many replacements were unreadable
     */
    int draw(int sample, int[] batch, long epoch, int draw) {
        if (draw >= MAX_DRAWS) {
            throw new UnusableSampleException(
                    pairs.id(sample),
                    new IllegalArgumentException(
                            "%d randomly drawn replacements were unreadable, too".formatted(draw)));
        }
        int drawn = seed.at(epoch).at(pairs.id(sample)).at(draw).generator().nextInt(pairs.size());
        boolean isInBatch = Arrays.stream(batch).anyMatch(other -> other == drawn);
        return isInBatch && draw < MAX_DRAWS_OUTSIDE_BATCH
                ? draw(sample, batch, epoch, draw + 1)
                : drawn;
    }

    /**
     * Records the samples that a batch leaves out. Called only for batches that are used for
     * training, since batches that were written ahead may never be used.
     */
    public void leaveOut(List<Integer> samples) {
        leftOut.addAll(samples);
    }

    /** Returns the samples that were left out of training so far, to be saved with its state. */
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        leftOut.forEach(sample -> notes.put(NOTE + sample, reason(sample)));
        return notes;
    }

    /** Restores the samples that a killed run had left out from its notes. */
    public void restore(Map<String, String> notes) {
        notes.forEach(
                (name, reason) -> {
                    if (name.startsWith(NOTE)) {
                        int sample = Integer.parseInt(name.substring(NOTE.length()));
                        unreadable.put(sample, reason);
                        pictures.add(pairs.pictureId(sample));
                        leftOut.add(sample);
                    }
                });
    }

    /** Notifies a listener of all samples that were left out of training. */
    public void notifyListener(TrainingListener listener) {
        leftOut.forEach(
                sample ->
                        listener.onLeftOut(
                                new TrainingListener.LeftOut(pairs.id(sample), reason(sample))));
    }

    private String reason(int sample) {
        return unreadable.getOrDefault(sample, "");
    }
}
