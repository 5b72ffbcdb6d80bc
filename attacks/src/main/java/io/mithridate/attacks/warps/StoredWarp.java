package io.mithridate.attacks.warps;

import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.attacks.stamps.StoredTrigger;
import java.util.List;
import java.util.Map;

/**
 * A warp as an attack's state keeps it.
 *
 * @param control where the corners of the coarse grid are pulled
 * @param strength by how much: half of it is the pull's size in pixels, whatever the picture's size
 * @param rescale what places are multiplied by afterwards
 * @param noiseRatio pairs of the noise mode for each poisoned pair
 */
record StoredWarp(ControlPoints control, double strength, double rescale, double noiseRatio) {

    private static final String POINTS = "grid";
    private static final String STRENGTH = "strength";
    private static final String RESCALE = "rescale";
    private static final String NOISE_RATIO = "noise-ratio";
    private static final String CONTROL = "control";

    /**
     * The warp of a state.
     *
     * @throws IllegalArgumentException if the state holds none
     */
    static StoredWarp of(AttackState state) {
        StoredTrigger stored = new StoredTrigger(state);
        int points = stored.wholeNumber(POINTS);
        float[] values = stored.numbers(CONTROL, ControlPoints.AXES, points, points);
        return new StoredWarp(
                new ControlPoints(points, values),
                stored.number(STRENGTH),
                stored.number(RESCALE),
                stored.number(NOISE_RATIO));
    }

    AttackState state() {
        int points = control.points();
        return new AttackState(
                Map.of(
                        POINTS,
                        Integer.toString(points),
                        STRENGTH,
                        Double.toString(strength),
                        RESCALE,
                        Double.toString(rescale),
                        NOISE_RATIO,
                        Double.toString(noiseRatio)),
                Map.of(
                        CONTROL,
                        new NumberArray(
                                List.of(ControlPoints.AXES, points, points), control.values())));
    }

    /** What moves the pixels of pictures of a size. */
    SamplingGrid grid(int imageSize) {
        return SamplingGrid.of(control.field(imageSize), imageSize, strength, rescale);
    }

    /** What is wrong with a grid of so many points on pictures of a size; empty if it fits. */
    static List<OptionComplaint> complaints(int points, int imageSize) {
        if (points <= imageSize) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "grid",
                        "grid is %d, but the model's pictures are %d pixels square; at most %d points fit"
                                .formatted(points, imageSize, imageSize)));
    }
}
