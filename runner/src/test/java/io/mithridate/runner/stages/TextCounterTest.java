package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.results.AugmentedCaption;
import io.mithridate.runner.stages.defense.TextCounter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCounterTest {

    private static final FittedAugmenter AUGMENTER =
            (caption, random) ->
                    new Augmentation(
                            List.of(caption),
                            List.of(new Negative("a plum", Negative.Kind.OBJECT, caption, "plum")));

    private final TextCounter texts = new TextCounter(List.of("A picture of a lime."));

    private static FittedAugmenter watchAugmenter(TextCounter texts, String use) {
        return texts.watched(use, AUGMENTER, List.of("a lime", "a pear"), new Seed(3));
    }

    @Test
    void countsTextsForEachUseWithoutChangingThem() {
        FittedAugmenter watched = watchAugmenter(texts, "sub-captions");
        watchAugmenter(texts, "augmented captions");

        assertThat(watched.augment("a picture of a lime", new Seed(1).generator()))
                .isEqualTo(AUGMENTER.augment("a picture of a lime", new Seed(1).generator()));
        watched.augment("a lime", new Seed(2).generator());

        assertThat(texts.counts())
                .extracting(TextCounter.TextCounts::use)
                .containsExactly("augmented captions", "sub-captions");
        TextCounter.TextCounts counts = texts.counts().get(1);
        assertThat(counts.firstStep()).isZero();
        assertThat(counts.log().positives()).isEqualTo(2);
        assertThat(counts.log().promptPositives()).isEqualTo(1);
        assertThat(counts.log().inserted())
                .isEqualTo(Map.of(Negative.Kind.OBJECT, Map.of("plum", 2L)));
        assertThat(texts.counts().get(0).log().captions()).isZero();
    }

    @Test
    void countsDoNotDependOnThreadsOrOrder() {
        TextCounter other = new TextCounter(List.of("A picture of a lime."));
        FittedAugmenter alone = watchAugmenter(texts, "sub-captions");
        FittedAugmenter together = watchAugmenter(other, "sub-captions");

        IntStream.range(0, 1_000)
                .forEach(i -> alone.augment("caption " + i % 7, new Seed(i).generator()));
        IntStream.range(0, 1_000)
                .parallel()
                .map(i -> 999 - i)
                .forEach(i -> together.augment("caption " + i % 7, new Seed(i).generator()));

        assertThat(other.counts()).isEqualTo(texts.counts());
    }

    @Test
    void examplesAreTheFirstCaptionsWithTexts() {
        List<String> captions = List.of("none", "1", "2", "3", "4", "5");
        texts.watched(
                "sub-captions",
                (caption, random) ->
                        caption.equals("none")
                                ? Augmentation.none()
                                : AUGMENTER.augment(caption, random),
                captions,
                new Seed(3));

        TextCounter.TextCounts counts = texts.counts().get(0);
        assertThat(counts.examples())
                .extracting(AugmentedCaption::text)
                .containsExactly("1", "2", "3", "4");
        assertThat(counts.examples().get(0).augmentation().positives()).containsExactly("1");
        assertThat(counts.log().captions()).isZero();
    }

    @Test
    void recordsStepsOfAKilledRunAsNotCounted(@TempDir Path folder) throws IOException {
        watchAugmenter(texts, "sub-captions");
        texts.onStart(new TrainingListener.Start("ta-cleaner", 100, 4, 64, 37, 12.5, 64));
        TextCounter.TextCounts.write(folder, texts.counts());

        assertThat(texts.counts().get(0).firstStep()).isEqualTo(37);
        assertThat(TextCounter.TextCounts.read(folder)).isEqualTo(texts.counts());
    }

    @Test
    void writesNoFileWithoutAnAugmenter(@TempDir Path folder) throws IOException {
        TextCounter.TextCounts.write(folder, texts.counts());

        assertThat(folder).isEmptyDirectory();
        assertThat(TextCounter.TextCounts.read(folder)).isEmpty();
    }
}
