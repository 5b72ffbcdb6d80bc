package io.mithridate.results.coordinates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    private static PluginSetting setting(String name, Map<String, String> options) {
        return new PluginSetting(name, new TreeMap<>(options));
    }

    @Test
    void nameAloneMatchesEverySettingOfThatName() {
        Baseline baseline = Baseline.parse(" clean-clip ");

        assertThat(baseline.names(setting("clean-clip", Map.of("compat", "true")))).isTrue();
        assertThat(baseline.names(setting("fine-tune", Map.of()))).isFalse();
    }

    @Test
    void matchesOnlySettingsWithAllNamedOptions() {
        Baseline baseline =
                Baseline.parse("clean-clip learning-rate=1e-3 image-augmentation=geometric");

        assertThat(
                        baseline.names(
                                setting(
                                        "clean-clip",
                                        Map.of(
                                                "learning-rate",
                                                "0.001",
                                                "image-augmentation",
                                                "geometric",
                                                "batch",
                                                "64"))))
                .isTrue();
        assertThat(
                        baseline.names(
                                setting(
                                        "clean-clip",
                                        Map.of(
                                                "learning-rate",
                                                "0.001",
                                                "image-augmentation",
                                                "autoaugment"))))
                .isFalse();
        assertThat(baseline.names(setting("clean-clip", Map.of("learning-rate", "0.001"))))
                .isFalse();
    }

    @Test
    void starMatchesTheListOfAnOption() {
        SettingList path = list("along", Map.of("learning-rate", "0.008"), "0.5", "1");
        SettingList rates = list("learning-rate", Map.of(), "0.001", "0.008");

        assertThat(Baseline.parse("clean-clip along=*").among(List.of(path, rates)))
                .containsExactly(path);
        assertThat(Baseline.parse("clean-clip learning-rate=*").among(List.of(path, rates)))
                .containsExactly(rates);
        assertThat(Baseline.parse("clean-clip batch=*").among(List.of(path, rates))).isEmpty();
    }

    private static SettingList list(String option, Map<String, String> others, String... values) {
        return new SettingList(
                option,
                Arrays.stream(values)
                        .map(
                                value -> {
                                    Map<String, String> options = new TreeMap<>(others);
                                    options.put(option, value);
                                    return setting("clean-clip", options);
                                })
                        .toList());
    }

    @Test
    void parsesItsOwnNotation() {
        Baseline baseline = Baseline.parse("clean-clip  b=2 a=x=y");

        assertThat(baseline).hasToString("clean-clip a=x=y b=2");
        assertThat(Baseline.parse(baseline.toString())).isEqualTo(baseline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "clean-clip geometric", "clean-clip a=", "clean-clip =b"})
    void rejectsOtherNotations(String text) {
        assertThatThrownBy(() -> Baseline.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a defense, and options after it");
    }
}
