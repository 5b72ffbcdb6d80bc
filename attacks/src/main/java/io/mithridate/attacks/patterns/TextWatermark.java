package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import io.mithridate.attacks.stamps.TriggerPattern;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes a red half-transparent word across the picture.
 *
 * <p>Blended-Text of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. PAR's word is a
 * picture in another font, which can be given as {@code picture}.
 */
@About(
        name = "text-watermark",
        summary = "writes a red half-transparent word across the picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record TextWatermark(Options options, StretchedPictureReader reader)
        implements Attack<TriggerPattern> {

    /** Creates the attack with these options; the reader is only used if they name a picture. */
    @Inject
    public TextWatermark {}

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (options.picture().isPresent() && !options.text().equals(Options.TEXT)) {
            return List.of(
                    new OptionComplaint("text", "text and picture are both given; give only one"));
        }
        if (options.picture().isPresent()) {
            return TriggerPattern.complaints(reader, options.picture(), setting.imageSize());
        }
        String text = options.text();
        if (text.isBlank()) {
            return List.of(
                    new OptionComplaint(
                            "text", "text is empty; give at least one letter, digit or mark"));
        }
        List<OptionComplaint> complaints = new ArrayList<>();
        text.chars()
                .mapToObj(character -> (char) character)
                .filter(character -> !Glyphs.has(character))
                .findFirst()
                .ifPresent(
                        character ->
                                complaints.add(
                                        new OptionComplaint(
                                                "text",
                                                "text has '%s', for which there is no glyph; there are glyphs for small letters and for these:%s"
                                                        .formatted(
                                                                character, Glyphs.characters()))));
        int size = setting.imageSize();
        Lettering lettering = new Lettering(text, size);
        if (lettering.height() > size) {
            complaints.add(
                    new OptionComplaint(
                            "text",
                            "text '%s' is %d pixels high, but the model's pictures are %d pixels square"
                                    .formatted(text, lettering.height(), size)));
        }
        int width = lettering.width();
        if (width > size) {
            complaints.add(
                    new OptionComplaint(
                            "text",
                            "text '%s' takes %d pixels, but the model's pictures are %d pixels square; at most %d characters fit"
                                    .formatted(
                                            text, width, size, (size + 1) / (Glyphs.WIDTH + 1))));
        }
        return complaints;
    }

    @Override
    public TriggerPattern prepare(AttackContext context) {
        int size = context.facts().imageSize();
        return TriggerPattern.of(
                reader,
                options.picture(),
                size,
                () -> new Lettering(options.text(), size).redOnBlack());
    }

    @Override
    public PreparedAttack restore(TriggerPattern state, AttackFacts facts) {
        int size = facts.imageSize();
        return PreparedAttack.stamping(
                size, new InkBlend(state.interleaved(size), options.strength()));
    }

    /**
     * Options of {@link TextWatermark}.
     *
     * @param strength the weight of the ink
     * @param text the text to write
     * @param picture a picture file to blend in instead of the text
     */
    public record Options(
            @Option(
                            value =
                                    "The ink's share where there is ink; the picture keeps the"
                                            + " rest.",
                            defaultValue = "0.5",
                            min = 0,
                            max = 1)
                    double strength,
            @Option(
                            value =
                                    "Text to write: letters (drawn as capitals), digits, blanks and"
                                        + " !',-.:? in glyphs of 3 x 5 pixels. The default needs at"
                                        + " least 43 pixels; smaller pictures need a shorter text.",
                            defaultValue = Options.TEXT)
                    String text,
            @Option(
                            "A picture file, stretched to the model's input, that is blended in"
                                    + " instead of the text wherever a channel is not black.")
                    Optional<Path> picture) {

        /** The default text. */
        static final String TEXT = "Watermarked";
    }

    /** Blends a pattern into pictures channel by channel, wherever the pattern is not zero. */
    static final class InkBlend implements Stamper {

        private final int[] inkedIndices;
        private final float[] weightedInk;
        private final float[] weightedLevels;

        /**
         * Creates a blend.
         *
         * @param pattern a whole picture as fractions of 255, interleaved
         * @param share the weight of the pattern where it is not zero, from 0 to 1
         */
        InkBlend(float[] pattern, double share) {
            float weight = (float) share;
            inkedIndices =
                    IntStream.range(0, pattern.length).filter(i -> pattern[i] != 0).toArray();
            weightedInk = new float[inkedIndices.length];
            for (int i = 0; i < inkedIndices.length; i++) {
                weightedInk[i] = weight * pattern[inkedIndices[i]];
            }
            weightedLevels = GreyLevels.weighted((float) (1 - share));
        }

        @Override
        public Image stamp(Image image, Seed seed) {
            Image stamped = image.copy();
            byte[] rgb = stamped.rgb();
            for (int i = 0; i < inkedIndices.length; i++) {
                int index = inkedIndices[i];
                rgb[index] = GreyLevels.clipped(weightedInk[i] + weightedLevels[rgb[index] & 0xFF]);
            }
            return stamped;
        }
    }
}
