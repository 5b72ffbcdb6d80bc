package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Writes captions, or texts derived from them that still name the target, each with the same
 * probability. The backdoor then also applies to the sub-captions that a defense uses. Our method.
 *
 * @param captions writes whole captions
 * @param augmenter derives texts from a caption
 * @param names the names of the classes
 */
public record SpreadCaptions(PoisonCaptions captions, FittedAugmenter augmenter, ClassNames names)
        implements PoisonCaptions {

    @Override
    public String write(String caption, int target, Seed seed) {
        String wholeCaption = captions.write(caption, target, seed);
        RandomGenerator random = seed.at("spread-caption").generator();
        List<String> texts =
                Stream.concat(
                                Stream.of(wholeCaption),
                                augmenter.augment(wholeCaption, random).positives().stream()
                                        .filter(text -> names.names(text, target)))
                        .distinct()
                        .toList();
        return texts.get(random.nextInt(texts.size()));
    }
}
