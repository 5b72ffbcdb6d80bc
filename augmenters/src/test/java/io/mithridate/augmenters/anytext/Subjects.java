package io.mithridate.augmenters.anytext;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.augmenters.ablation.IdentityAugmenter;
import io.mithridate.augmenters.ablation.RandomCaptionAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.augmenters.counterfactual.KindWeights;
import io.mithridate.augmenters.eda.EdaAugmenter;
import io.mithridate.augmenters.parsing.CaptionParser;
import io.mithridate.augmenters.parsing.EnglishParser;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Every augmenter of this module and the parser, by name. */
final class Subjects {

    private static final Corpus CORPUS =
            new Corpus(
                    List.of("a man riding a brown horse on a beach", "two dogs and a cat"),
                    Optional.of(
                            new Vocabulary(
                                    List.of(noun("dog"), noun("cat"), noun("apple"), noun("car")),
                                    Map.of("colour", List.of("red", "dark blue", "white")),
                                    List.of(new Vocabulary.Opposite("above", "below")),
                                    List.of("one", "two", "three"))));

    private Subjects() {}

    /** Returns functions of a text and a seed; equal arguments give equal answers. */
    static Map<String, BiFunction<String, Long, Object>> all() {
        Map<String, BiFunction<String, Long, Object>> all = new LinkedHashMap<>();
        all.put("counterfactual", augmenting(counterfactual(LexiconChoice.WORDNET, 1)));
        all.put("counterfactual, all", augmenting(counterfactual(LexiconChoice.WORDNET, 100)));
        all.put("counterfactual, dataset", augmenting(counterfactual(LexiconChoice.DATASET, 1)));
        all.put("eda", augmenting(new EdaAugmenter(new EdaAugmenter.Options(0.1, false))));
        all.put("eda, compat", augmenting(new EdaAugmenter(new EdaAugmenter.Options(0.1, true))));
        all.put("identity", augmenting(new IdentityAugmenter()));
        all.put("random-caption", augmenting(new RandomCaptionAugmenter()));
        all.put("rules", parsing(EnglishParser.of(WordForms.read(), WordNet.read())));
        return all;
    }

    private static TextAugmenter counterfactual(LexiconChoice lexicon, int max) {
        return new CounterfactualAugmenter(lexicon, max, max, KindWeights.equal(), List.of());
    }

    private static BiFunction<String, Long, Object> augmenting(TextAugmenter augmenter) {
        TextAugmenter.FittedAugmenter fitted = augmenter.fit(CORPUS);
        return (text, seed) -> fitted.augment(text, new Seed(seed).generator());
    }

    private static BiFunction<String, Long, Object> parsing(CaptionParser parser) {
        return (text, seed) -> parser.parse(text);
    }

    private static Vocabulary.Noun noun(String name) {
        return new Vocabulary.Noun(name, name + "s", Set.of());
    }
}
