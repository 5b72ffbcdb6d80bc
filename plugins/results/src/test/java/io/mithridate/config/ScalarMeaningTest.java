package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarMeaningTest {

    private static final Place PLACE = new Place.OnCommandLine("x");

    private static YamlScalar plain(String text) {
        return YamlScalar.plain(PLACE, text);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-3, 0.001",
        "0.0010, 0.001",
        "2e-4, 0.0002",
        "6.0, 6",
        "1_000, 1000",
        "9007199254740993, 9007199254740993",
        "True, true",
        "banana, banana",
        "null, ''",
        "'', ''",
    })
    void notationDoesNotMatter(String written, String meaning) {
        assertThat(ScalarMeaning.of(plain(written))).isEqualTo(meaning);
    }

    @Test
    void quotedScalarsAreText() {
        assertThat(ScalarMeaning.of(new YamlScalar(PLACE, "1e-3", true))).isEqualTo("1e-3");
    }

    @Test
    void textEqualsThatOfTheOptionTree() {
        assertThat(
                        OptionTree.of(new FakeOptions.BlendOptions(2e-7, Optional.empty()))
                                .places("attack"))
                .containsEntry("attack.alpha", ScalarMeaning.of(plain("0.0000002")));
        assertThat(OptionTree.of(new FakeOptions.TopK(List.of(1, 3), false)).places("metric"))
                .containsEntry(
                        "metric.k",
                        ScalarMeaning.of(new YamlList(PLACE, List.of(plain("1"), plain("3.0")))))
                .containsEntry("metric.compat", ScalarMeaning.of(plain("False")));
    }

    @Test
    void writesAListOfMapsAsJson() {
        YamlMap map = YamlMap.empty(PLACE).with("b", plain("2e0")).with("a", plain("text"));

        assertThat(ScalarMeaning.of(new YamlList(PLACE, List.of(map))))
                .isEqualTo("[{\"a\":\"text\",\"b\":2}]");
    }
}
