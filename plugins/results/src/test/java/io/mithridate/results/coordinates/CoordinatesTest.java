package io.mithridate.results.coordinates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoordinatesTest {

    @Test
    void differingTreatsAMissingOptionAsAValue() {
        assertThat(
                        Coordinates.differing(
                                List.of(
                                        Map.of("epochs", "4", "rate", "0.1"),
                                        Map.of("epochs", "4", "rate", "0.2", "count", "5"))))
                .containsExactly("count", "rate");
    }

    @Test
    void differingOmitsOptionsOfDifferentPlugins() {
        assertThat(
                        Coordinates.differing(
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
    void differingComparesOptionsOfTheSamePlugin() {
        assertThat(
                        Coordinates.differing(
                                List.of(
                                        Map.of("augmenter", "eda", "augmenter.alpha", "0.1"),
                                        Map.of("augmenter", "eda", "augmenter.alpha", "0.2"),
                                        Map.of(
                                                "augmenter", "counterfactual",
                                                "augmenter.lexicon", "auto"))))
                .containsExactly("augmenter", "augmenter.alpha");
    }

    private static Coordinates cell(String attack, Map<String, String> scenario) {
        return new Coordinates(
                new TreeMap<>(scenario),
                new PluginSetting(attack, new TreeMap<>(Map.of("patch-size", "4"))),
                new PluginSetting("fine-tune", new TreeMap<>(Map.of("epochs", "1"))),
                true,
                7);
    }

    @Test
    void returnsATextOnEveryAxis() {
        Coordinates cell =
                cell("badnets", Map.of("dataset", "scenes", "model", "mini", "base.epochs", "2"));

        assertThat(cell.places())
                .containsExactly(
                        Map.entry("attack", "badnets"),
                        Map.entry("attack.patch-size", "4"),
                        Map.entry("base.epochs", "2"),
                        Map.entry("control", "clean-model"),
                        Map.entry("dataset", "scenes"),
                        Map.entry("defense", "fine-tune"),
                        Map.entry("defense.epochs", "1"),
                        Map.entry("model", "mini"),
                        Map.entry("seed", "7"));
        cell.places().forEach((place, text) -> assertThat(cell.at(place)).isEqualTo(text));
        assertThat(cell.at("poisoning.rate")).isEmpty();
        assertThat(cell.options())
                .containsOnlyKeys("attack.patch-size", "base.epochs", "defense.epochs");
    }

    @Test
    void createsEqualCoordinatesFromOptions() {
        Coordinates cell =
                cell("badnets", Map.of("dataset", "scenes", "model", "mini", "base.epochs", "2"));

        assertThat(
                        Coordinates.of(
                                cell.dataset(),
                                cell.model(),
                                cell.attack(),
                                cell.defense(),
                                cell.control(),
                                cell.seed(),
                                cell.options()))
                .isEqualTo(cell);
    }

    @Test
    void varyingOptionsIgnoreThePluginAndCellsWithoutThePart() {
        assertThat(
                        Coordinates.varyingOptions(
                                List.of(
                                        Map.of("attack", "badnets", "attack.size", "4"),
                                        Map.of("attack", "blended", "attack.size", "6"))))
                .containsExactly("attack.size");
        assertThat(
                        Coordinates.varyingOptions(
                                List.of(
                                        Map.of("base.epochs", "4", "base.batch", "8"),
                                        Map.of("base.epochs", "4"),
                                        Map.of("model", "clip"))))
                .containsExactly("base.batch");
    }
}
