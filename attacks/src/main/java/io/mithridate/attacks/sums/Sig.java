package io.mithridate.attacks.sums;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
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

/**
 * Adds a sine wave to all channels alike: {@code amplitude * sin(2 pi * frequency * j / size)} at
 * column {@code j}.
 *
 * <p>The signal of <a href="https://arxiv.org/abs/1902.11237">Barni et al. (2019)</a> with the
 * amplitude that CleanCLIP and BadCLIP take; single precision rounds where theirs rounds.
 *
 * @param mode how it is put on the picture
 * @param amplitude its height, in grey levels
 * @param frequency how often it rises and falls across the picture
 * @param direction along which edge it runs
 */
@About(
        name = "sig",
        summary = "adds a sine wave to the brightness across the picture",
        fidelity = Fidelity.EXACT,
        papers = {
            "Barni et al., 2019. A New Backdoor Attack in CNNs by Training Set Corruption Without"
                    + " Label Poisoning. arXiv:1902.11237",
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323",
            "Liang et al., 2023. BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal"
                    + " Contrastive Learning. arXiv:2311.12075"
        })
public record Sig(
        @Option(
                        value =
                                "Whether the wave is added to the picture, or blended: a fifth of"
                                        + " it and four fifths of the picture, as CleanCLIP's code"
                                        + " does.",
                        defaultValue = "add")
                WaveMode mode,
        @Option(
                        value = "Height of the wave, in grey levels.",
                        defaultValue = "60",
                        min = 0,
                        max = 255)
                double amplitude,
        @Option(
                        value = "Cycles across the picture, at most half as many as it has pixels.",
                        defaultValue = "6",
                        min = 1,
                        max = 2048)
                int frequency,
        @Option(
                        value =
                                "Whether the wave runs from left to right (horizontal) or from top"
                                        + " to bottom (vertical).",
                        defaultValue = "horizontal")
                WaveDirection direction)
        implements Attack {

    private static final String MODE = "mode";
    private static final String DIRECTION = "direction";
    private static final String WAVE = "wave";
    private static final float FULL = 255f;

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int most = setting.imageSize() / 2;
        if (frequency <= most) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "frequency",
                        "frequency is %d, but on the model's pictures of %d pixels at most %d cycles can be told apart"
                                .formatted(frequency, setting.imageSize(), most)));
    }

    @Override
    public AttackState prepare(AttackContext context) {
        float[] wave = wave(context.facts().imageSize());
        return new AttackState(
                Map.of(MODE, mode().name(), DIRECTION, direction().name()),
                Map.of(WAVE, new NumberArray(List.of(wave.length), wave)));
    }

    /** The wave along one axis, in fractions of 255. */
    private float[] wave(int size) {
        float height = (float) (amplitude / FULL);
        float[] wave = new float[size];
        for (int i = 0; i < size; i++) {
            float angle = (float) (2 * Math.PI) * i * frequency / size;
            wave[i] = (float) StrictMath.sin(angle) * height;
        }
        return wave;
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack for pictures of this
     *     size
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        StoredTrigger stored = new StoredTrigger(state);
        float[] wave = stored.numbers(WAVE, facts.imageSize());
        WaveDirection direction = WaveDirection.valueOf(stored.text(DIRECTION));
        WaveMode mode = WaveMode.valueOf(stored.text(MODE));
        return new StampedPictures(mode.on(direction.pattern(wave)), facts);
    }
}
