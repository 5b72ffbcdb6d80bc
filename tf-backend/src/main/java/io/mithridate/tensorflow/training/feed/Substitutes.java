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
 * Replacements for pairs whose picture cannot be decoded; safe for use by several threads.
 *
 * <p>It follows from the seed, the epoch and the pair, so that a run is the same whichever thread
 * meets the picture first, and after it was killed. What training did without is saved with its
 * state, so that a run that goes on may do without no more pictures than one that was not killed.
 */
public final class Substitutes {

    private static final Logger log = LoggerFactory.getLogger(Substitutes.class);

    /** So many draws look for a pair that the batch lacks; a batch may hold nearly all pairs. */
    private static final int DRAWS_OUTSIDE_THE_BATCH = 100;

    /** After so many draws nearly all pictures must be unreadable. */
    private static final int MAX_DRAWS = 1000;

    private static final String NOTE = "unreadable.";

    private final PairSet pairs;
    private final Seed seed;

    /** Samples that cannot be read, and why. */
    private final Map<Integer, String> unreadable = new ConcurrentHashMap<>();

    private final Set<String> pictures = ConcurrentHashMap.newKeySet();
    private final Set<Integer> leftOut = new ConcurrentSkipListSet<>();

    /**
     * None is needed yet.
     *
     * @param seed the run's
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
     * Notes that the picture of a sample cannot be decoded.
     *
     * @throws UnusableSampleException if the pairs cannot do without another one
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
                            "%s; this is one more than the %d pictures that may be left out"
                                    .formatted(reason.getMessage(), pairs.unreadableAllowed()),
                            reason));
        }
        // One too many is not known as unreadable: every batch that needs it fails, now and later.
        if (unreadable.putIfAbsent(sample, String.valueOf(reason.getMessage())) != null) {
            return;
        }
        log.warn(
                "left out of training: the pair '{}' ({}); other pairs take its place",
                id,
                reason.getMessage());
    }

    /**
     * Draws a pair instead of one that is unreadable.
     *
     * @param sample the unreadable one
     * @param batch the samples of the batch, among which it should not be
     * @param draw counted from 0; another number gives another pair
     * @throws UnusableSampleException if so many draws gave nothing readable
     */
    int draw(int sample, int[] batch, long epoch, int draw) {
        if (draw >= MAX_DRAWS) {
            throw new UnusableSampleException(
                    pairs.id(sample),
                    new IllegalArgumentException(
                            "nor can any of %d pairs that were drawn instead".formatted(draw)));
        }
        int drawn = seed.at(epoch).at(pairs.id(sample)).at(draw).generator().nextInt(pairs.size());
        boolean isThere = Arrays.stream(batch).anyMatch(other -> other == drawn);
        return isThere && draw < DRAWS_OUTSIDE_THE_BATCH
                ? draw(sample, batch, epoch, draw + 1)
                : drawn;
    }

    /**
     * A batch that goes into training does without some samples. Batches that are written ahead may
     * never be trained on.
     */
    public void leaveOut(List<Integer> samples) {
        leftOut.addAll(samples);
    }

    /** The samples that training did without so far, to be saved with its state. */
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        leftOut.forEach(sample -> notes.put(NOTE + sample, reason(sample)));
        return notes;
    }

    /** Takes over what a run that was killed had noted, among other notes. */
    public void resume(Map<String, String> notes) {
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

    /** Tells a listener of all samples that training did without. */
    public void tell(TrainingListener listener) {
        leftOut.forEach(
                sample ->
                        listener.onLeftOut(
                                new TrainingListener.LeftOut(pairs.id(sample), reason(sample))));
    }

    private String reason(int sample) {
        return unreadable.getOrDefault(sample, "");
    }
}
