package io.mithridate.runner.results;

import static io.mithridate.runner.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingLabelsTest {

    private final PluginSetting slow =
            setting("clean-clip", Map.of("epochs", "4", "learning-rate", "0.0001"));
    private final PluginSetting fast =
            setting("clean-clip", Map.of("epochs", "4", "learning-rate", "0.001"));
    private final PluginSetting other = setting("fine-tune", Map.of("epochs", "4"));

    @Test
    void theNameIsEnoughWhereItStandsOnce() {
        SettingLabels labels = new SettingLabels(List.of(slow, other, slow));

        assertThat(labels.of(slow)).isEqualTo("clean-clip");
        assertThat(labels.of(other)).isEqualTo("fine-tune");
    }

    @Test
    void whatDiffersTellsTwoOfOneNameApart() {
        SettingLabels labels = new SettingLabels(List.of(slow, fast, other));

        assertThat(labels.of(slow)).isEqualTo("clean-clip (learning-rate 0.0001)");
        assertThat(labels.of(fast)).isEqualTo("clean-clip (learning-rate 0.001)");
        assertThat(labels.of(other)).isEqualTo("fine-tune");
    }

    @Test
    void optionsOfNestedPluginsCount() {
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
}
