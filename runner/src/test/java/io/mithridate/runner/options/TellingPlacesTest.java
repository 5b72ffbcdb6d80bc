package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingPlacesTest {

    @Test
    void whatHasOneValueTellsNothingAndWhatIsMissingIsAValue() {
        assertThat(
                        TellingPlaces.of(
                                List.of(
                                        Map.of("epochs", "4", "rate", "0.1"),
                                        Map.of("epochs", "4", "rate", "0.2", "count", "5"))))
                .containsExactly("count", "rate");
    }

    @Test
    void optionsOfAnotherPluginTellNoMoreThanItsName() {
        assertThat(
                        TellingPlaces.of(
                                List.of(
                                        Map.of("rate", "0.1"),
                                        Map.of(
                                                "rate", "0.1",
                                                "trained-by", "clean-clip",
                                                "trained-by.epochs", "4"),
                                        Map.of(
                                                "rate", "0.1",
                                                "trained-by", "ta-cleaner",
                                                "trained-by.epochs", "4",
                                                "trained-by.lambda", "1"))))
                .containsExactly("trained-by");
    }

    @Test
    void optionsOfTheSamePluginAreCompared() {
        assertThat(
                        TellingPlaces.of(
                                List.of(
                                        Map.of("augmenter", "eda", "augmenter.alpha", "0.1"),
                                        Map.of("augmenter", "eda", "augmenter.alpha", "0.2"),
                                        Map.of(
                                                "augmenter", "counterfactual",
                                                "augmenter.lexicon", "auto"))))
                .containsExactly("augmenter", "augmenter.alpha");
    }
}
