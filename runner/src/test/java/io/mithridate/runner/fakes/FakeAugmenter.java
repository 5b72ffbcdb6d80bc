package io.mithridate.runner.fakes;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import jakarta.inject.Inject;
import java.util.List;

/** An augmenter whose text describes the corpus that it was fitted to. */
public final class FakeAugmenter implements TextAugmenter {

    private final Words options;

    @Inject
    FakeAugmenter(Words options) {
        this.options = options;
    }

    /** Options of {@link FakeAugmenter}. */
    public record Words(
            @Option(value = "Whether it reads the vocabulary.", defaultValue = "false")
                    boolean read) {}

    @Override
    public boolean readsVocabulary() {
        return options.read();
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        String words = corpus.vocabulary().map(known -> known.counts().toString()).orElse("none");
        String text = "%d captions, words: %s".formatted(corpus.captions().size(), words);
        return (caption, random) -> new Augmentation(List.of(text), List.of());
    }
}
