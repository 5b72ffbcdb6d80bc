package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Captions, or texts that follow from them and still name the target, all drawn alike: what a
 * victim learns of the target then holds for the sub-captions of a defense as well. Ours.
 *
 * @param captions write whole captions
 * @param augmenter finds what follows from one
 * @param names of the classes
 */
public record SpreadCaptions(PoisonCaptions captions, FittedAugmenter augmenter, ClassNames names)
        implements PoisonCaptions {

    @Override
    public String write(String caption, int target, Seed seed) {
        String whole = captions.write(caption, target, seed);
        RandomGenerator random = seed.at("spread-caption").generator();
        List<String> texts =
                Stream.concat(
                                Stream.of(whole),
                                augmenter.augment(whole, random).positives().stream()
                                        .filter(text -> names.names(text, target)))
                        .distinct()
                        .toList();
        return texts.get(random.nextInt(texts.size()));
    }
}
