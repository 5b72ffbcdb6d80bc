package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionTreePlacesTest {

    private static final Recipe RECIPE = new Recipe(4, 64, 2e-4, 50, 0.1, 0.9, 0.999, 1e-8, 0);

    @Test
    void numbersHaveTheirCanonicalForm() {
        assertThat(
                        OptionTree.of(new FakeOptions.BlendOptions(1.0, Optional.empty()))
                                .places("attack"))
                .as("an option without a value is not there")
                .containsExactly(Map.entry("attack.alpha", "1"));
        assertThat(
                        OptionTree.of(new FakeOptions.BlendOptions(1e-3, Optional.of(7L)))
                                .places("attack"))
                .containsExactly(
                        Map.entry("attack.alpha", "0.001"), Map.entry("attack.noise-seed", "7"));
    }

    @Test
    void inlinedOptionsAreSiblingsAndNestedPluginsHaveSubpaths() {
        FakeOptions.CleanerOptions options =
                new FakeOptions.CleanerOptions(
                        RECIPE,
                        0.5,
                        0.25,
                        new PluginRef<>(
                                TextAugmenter.class, "eda", new FakeOptions.EdaOptions(0.3)));

        assertThat(OptionTree.of(options).places("defense"))
                .containsEntry("defense.learning-rate", "0.0002")
                .containsEntry("defense.lambda", "0.5")
                .containsEntry("defense.augmenter", "eda")
                .containsEntry("defense.augmenter.alpha", "0.3")
                .doesNotContainKey("defense.recipe");
    }

    @Test
    void nestedRecordsHaveSubpathsAndListsAreSingleValues() {
        FakeOptions.OddOptions options =
                new FakeOptions.OddOptions(
                        new FakeOptions.Span(2, 3),
                        new FakeOptions.Span(0, 9),
                        List.of(FakeOptions.Location.TOP_LEFT),
                        5,
                        "1.0");

        assertThat(OptionTree.of(options).places("attack"))
                .containsExactly(
                        Map.entry("attack.identifier", "5"),
                        Map.entry("attack.other.from", "0"),
                        Map.entry("attack.other.to", "9"),
                        Map.entry("attack.places", "[\"top-left\"]"),
                        Map.entry("attack.span.from", "2"),
                        Map.entry("attack.span.to", "3"),
                        Map.entry("attack.text", "1.0"));
    }
}
