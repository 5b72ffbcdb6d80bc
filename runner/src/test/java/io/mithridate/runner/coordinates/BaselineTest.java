package io.mithridate.runner.coordinates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void aNameAloneStandsForAllOfThatName() {
        Baseline baseline = Baseline.parse(" clean-clip ");

        assertThat(baseline.names(setting("clean-clip", Map.of("compat", "true")))).isTrue();
        assertThat(baseline.names(setting("fine-tune", Map.of()))).isFalse();
    }

    @Test
    void everyOptionThatIsNamedHasToBeSo() {
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
    void isReadAsItIsWritten() {
        Baseline baseline = Baseline.parse("clean-clip  b=2 a=x=y");

        assertThat(baseline).hasToString("clean-clip a=x=y b=2");
        assertThat(Baseline.parse(baseline.toString())).isEqualTo(baseline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "clean-clip geometric", "clean-clip a=", "clean-clip =b"})
    void refusesWhatIsNotWrittenSo(String text) {
        assertThatThrownBy(() -> Baseline.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a defense, and options after it");
    }
}
