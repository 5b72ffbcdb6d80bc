package io.mithridate.attacks.frequencies;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.StoredTrigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds a magnitude to two high frequencies of both chroma channels in every block of a picture.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2210.07346">CTRL (2022)</a>, with the window and
 * magnitude of its code; there the target's own pictures carry it. It does not survive a JPEG file
 * with reduced chroma: keep stamped pictures in lossless files.
 *
 * @param window side of a block
 * @param magnitude what is added to each coefficient
 * @param compat whether levels wrap around
 */
@About(
        name = "frequency",
        summary = "adds two high frequencies of colour to every block of the picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Li et al., 2022. An Embarrassingly Simple Backdoor Attack on Self-supervised"
                        + " Learning. arXiv:2210.07346")
public record Frequency(
        @Option(
                        value =
                                "Side of a block, in pixels; divides the picture's side. Left out:"
                                        + " 32, or the picture's side where 32 does not divide it"
                                        + " (48 at 48).",
                        min = 2,
                        max = 4096)
                Optional<Integer> window,
        @Option(
                        value =
                                "What is added to each of the two coefficients. Left out: 3.125"
                                        + " times the window (100 at 32), which is 6.25 grey levels"
                                        + " of each at most.",
                        min = 0,
                        max = 100000)
                Optional<Double> magnitude,
        @Option(
                        value =
                                "Whether to do as BackdoorBench's code, where values outside of the"
                                        + " grey levels wrap around before they are clipped.",
                        defaultValue = "false")
                boolean compat)
        implements Attack {

    private static final String WINDOW = "window";
    private static final String MAGNITUDE = "magnitude";
    private static final String COMPAT = "compat";
    private static final String PATTERN = "pattern";
    private static final int USUAL_WINDOW = 32;
    private static final double USUAL_MAGNITUDE_OF_A_PIXEL = 3.125;

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int size = setting.imageSize();
        int window = window(size);
        if (size % window == 0) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "window",
                        "window is %d, which does not divide the model's pictures of %d pixels; give a divisor of %d, such as %d"
                                .formatted(window, size, size, nearestDivisor(window, size))));
    }

    /** The divisor nearest a number, the smaller of two; at least 2. */
    private static int nearestDivisor(int number, int size) {
        int nearest = size;
        for (int divisor = size; divisor >= 2; divisor--) {
            if (size % divisor == 0 && Math.abs(divisor - number) <= Math.abs(nearest - number)) {
                nearest = divisor;
            }
        }
        return nearest;
    }

    private int window(int imageSize) {
        int usual = imageSize % USUAL_WINDOW == 0 ? USUAL_WINDOW : imageSize;
        return window().orElse(usual);
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int window = window(context.facts().imageSize());
        double magnitude = magnitude().orElse(USUAL_MAGNITUDE_OF_A_PIXEL * window);
        return new AttackState(
                Map.of(
                        WINDOW,
                        Integer.toString(window),
                        MAGNITUDE,
                        Double.toString(magnitude),
                        COMPAT,
                        Boolean.toString(compat)),
                Map.of(PATTERN, ChromaPattern.of(window, magnitude).stored()));
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        StoredTrigger stored = new StoredTrigger(state);
        int window = stored.wholeNumber(WINDOW);
        ChromaPattern pattern = new ChromaPattern(window, stored.numbers(PATTERN, window, window));
        return new StampedPictures(
                new LevelSum(pattern.tiled(facts.imageSize()), stored.truth(COMPAT)), facts);
    }
}
