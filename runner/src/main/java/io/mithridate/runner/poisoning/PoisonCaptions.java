package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the captions of poisoned pairs. */
public interface PoisonCaptions {

    /**
     * Returns the caption of a poisoned pair.
     *
     * @param caption the pair's original caption
     * @param target the class that it is tied to
     * @param seed the pair's seed for its caption
     */
    String write(String caption, int target, Seed seed);

    /**
     * Returns captions that are these, or texts derived from them that still name the target, each
     * with the same probability. The backdoor then also applies to the sub-captions that a defense
     * uses. Our method.
     *
     * @param augmenter derives texts from a caption
     * @param names the names of the classes
     */
    default PoisonCaptions spread(FittedAugmenter augmenter, ClassNames names) {
        return (caption, target, seed) -> {
            String wholeCaption = write(caption, target, seed);
            RandomGenerator random = seed.at("spread-caption").generator();
            List<String> texts =
                    Stream.concat(
                                    Stream.of(wholeCaption),
                                    augmenter.augment(wholeCaption, random).positives().stream()
                                            .filter(text -> names.names(text, target)))
                            .distinct()
                            .toList();
            return texts.get(random.nextInt(texts.size()));
        };
    }

    /** The name of the source of natural captions. */
    String DATA = "the data's captions";

    /** The number of natural captions that BadCLIP's code draws before it assigns any to a pair. */
    int DRAWN_FIRST = 128;

    /**
     * Returns captions from a source.
     *
     * @param form specifies the source
     * @param lines the lines of the captions' file; empty for other sources
     * @param shared the seed for draws that all pairs share
     * @throws IllegalArgumentException if the source has no caption for a target
     */
    static PoisonCaptions of(
            PoisoningForm form,
            AttackFacts facts,
            PairSet pairs,
            ClassNames names,
            List<String> lines,
            Seed shared) {
        return switch (form.captions()) {
            case KEEP -> (caption, target, seed) -> caption;
            case TEMPLATES ->
                    (caption, target, seed) -> {
                        int sentence =
                                seed.at("poison-caption")
                                        .generator()
                                        .nextInt(facts.captions().size());
                        return facts.captions().fill(sentence, facts.classes().name(target));
                    };
            case NATURAL ->
                    form.compat()
                            ? drawFromSample(captions(pairs), facts, shared)
                            : drawFrom(captions(pairs), facts, names, DATA);
            case FILE -> drawFrom(lines, facts, names, "the captions' file");
        };
    }

    private static PoisonCaptions drawFrom(
            List<String> captions, AttackFacts facts, ClassNames names, String source) {
        Map<Integer, List<String>> byClass = new HashMap<>();
        for (String caption : captions) {
            for (int index : names.in(caption)) {
                byClass.computeIfAbsent(index, any -> new ArrayList<>()).add(caption);
            }
        }
        return (caption, target, seed) ->
                drawOne(byClass.getOrDefault(target, List.of()), target, facts, source, seed);
    }

    /**
     * Chooses among captions that were drawn with replacement from those that contain the target's
     * name as a substring.
     */
    private static PoisonCaptions drawFromSample(
            List<String> captions, AttackFacts facts, Seed seed) {
        Map<Integer, List<String>> byClass = new HashMap<>();
        for (int target : targets(facts)) {
            String name = facts.classes().name(target);
            List<String> candidates =
                    captions.stream().filter(caption -> caption.contains(name)).toList();
            if (!candidates.isEmpty()) {
                RandomGenerator random = seed.at("natural-captions").at(name).generator();
                byClass.put(
                        target,
                        Stream.generate(() -> candidates.get(random.nextInt(candidates.size())))
                                .limit(DRAWN_FIRST)
                                .toList());
            }
        }
        return (caption, target, pairSeed) ->
                drawOne(byClass.getOrDefault(target, List.of()), target, facts, DATA, pairSeed);
    }

    private static int[] targets(AttackFacts facts) {
        OptionalInt onlyTarget = facts.mapping().target();
        return onlyTarget.isPresent()
                ? new int[] {onlyTarget.getAsInt()}
                : IntStream.range(0, facts.classes().size()).toArray();
    }

    private static String drawOne(
            List<String> candidates, int target, AttackFacts facts, String source, Seed seed) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "no line of %s names the target '%s'"
                            .formatted(source, facts.classes().name(target)));
        }
        return candidates.get(seed.at("poison-caption").generator().nextInt(candidates.size()));
    }

    private static List<String> captions(PairSet pairs) {
        List<String> captions = new ArrayList<>(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            captions.add(pairs.caption(i));
        }
        return captions;
    }
}
