package io.mithridate.augmenters.ablation;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Gives every caption as its own positive, and another caption of the corpus as its negative.
 *
 * <p>The negative is drawn uniformly from the corpus's captions other than the one at hand, each
 * counted once, whatever its case. That it is false of the picture is likely, not certain: two
 * captions may describe one picture.
 */
public final class RandomCaptionAugmenter implements TextAugmenter {

    /** Makes the augmenter; it has no options. */
    @Inject
    public RandomCaptionAugmenter() {}

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String caption : corpus.captions()) {
            if (!caption.isBlank()) {
                distinct.putIfAbsent(caption.toLowerCase(Locale.ROOT), caption);
            }
        }
        return new Fitted(List.copyOf(distinct.values()));
    }

    private record Fitted(List<String> captions) implements FittedAugmenter {

        @Override
        public Augmentation augment(String caption, RandomGenerator random) {
            List<Negative> negatives = another(caption, random);
            return new Augmentation(List.of(caption), negatives);
        }

        private List<Negative> another(String caption, RandomGenerator random) {
            if (captions.isEmpty()) {
                return List.of();
            }
            int drawn = random.nextInt(captions.size());
            if (captions.get(drawn).equalsIgnoreCase(caption)) {
                if (captions.size() == 1) {
                    return List.of();
                }
                // Captions are distinct, so one more draw among the rest is uniform over it.
                int among = random.nextInt(captions.size() - 1);
                drawn = among < drawn ? among : among + 1;
            }
            String other = captions.get(drawn);
            return List.of(new Negative(other, Negative.Kind.CAPTION, caption, other));
        }
    }
}
