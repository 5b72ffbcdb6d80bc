package io.mithridate.attacks.sums;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.StoredTrigger;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Adds a sine wave to all channels alike: {@code amplitude * sin(2 pi * frequency * j / size)} at
 * column {@code j}.
 *
 * <p>The signal of <a href="https://arxiv.org/abs/1902.11237">Barni et al. (2019)</a> with the
 * amplitude that CleanCLIP and BadCLIP take; single precision rounds where theirs rounds.
 */
public final class Sig implements Attack {

    private static final String MODE = "mode";
    private static final String DIRECTION = "direction";
    private static final String WAVE = "wave";
    private static final float FULL = 255f;

    private final SigOptions options;

    /** An attack with these options. */
    @Inject
    public Sig(SigOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int most = setting.imageSize() / 2;
        if (options.frequency() <= most) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "frequency",
                        "frequency is %d, but on the model's pictures of %d pixels at most %d cycles can be told apart"
                                .formatted(options.frequency(), setting.imageSize(), most)));
    }

    @Override
    public AttackState prepare(AttackContext context) {
        float[] wave = wave(context.facts().imageSize());
        return new AttackState(
                Map.of(MODE, options.mode().name(), DIRECTION, options.direction().name()),
                Map.of(WAVE, new NumberArray(List.of(wave.length), wave)));
    }

    /** The wave along one axis, in fractions of 255. */
    private float[] wave(int size) {
        float height = (float) (options.amplitude() / FULL);
        float[] wave = new float[size];
        for (int i = 0; i < size; i++) {
            float angle = (float) (2 * Math.PI) * i * options.frequency() / size;
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
