package io.mithridate.results.coordinates;

import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettingLabelsTest {

    private final PluginSetting slow =
            setting("clean-clip", Map.of("epochs", "4", "learning-rate", "0.0001"));
    private final PluginSetting fast =
            setting("clean-clip", Map.of("epochs", "4", "learning-rate", "0.001"));
    private final PluginSetting other = setting("fine-tune", Map.of("epochs", "4"));

    @Test
    void omitsOptionsIfTheNameIsUnique() {
        SettingLabels labels = new SettingLabels(List.of(slow, other, slow));

        assertThat(labels.of(slow)).isEqualTo("clean-clip");
        assertThat(labels.of(other)).isEqualTo("fine-tune");
    }

    @Test
    void addsTheDifferingOptionsToEqualNames() {
        SettingLabels labels = new SettingLabels(List.of(slow, fast, other));

        assertThat(labels.of(slow)).isEqualTo("clean-clip (learning-rate 0.0001)");
        assertThat(labels.of(fast)).isEqualTo("clean-clip (learning-rate 0.001)");
        assertThat(labels.of(other)).isEqualTo("fine-tune");
    }

    @Test
    void addsOptionsOfNestedPlugins() {
        PluginSetting eda =
                setting("ta-cleaner", Map.of("augmenter", "eda", "augmenter.alpha", "0.1"));
        PluginSetting more =
                setting("ta-cleaner", Map.of("augmenter", "eda", "augmenter.alpha", "0.2"));
        PluginSetting counterfactual = setting("ta-cleaner", Map.of("augmenter", "counterfactual"));

        assertThat(new SettingLabels(List.of(eda, counterfactual)).of(eda))
                .isEqualTo("ta-cleaner (augmenter eda)");
        SettingLabels labels = new SettingLabels(List.of(eda, more, counterfactual));
        assertThat(labels.of(eda)).isEqualTo("ta-cleaner (augmenter eda, augmenter.alpha 0.1)");
        assertThat(labels.of(counterfactual)).isEqualTo("ta-cleaner (augmenter counterfactual)");
    }

    private static final Map<String, String> TYPICAL_OPTIONS =
            Map.of("in-modal-weight", "1", "lambda", "1", "negatives", "all", "samples", "0.25");

    private static SortedMap<String, String> withChanges(Map<String, String> changes) {
        SortedMap<String, String> options = new TreeMap<>(TYPICAL_OPTIONS);
        options.putAll(changes);
        return options;
    }

    private static List<String> labelsOf(List<SortedMap<String, String>> variants) {
        List<PluginSetting> settings =
                variants.stream().map(options -> new PluginSetting("x", options)).toList();
        SettingLabels labels = new SettingLabels(settings);
        return settings.stream().map(labels::of).toList();
    }

    @Test
    void writesAFewDifferingOptionsInFull() {
        assertThat(
                        labelsOf(
                                List.of(
                                        withChanges(Map.of("lambda", "2", "samples", "1")),
                                        withChanges(Map.of()),
                                        withChanges(Map.of("negatives", "none")))))
                .containsExactly(
                        "x (lambda 2, negatives all, samples 1)",
                        "x (lambda 1, negatives all, samples 0.25)",
                        "x (lambda 1, negatives none, samples 0.25)");
    }

    @Test
    void writesOnlyTheTypicalSettingInFullIfManyOptionsDiffer() {
        assertThat(
                        labelsOf(
                                List.of(
                                        withChanges(
                                                Map.of(
                                                        "negatives",
                                                        "none",
                                                        "in-modal-weight",
                                                        "0")),
                                        withChanges(Map.of()),
                                        withChanges(Map.of("lambda", "2")),
                                        withChanges(Map.of("samples", "1")))))
                .containsExactly(
                        "x (…, in-modal-weight 0, negatives none)",
                        "x (in-modal-weight 1, lambda 1, negatives all, samples 0.25)",
                        "x (…, lambda 2)",
                        "x (…, samples 1)");
    }

    /** Each learning rate occurs in half of the variants, so neither is typical. */
    @Test
    void alwaysWritesValuesThatAreNotTypical() {
        List<SortedMap<String, String>> variants = new ArrayList<>();
        for (String rate : List.of("0.1", "0.2")) {
            for (Map<String, String> change :
                    List.of(
                            Map.<String, String>of(),
                            Map.of("negatives", "none"),
                            Map.of("lambda", "2"),
                            Map.of("samples", "1"))) {
                SortedMap<String, String> variant = withChanges(change);
                variant.put("learning-rate", rate);
                variants.add(variant);
            }
        }

        assertThat(labelsOf(variants))
                .startsWith(
                        "x (lambda 1, learning-rate 0.1, negatives all, samples 0.25)",
                        "x (…, learning-rate 0.1, negatives none)")
                .contains("x (…, learning-rate 0.2)", "x (…, lambda 2, learning-rate 0.2)");
    }

    @Test
    void omitsNothingIfASettingChangesEveryOption() {
        SortedMap<String, String> opposite =
                withChanges(
                        Map.of(
                                "in-modal-weight",
                                "0",
                                "lambda",
                                "2",
                                "negatives",
                                "none",
                                "samples",
                                "1"));

        assertThat(labelsOf(List.of(withChanges(Map.of()), opposite)).get(1))
                .isEqualTo("x (in-modal-weight 0, lambda 2, negatives none, samples 1)");
    }

    @Test
    void labelsASingleSettingWithItsName() {
        assertThat(labelsOf(List.of(withChanges(Map.of())))).containsExactly("x");
    }
}
