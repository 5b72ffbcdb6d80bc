package io.mithridate.augmenters.ablation;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Returns every caption as its own positive, and another caption of the corpus as its negative.
 *
 * <p>The negative is drawn uniformly from the other distinct captions of the corpus, ignoring case.
 * It is probably, but not certainly, false for the picture: two captions may describe the same
 * picture.
 */
@About(
        name = "random-caption",
        summary = "another caption of the corpus as the negative, as a baseline for ablations",
        fidelity = Fidelity.EXACT)
public record RandomCaptionAugmenter() implements TextAugmenter {

    /**
     * Collects the distinct captions of the corpus.
     *
     * @throws IllegalArgumentException if there are fewer than two, because a caption would then
     *     have no negative
     */
    @Override
    public FittedAugmenter fit(Corpus corpus) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String caption : corpus.captions()) {
            if (!caption.isBlank()) {
                distinct.putIfAbsent(caption.toLowerCase(Locale.ROOT), caption);
            }
        }
        if (distinct.size() < 2) {
            throw new IllegalArgumentException(
                    ("random-caption takes negatives from a corpus of two different captions or"
                         + " more, and this one has %s; fit it to more captions, on the command"
                         + " line by corpus=FILE with one caption a line")
                            .formatted(distinct.isEmpty() ? "none" : "one"));
        }
        return new Fitted(List.copyOf(distinct.values()));
    }

    private record Fitted(List<String> captions) implements FittedAugmenter {

        @Override
        public Augmentation augment(String caption, RandomGenerator random) {
            String other = another(caption, random);
            Negative negative = new Negative(other, Negative.Kind.CAPTION, caption, other);
            return new Augmentation(List.of(caption), List.of(negative));
        }

        private String another(String caption, RandomGenerator random) {
            int drawn = random.nextInt(captions.size());
            if (captions.get(drawn).equalsIgnoreCase(caption)) {
                // Captions are distinct, so a second draw from the rest is uniform.
                int redrawn = random.nextInt(captions.size() - 1);
                drawn = redrawn < drawn ? redrawn : redrawn + 1;
            }
            return captions.get(drawn);
        }
    }
}
