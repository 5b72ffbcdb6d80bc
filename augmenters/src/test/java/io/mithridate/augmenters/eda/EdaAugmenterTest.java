package io.mithridate.augmenters.eda;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EdaAugmenterTest implements TextAugmenterContract {

    private static final String CAPTION = "A large dog, 2 cats and a Red boat on the lake.";

    private static final FittedAugmenter FITTED = fitted(false, List.of());
    private static final FittedAugmenter COMPAT = fitted(true, List.of());

    @Override
    public Class<?> plugin() {
        return EdaAugmenter.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return new EdaAugmenter(new EdaAugmenter.Options(0.1, false));
    }

    @Test
    void returnsOnePositiveAndNoNegative() {
        Augmentation augmentation = FITTED.augment(CAPTION, new Seed(1).generator());
        assertThat(augmentation.positives()).hasSize(1);
        assertThat(augmentation.negatives()).isEmpty();
    }

    @Test
    void appliesEachOfTheFourOperationsEquallyOften() {
        int swapped = 0;
        int longer = 0;
        for (int i = 0; i < 2_000; i++) {
            String text = positive(FITTED, CAPTION, i);
            swapped +=
                    !text.equals(CAPTION) && sortedLetters(text).equals(sortedLetters(CAPTION))
                            ? 1
                            : 0;
            longer += containsAllWordsAndMore(text) ? 1 : 0;
        }
        // Each is expected in a quarter of 2000 texts; four standard deviations are 77.
        assertThat(swapped).isBetween(500 - 77, 500 + 77);
        assertThat(longer).isBetween(500 - 77, 500 + 77);
    }

    @Test
    void compatReducesTextToLowerCaseLetters() {
        for (int i = 0; i < 200; i++) {
            assertThat(positive(COMPAT, CAPTION, i)).matches("[a-z]+( [a-z]+)*");
        }
        assertThat(COMPAT.augment("123 两只猫", new Seed(1).generator()))
                .isEqualTo(Augmentation.none());
    }

    /** Guards against a regression: each insertion and word count used to take linear time. */
    @Test
    void augmentsAMegabyteQuickly() {
        String rest = " lorem, ipsum".repeat(80_000);
        for (int i = 0; i < 20; i++) {
            assertThat(positive(FITTED, CAPTION + rest, i))
                    .endsWith(" lorem, ipsum".repeat(79_900));
            assertThat(positive(COMPAT, CAPTION + rest, i)).endsWith(" lorem ipsum".repeat(79_900));
        }
    }

    @Test
    void changesOnlyTheFirst128WordsAndMarks() {
        String beginning = "dog ".repeat(127) + "dog";
        for (int i = 0; i < 20; i++) {
            assertThat(positive(FITTED, beginning + " boat".repeat(201), i))
                    .endsWith(" boat".repeat(201));
        }
    }

    @Test
    void fittingDoesNotChangeResults() {
        FittedAugmenter other = fitted(false, List.of(CAPTION, "a cat"));
        for (int i = 0; i < 200; i++) {
            assertThat(positive(other, CAPTION, i)).isEqualTo(positive(FITTED, CAPTION, i));
        }
    }

    @Property
    void augmentsAnyText(@ForAll String text, @ForAll long seed) {
        for (FittedAugmenter fitted : List.of(FITTED, COMPAT)) {
            Augmentation augmentation = fitted.augment(text, new Seed(seed).generator());
            assertThat(augmentation.positives()).hasSizeLessThan(2).noneMatch(String::isBlank);
            assertThat(fitted.augment(text, new Seed(seed).generator())).isEqualTo(augmentation);
        }
    }

    private static FittedAugmenter fitted(boolean compat, List<String> captions) {
        return new EdaAugmenter(new EdaAugmenter.Options(0.1, compat))
                .fit(new Corpus(captions, Optional.empty()));
    }

    private static String positive(FittedAugmenter fitted, String caption, int seed) {
        return fitted.augment(caption, new Seed(seed).generator()).positives().get(0);
    }

    private static String sortedLetters(String text) {
        char[] letters = text.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static boolean containsAllWordsAndMore(String text) {
        List<String> words = List.of(text.split(" "));
        int at = 0;
        List<String> original = List.of(CAPTION.split(" "));
        for (String word : words) {
            boolean next =
                    at < original.size()
                            && word.replace(".", "").equals(original.get(at).replace(".", ""));
            at += next ? 1 : 0;
        }
        return at == original.size() && words.size() > original.size();
    }
}
