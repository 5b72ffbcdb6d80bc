package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.TriggerPattern;
import io.mithridate.attacks.stamps.WeightedSum;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Blends a grid of gray triangles into the picture. Each cell is 0.4 on and below the diagonal and
 * 0.8 above it, where 1 is white.
 *
 * <p>Blended-Triangles of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. At 224 pixels
 * the grid is identical to that of PAR's code.
 */
@About(
        name = "triangles",
        summary = "blends a fixed grid of grey triangles into the whole picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record Triangles(Options options, StretchedPictureReader pictures)
        implements Attack<TriggerPattern> {

    private static final int DEFAULT_CELLS = 16;
    private static final float DARK = 0.4f;
    private static final float LIGHT = 0.8f;

    /** Creates the attack with these options; the reader is only used if they name a picture. */
    @Inject
    public Triangles {}

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints =
                new ArrayList<>(
                        TriggerPattern.complaints(
                                pictures, options.picture(), setting.imageSize()));
        int size = setting.imageSize();
        if (cell(size) > size) {
            complaints.add(
                    new OptionComplaint(
                            "cell",
                            "cell is %d, but the model's pictures are %d pixels square; at most %d fits"
                                    .formatted(cell(size), size, size)));
        }
        return complaints;
    }

    private int cell(int imageSize) {
        return options.cell().orElseGet(() -> Math.max(1, imageSize / DEFAULT_CELLS));
    }

    @Override
    public TriggerPattern prepare(AttackContext context) {
        int size = context.facts().imageSize();
        return TriggerPattern.of(pictures, options.picture(), size, () -> grid(size, cell(size)));
    }

    private static NumberArray grid(int size, int cell) {
        float[] values = new float[Image.CHANNELS * size * size];
        for (int i = 0; i < values.length; i++) {
            int row = i / size % size % cell;
            int column = i % size % cell;
            values[i] = row >= column ? DARK : LIGHT;
        }
        return new NumberArray(List.of(Image.CHANNELS, size, size), values);
    }

    /** Computes {@code x' = strength * pattern + (1 - strength) * x} for a picture x. */
    @Override
    public PreparedAttack restore(TriggerPattern state, AttackFacts facts) {
        int size = facts.imageSize();
        return PreparedAttack.stamping(
                size, WeightedSum.blend(state.interleaved(size), options.strength()));
    }

    /**
     * Options of {@link Triangles}.
     *
     * @param strength the weight of the grid
     * @param cell the side of a cell, in pixels
     * @param picture a picture file to blend in instead of the grid
     */
    public record Options(
            @Option(
                            value = "The grid's share; the picture keeps the rest.",
                            defaultValue = "0.15",
                            min = 0,
                            max = 1)
                    double strength,
            @Option(
                            value =
                                    "Side of a cell of two triangles, in pixels. Default: a"
                                        + " sixteenth of the picture's side (3 at 48, 14 at 224).",
                            min = 1,
                            max = 4096)
                    Optional<Integer> cell,
            @Option(
                            "A picture file to blend in instead of the grid, stretched to the"
                                    + " model's input.")
                    Optional<Path> picture) {

        public Options {
            if (cell.isPresent() && picture.isPresent()) {
                throw new IllegalArgumentException(
                        "cell belongs to the grid, which the picture %s replaces; give one of the two"
                                .formatted(picture.get()));
            }
        }
    }
}
