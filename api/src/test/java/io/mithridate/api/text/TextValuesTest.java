package io.mithridate.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.TextAugmenter.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextValuesTest {

    @Test
    void augmentationCopiesItsLists() {
        List<String> positives = new ArrayList<>(List.of("a puppy"));
        List<Negative> negatives = new ArrayList<>();
        Augmentation augmentation = new Augmentation(positives, negatives);
        positives.clear();
        negatives.add(new Negative("a cat", Negative.Kind.OBJECT, "dog", "cat"));
        assertThat(augmentation.positives()).containsExactly("a puppy");
        assertThat(augmentation.negatives()).isEmpty();
        assertThat(Augmentation.none()).isEqualTo(new Augmentation(List.of(), List.of()));
    }

    @Test
    void corpusCopiesItsCaptions() {
        List<String> captions = new ArrayList<>(List.of("a dog"));
        Corpus corpus = new Corpus(captions, Optional.empty());
        captions.clear();
        assertThat(corpus.captions()).containsExactly("a dog");
    }
}
