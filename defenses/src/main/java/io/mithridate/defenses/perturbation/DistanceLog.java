package io.mithridate.defenses.perturbation;

import io.mithridate.api.training.TrainingListener;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs after each epoch how far embeddings have moved from the suspect's, and warns at the end if
 * they have hardly moved, because such a run perturbed nothing. A resumed run does not warn.
 */
final class DistanceLog implements TrainingListener {

    static final String IMAGE_DISTANCE = "image-distance";
    static final String TEXT_DISTANCE = "text-distance";

    private static final Logger log = LoggerFactory.getLogger(DistanceLog.class);

    /**
     * The share of the threshold below which a run is considered to have perturbed nothing; our
     * choice.
     */
    private static final double HARDLY_MOVED_SHARE = 0.1;

    private final double threshold;
    private double imageDistance;
    private double textDistance;
    private double firstImageDistance = Double.NaN;
    private double firstTextDistance = Double.NaN;
    private double distanceMoved;
    private boolean resumed;

    /** Creates a log for a run with the given threshold. */
    DistanceLog(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Records whether the run was resumed, because the distance moved before a resumption is
     * unknown.
     */
    @Override
    public void onStart(Start start) {
        resumed = start.done() > 0;
    }

    @Override
    public void onStep(Step step) {
        imageDistance = step.terms().getOrDefault(IMAGE_DISTANCE, 0.0);
        textDistance = step.terms().getOrDefault(TEXT_DISTANCE, 0.0);
        // Picture embeddings may differ even before training, because the model uses batch
        // statistics in batch norm and its frozen copy uses running statistics.
        firstImageDistance = Double.isNaN(firstImageDistance) ? imageDistance : firstImageDistance;
        firstTextDistance = Double.isNaN(firstTextDistance) ? textDistance : firstTextDistance;
        distanceMoved =
                Math.max(
                        distanceMoved,
                        Math.max(
                                imageDistance - firstImageDistance,
                                textDistance - firstTextDistance));
    }

    @Override
    public void onEpoch(int epoch) {
        log.info(
                "distance to the suspect: epoch={} images={} texts={} threshold={}",
                epoch,
                format(imageDistance),
                format(textDistance),
                threshold);
    }

    @Override
    public void onEnd(End end) {
        if (!resumed && distanceMoved < HARDLY_MOVED_SHARE * threshold) {
            log.warn(
                    "embeddings hardly moved: distances to the suspect grew by {}, the"
                            + " threshold is {}; a higher start-learning-rate or more epochs move"
                            + " embeddings farther",
                    format(distanceMoved),
                    threshold);
        }
    }

    private static String format(double distance) {
        return String.format(Locale.ROOT, "%.3f", distance);
    }
}
