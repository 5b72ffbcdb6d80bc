package io.mithridate.runner.experiment;

import static io.mithridate.runner.experiment.MatrixTest.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.FakeOptions;
import io.mithridate.runner.plugins.PluginKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioLabelsTest {

    private static final Scenario SMALL_RARE = scenario(20, 0.01);
    private static final Scenario SMALL_OFTEN = scenario(20, 0.03);
    private static final Scenario LARGE_RARE = scenario(50, 0.01);
    private static final Scenario LARGE_OFTEN = scenario(50, 0.03);

    private static Scenario scenarioWithModel(PluginUse model) {
        return new Scenario(
                SMALL_RARE.dataset(),
                model,
                SMALL_RARE.base(),
                SMALL_RARE.victims(),
                SMALL_RARE.defenseData());
    }

    private static PluginUse mini() {
        return MatrixTest.use(PluginKind.MODEL, "mini", new FakeOptions.NoOptions());
    }

    private static PluginUse clip(String architecture) {
        return MatrixTest.use(
                PluginKind.MODEL,
                "clip",
                new FakeOptions.ClipOptions(architecture, Optional.empty()));
    }

    private static Scenario scenarioWithEpochs(int baseEpochs, int victimEpochs) {
        return scenario(
                20,
                0.01,
                Optional.of(MatrixTest.recipe(baseEpochs)),
                MatrixTest.recipe(victimEpochs));
    }

    private static ScenarioLabels labelsFor(Scenario... scenarios) {
        return new ScenarioLabels(Stream.of(scenarios).map(Scenario::places).toList());
    }

    private static List<String> labels(Scenario... scenarios) {
        ScenarioLabels labels = labelsFor(scenarios);
        return Stream.of(scenarios).map(Scenario::places).map(labels::of).toList();
    }

    @Test
    void omitsOptionsThatAllScenariosShare() {
        assertThat(labels(SMALL_RARE)).containsExactly("");
        assertThat(labels(SMALL_RARE, LARGE_OFTEN))
                .containsExactly("classes 20, rate 0.01", "classes 50, rate 0.03");
        assertThat(labelsFor(SMALL_RARE, LARGE_RARE).of(SMALL_OFTEN.places())).isEmpty();
    }

    @Test
    void namesVaryingPluginsAndTheirVaryingOptions() {
        assertThat(labels(scenarioWithModel(mini()), scenarioWithModel(clip("RN50"))))
                .containsExactly("model mini", "model clip");
        assertThat(
                        labels(
                                scenarioWithModel(mini()),
                                scenarioWithModel(clip("RN50")),
                                scenarioWithModel(clip("RN101"))))
                .containsExactly(
                        "model mini",
                        "model clip, architecture RN50",
                        "model clip, architecture RN101");
    }

    @Test
    void usesTheFullPathIfAnOptionVariesInTwoParts() {
        assertThat(labels(scenarioWithEpochs(4, 1), scenarioWithEpochs(8, 1)))
                .containsExactly("epochs 4", "epochs 8");
        assertThat(labels(scenarioWithEpochs(4, 1), scenarioWithEpochs(8, 2)))
                .containsExactly(
                        "base.epochs 4, poisoning.epochs 1", "base.epochs 8, poisoning.epochs 2");
    }

    private static Map<String, String> groupLabels(Map<String, List<Scenario>> groups) {
        Map<String, List<SortedMap<String, String>>> places = new LinkedHashMap<>();
        groups.forEach(
                (group, scenarios) ->
                        places.put(group, scenarios.stream().map(Scenario::places).toList()));
        return labelsFor(SMALL_RARE, SMALL_OFTEN, LARGE_RARE, LARGE_OFTEN).ofGroups(places);
    }

    @Test
    void labelsGroupsByOptionsThatOnlyTheirScenariosShare() {
        Map<String, List<Scenario>> bySize = new LinkedHashMap<>();
        bySize.put("small", List.of(SMALL_RARE, SMALL_OFTEN));
        bySize.put("large", List.of(LARGE_RARE, LARGE_OFTEN));
        assertThat(groupLabels(bySize))
                .containsExactly(
                        Map.entry("small", "classes 20"), Map.entry("large", "classes 50"));

        assertThat(groupLabels(Map.of("small", List.of(SMALL_RARE), "large", List.of(LARGE_RARE))))
                .as("the rate is the same in both")
                .containsOnly(Map.entry("small", "classes 20"), Map.entry("large", "classes 50"));
    }

    @Test
    void groupWithoutCommonOptionsHasNoLabel() {
        assertThat(
                        groupLabels(
                                Map.of(
                                        "crossed", List.of(SMALL_RARE, LARGE_OFTEN),
                                        "one", List.of(LARGE_RARE))))
                .containsOnly(Map.entry("crossed", ""), Map.entry("one", "classes 50, rate 0.01"));
    }

    private static List<String> labels(List<Map<String, String>> scenarios) {
        List<SortedMap<String, String>> places =
                scenarios.stream().<SortedMap<String, String>>map(TreeMap::new).toList();
        ScenarioLabels labels = new ScenarioLabels(places);
        return places.stream().map(labels::of).toList();
    }

    @Test
    void omitsThePartIfAnOptionVariesInOnePart() {
        assertThat(
                        labels(
                                List.of(
                                        Map.of("base.epochs", "1", "poisoning.rate", "0.1"),
                                        Map.of("base.epochs", "2", "poisoning.rate", "0.2"))))
                .containsExactly("epochs 1, rate 0.1", "epochs 2, rate 0.2");
        assertThat(
                        labels(
                                List.of(
                                        Map.of("dataset", "a+b", "dataset.train.rows", "5"),
                                        Map.of("dataset", "a+b", "dataset.train.rows", "6"))))
                .as("only the part itself is left out")
                .containsExactly("train.rows 5", "train.rows 6");
    }

    @Test
    void sharedOptionOfTwoPluginsIsOneOption() {
        assertThat(
                        labels(
                                List.of(
                                        Map.of("model", "a", "model.size", "1"),
                                        Map.of("model", "a", "model.size", "2"),
                                        Map.of("model", "b", "model.size", "1"),
                                        Map.of("model", "b", "model.size", "3"))))
                .containsExactly(
                        "model a, size 1", "model a, size 2", "model b, size 1", "model b, size 3");
    }

    @Test
    void comparesOptionsOnlyWithinTheSamePlugin() {
        assertThat(
                        labels(
                                List.of(
                                        Map.of("poisoning.rate", "0.1"),
                                        Map.of(
                                                "poisoning.rate", "0.1",
                                                "poisoning.trained-by", "clean-clip",
                                                "poisoning.trained-by.epochs", "4"),
                                        Map.of(
                                                "poisoning.rate", "0.1",
                                                "poisoning.trained-by", "ta-cleaner",
                                                "poisoning.trained-by.epochs", "5"),
                                        Map.of(
                                                "poisoning.rate", "0.1",
                                                "poisoning.trained-by", "ta-cleaner",
                                                "poisoning.trained-by.epochs", "5",
                                                "poisoning.trained-by.seed", "1"))))
                .containsExactly(
                        "",
                        "trained-by clean-clip",
                        "trained-by ta-cleaner",
                        "trained-by ta-cleaner, trained-by.seed 1");
    }
}
