package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the captions of poisoned pairs. */
public interface PoisonCaptions {

    /**
     * The caption of a poisoned pair.
     *
     * @param caption the pair's own
     * @param target the class that it is tied to
     * @param seed the pair's seed for its caption
     */
    String write(String caption, int target, Seed seed);

    /**
     * Captions from a source.
     *
     * @param lines those of the captions' file; empty where it is not the source
     * @throws IllegalArgumentException if the source has no caption for a target
     */
    static PoisonCaptions of(
            Captions source,
            AttackFacts facts,
            PairSet pairs,
            ClassNames names,
            List<String> lines) {
        return switch (source) {
            case KEEP -> (caption, target, seed) -> caption;
            case TEMPLATES ->
                    (caption, target, seed) -> {
                        int sentence =
                                seed.at("poison-caption")
                                        .generator()
                                        .nextInt(facts.captions().size());
                        return facts.captions().fill(sentence, facts.classes().name(target));
                    };
            case NATURAL -> drawn(captions(pairs), facts, names, "the data's captions");
            case FILE -> drawn(lines, facts, names, "the captions' file");
        };
    }

    private static PoisonCaptions drawn(
            List<String> captions, AttackFacts facts, ClassNames names, String source) {
        Map<Integer, List<String>> byClass = new HashMap<>();
        for (String caption : captions) {
            for (int index : names.in(caption)) {
                byClass.computeIfAbsent(index, any -> new ArrayList<>()).add(caption);
            }
        }
        return (caption, target, seed) -> {
            List<String> naming = byClass.getOrDefault(target, List.of());
            if (naming.isEmpty()) {
                throw new IllegalArgumentException(
                        "no line of %s names the target '%s'"
                                .formatted(source, facts.classes().name(target)));
            }
            return naming.get(seed.at("poison-caption").generator().nextInt(naming.size()));
        };
    }

    private static List<String> captions(PairSet pairs) {
        List<String> captions = new ArrayList<>(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            captions.add(pairs.caption(i));
        }
        return captions;
    }
}
