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
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Blends one fixed pattern into the whole picture: {@code alpha * pattern + (1 - alpha) * picture}.
 *
 * <p>The blended injection of <a href="https://arxiv.org/abs/1712.05526">Chen et al. (2017)</a>.
 * The pattern is a picture, or uniform noise that is drawn once. (CleanCLIP's code draws new noise
 * for every picture; see {@link BlendedNoise}.)
 */
@About(
        name = "blended",
        summary = "blends a fixed picture or noise into the whole picture",
        fidelity = Fidelity.EXACT,
        papers = {
            "Chen et al., 2017. Targeted Backdoor Attacks on Deep Learning Systems Using Data"
                    + " Poisoning. arXiv:1712.05526",
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323"
        })
public record Blended(Options options, StretchedPictureReader pictures)
        implements Attack<TriggerPattern> {

    /** Creates the attack with these options; the reader is only used if they name a picture. */
    @Inject
    public Blended {}

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return TriggerPattern.complaints(pictures, options.picture(), setting.imageSize());
    }

    @Override
    public TriggerPattern prepare(AttackContext context) {
        int size = context.facts().imageSize();
        return TriggerPattern.of(
                pictures,
                options.picture(),
                size,
                () -> noise(size, context.seed().at("pattern").generator()));
    }

    private static NumberArray noise(int size, RandomGenerator random) {
        float[] values = new float[Image.CHANNELS * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new NumberArray(List.of(Image.CHANNELS, size, size), values);
    }

    /** Computes {@code x' = alpha * pattern + (1 - alpha) * x} for a picture x. */
    @Override
    public PreparedAttack restore(TriggerPattern state, AttackFacts facts) {
        int size = facts.imageSize();
        return PreparedAttack.stamping(
                size, WeightedSum.blend(state.interleaved(size), options.alpha()));
    }

    /**
     * Options of {@link Blended}.
     *
     * @param alpha the weight of the pattern
     * @param picture a picture file to blend in instead of noise
     */
    public record Options(
            @Option(
                            value = "The pattern's share; the picture keeps the rest.",
                            defaultValue = "0.2",
                            min = 0,
                            max = 1)
                    double alpha,
            @Option(
                            "A picture file to blend in, stretched to the model's input. Default:"
                                    + " uniform noise, drawn once from the attack's seed.")
                    Optional<Path> picture) {}
}
