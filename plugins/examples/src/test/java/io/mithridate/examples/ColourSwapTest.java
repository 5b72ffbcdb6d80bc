package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of all augmenters, and tests specific to this plugin. */
class ColourSwapTest implements TextAugmenterContract {

    @Override
    public Class<?> plugin() {
        return ColourSwap.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return new ColourSwap(List.of("red", "green", "blue"));
    }

    @Test
    void splitsAtTheCommaAndSwapsTheFirstColor() {
        Augmentation augmentation =
                new ColourSwap(List.of("red", "green"))
                        .fit(corpus())
                        .augment("a red dog, near a green bus", new Seed(1).generator());

        assertThat(augmentation.positives()).containsExactly("a red dog");
        assertThat(augmentation.negatives())
                .containsExactly(
                        new Negative(
                                "a green dog, near a green bus",
                                Negative.Kind.ATTRIBUTE,
                                "red",
                                "green"));
    }

    @Test
    void findsNoColorInsideAWord() {
        assertThat(augmenter().fit(corpus()).augment("a bored cat", new Seed(1).generator()))
                .isEqualTo(Augmentation.none());
    }

    @Test
    void keepsASingleColor() {
        assertThatThrownBy(() -> new ColourSwap(List.of("red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two");
    }
}
