package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests that each violation of the contract of augmenters fails the test named after it. */
class BrokenAugmenterTest {

    private static TextAugmenterContract contractOf(TextAugmenter augmenter) {
        return new TextAugmenterContract() {
            @Override
            public Class<?> plugin() {
                return PixelAttack.class;
            }

            @Override
            public TextAugmenter augmenter() {
                return augmenter;
            }
        };
    }

    private static TextAugmenterContract contractOfFitted(FittedAugmenter fitted) {
        return contractOf(corpus -> fitted);
    }

    private static void assertFound(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private static Augmentation negative(String text, String from, String to) {
        return new Augmentation(
                List.of(), List.of(new Negative(text, Negative.Kind.OBJECT, from, to)));
    }

    @Test
    void acceptsAnAugmenterThatFulfillsTheContract() {
        TextAugmenterContract contract =
                contractOfFitted(
                        (caption, random) ->
                                caption.contains("dog")
                                        ? negative(
                                                caption.replace("dog", "cat" + random.nextInt(9)),
                                                "dog",
                                                "cat")
                                        : Augmentation.none());
        assertThatCode(
                        () -> {
                            contract.augmentsAnyText();
                            contract.fitsOrRefusesAnEmptyCorpus();
                            contract.fitsACorpusOfAwkwardTexts();
                            contract.longTextsFinishInTime();
                            contract.sameSeedGivesTheSameTexts();
                            contract.textsDoNotDependOnTheOrder();
                            contract.givesTheSameFromSeveralThreads();
                            contract.negativesSayWhatTheyReplaced();
                            contract.positivesSaySomething();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void detectsCaptionsReadAsSyntax() {
        TextAugmenterContract contract =
                contractOfFitted(
                        (caption, random) ->
                                new Augmentation(
                                        List.of(Pattern.compile(caption).pattern()), List.of()));
        assertThatThrownBy(contract::augmentsAnyText).isInstanceOf(RuntimeException.class);
    }

    @Test
    void detectsFailuresOnAnEmptyCorpus() {
        TextAugmenterContract contract =
                contractOf(
                        corpus -> {
                            String first = corpus.captions().get(0);
                            return (caption, random) -> new Augmentation(List.of(first), List.of());
                        });
        assertThatThrownBy(contract::fitsOrRefusesAnEmptyCorpus)
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void detectsRejectionsOfAnEmptyCorpusWithoutAMessage() {
        assertFound(rejecting("")::fitsOrRefusesAnEmptyCorpus);
        assertThatCode(rejecting("give it ten captions or more")::fitsOrRefusesAnEmptyCorpus)
                .doesNotThrowAnyException();
    }

    private static TextAugmenterContract rejecting(String reason) {
        return contractOf(
                corpus -> {
                    throw new IllegalArgumentException(reason);
                });
    }

    @Test
    void detectsTextsThatDependOnEarlierOnes() {
        AtomicInteger calls = new AtomicInteger();
        TextAugmenterContract contract =
                contractOfFitted(
                        (caption, random) ->
                                new Augmentation(
                                        List.of("text " + calls.incrementAndGet()), List.of()));
        assertFound(contract::sameSeedGivesTheSameTexts);
        assertFound(contract::textsDoNotDependOnTheOrder);
        assertFound(contract::givesTheSameFromSeveralThreads);
    }

    @Test
    void detectsNegativesThatMisreportTheReplacement() {
        List<FittedAugmenter> misreporting =
                List.of(
                        (caption, random) -> negative(caption, "banana", "apple"),
                        (caption, random) -> negative(" ", "", "apple"),
                        (caption, random) -> negative("an apple", "submarine", "apple"),
                        (caption, random) -> negative("an apple", "", "pear"),
                        (caption, random) -> negative("an apple", "", ""));
        for (FittedAugmenter augmenter : misreporting) {
            assertFound(contractOfFitted(augmenter)::negativesSayWhatTheyReplaced);
        }
    }

    @Test
    void detectsBlankPositives() {
        assertFound(
                contractOfFitted((caption, random) -> new Augmentation(List.of(" "), List.of()))
                        ::positivesSaySomething);
    }
}
