package io.mithridate.results.coordinates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTest {

    private static final List<SettingList> LISTS =
            List.of(
                    list("fine-tune", Map.of(), "along"),
                    list("clean-clip", Map.of("learning-rate", "0.004"), "along"),
                    list("clean-clip", Map.of("along", "1"), "learning-rate"));

    private static final List<PluginSetting> DEFENSES =
            Stream.concat(
                            LISTS.stream().flatMap(list -> list.settings().stream()),
                            Stream.of(setting("none", Map.of()), setting("decree", Map.of())))
                    .toList();

    @Test
    void parsesItsOwnNotation() {
        Contrast contrast = Contrast.parse(" ta-cleaner in-modal-weight=0 -  clean-clip ");

        assertThat(contrast.defense()).isEqualTo(Baseline.parse("ta-cleaner in-modal-weight=0"));
        assertThat(contrast.reference()).isEqualTo(Baseline.parse("clean-clip"));
        assertThat(contrast).hasToString("ta-cleaner in-modal-weight=0 - clean-clip");
        assertThat(Contrast.parse(contrast.toString())).isEqualTo(contrast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "clean-clip", "a-b", "a - b - c", "a -b"})
    void rejectsAnythingButTwoDefenses(String text) {
        assertThatThrownBy(() -> Contrast.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "it must be two defenses with ' - ' between them, such as ta-cleaner -"
                                + " clean-clip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- clean-clip", "a - b x", "a - ", " - b"})
    void rejectsASideThatIsNotADefense(String text) {
        assertThatThrownBy(() -> Contrast.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Both lists of clean-clip contain the setting with learning rate 0.004 and {@code along} 1, so
     * a list is named by the option that its settings share.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clean-clip learning-rate=4e-3 - fine-tune",
                "clean-clip learning-rate=4e-3 - clean-clip along=1",
                "fine-tune - none"
            })
    void acceptsOneListPerSideOrTheVictimAsReference(String text) {
        assertThat(Contrast.parse(text).complaint(DEFENSES, LISTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fine-tun - none | there is no defense 'fine-tun'; did you mean 'fine-tune'?",
                "fine-tune - clean-clip batch=4 | there is no defense 'clean-clip batch=4';"
                        + " 'mithridate describe defense/clean-clip' shows its options",
                "fine-tune - clean-clip | 'clean-clip' matches 2 lists; select one by an option,"
                        + " e.g. clean-clip image-augmentation=geometric",
                "fine-tune - decree | 'decree' is not a list from weak to strong, such as along:"
                        + " [0.25, 0.5, 1]",
                "fine-tune along=1 - none | 'fine-tune along=1' is not a list from weak to strong,"
                        + " such as along: [0.25, 0.5, 1]",
                "none - fine-tune | 'none' is not a list from weak to strong, such as along:"
                        + " [0.25, 0.5, 1]",
                "clean-clip along=1 - clean-clip along=1.0 | both sides are the same list; name two"
            })
    void explainsWhyAContrastDoesNotFit(String text, String complaint) {
        assertThat(Contrast.parse(text).complaint(DEFENSES, LISTS)).contains(complaint);
    }

    private static SettingList list(String defense, Map<String, String> options, String strength) {
        Stream<String> values =
                strength.equals("along") ? Stream.of("0.5", "1") : Stream.of("0.002", "0.004");
        return new SettingList(
                strength,
                values.map(value -> setting(defense, options).with(Map.of(strength, value)))
                        .toList());
    }

    private static PluginSetting setting(String name, Map<String, String> options) {
        return new PluginSetting(name, new TreeMap<>(options));
    }
}
