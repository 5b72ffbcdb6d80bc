package io.mithridate.augmenters.benchmarks;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.augmenters.counterfactual.KindWeights;
import io.mithridate.augmenters.eda.EdaAugmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures how many captions of about a dozen words one thread augments per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AugmenterBenchmark {

    private static final List<String> THINGS =
            List.of("dog", "cat", "apple", "banana", "boat", "book", "hat", "clock", "tree", "car");

    private static final List<String> COLORS = List.of("red", "orange", "blue", "white", "green");

    private final List<String> captions = new ArrayList<>();
    private final RandomGenerator random = new Seed(1).generator();
    private FittedAugmenter eda = (caption, generator) -> Augmentation.none();
    private FittedAugmenter withVocabulary = eda;
    private FittedAugmenter withWordNet = eda;
    private final List<String> varied = SampleCaptions.captions(30_000, 1);
    private int next;

    /** Writes the captions and fits the augmenters to them. */
    @Setup
    public void fit() {
        for (int i = 0; i < 1_000; i++) {
            captions.add(
                    "a small %s %s above two %ss in front of a %s background"
                            .formatted(pick(COLORS), pick(THINGS), pick(THINGS), pick(COLORS)));
        }
        Corpus corpus = new Corpus(captions, Optional.of(vocabulary()));
        eda = new EdaAugmenter(new EdaAugmenter.Options(0.1, false)).fit(corpus);
        withVocabulary = CounterfactualAugmenter.defaults().fit(corpus);
        withWordNet =
                new CounterfactualAugmenter(
                                LexiconChoice.WORDNET, 1, 1, KindWeights.equal(), List.of())
                        .fit(new Corpus(List.of(), Optional.empty()));
    }

    private static Vocabulary vocabulary() {
        return new Vocabulary(
                THINGS.stream()
                        .map(name -> new Vocabulary.Noun(name, name + "s", Set.of()))
                        .toList(),
                Map.of("colour", COLORS, "size", List.of("small", "large")),
                List.of(new Vocabulary.Opposite("above", "below")),
                List.of("one", "two", "three"));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** Easy data augmentation; the synonyms have been looked up in advance. */
    @Benchmark
    public Augmentation eda() {
        return eda.augment(nextCaption(), random);
    }

    /** One positive and one negative sub-caption, with the vocabulary of the data set. */
    @Benchmark
    public Augmentation counterfactualOfDataset() {
        return withVocabulary.augment(nextCaption(), random);
    }

    /** One positive and one negative sub-caption with WordNet, over 30 000 varied captions. */
    @Benchmark
    public Augmentation counterfactualOfWordNet() {
        next = (next + 1) % varied.size();
        return withWordNet.augment(varied.get(next), random);
    }

    private String nextCaption() {
        next = (next + 1) % captions.size();
        return captions.get(next);
    }
}
