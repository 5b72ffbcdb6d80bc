package io.mithridate.api.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void copiesItsQualifiers() {
        Map<String, String> qualifiers = new HashMap<>(Map.of("counted", "all-images"));
        Measurement row =
                new Measurement(
                        "attack-success", OptionalInt.of(1), 0.5, 10, "test", "image", qualifiers);
        qualifiers.clear();
        assertThat(row.qualifiers()).containsEntry("counted", "all-images");
    }

    @Test
    void titleContainsEverythingExceptTheNumber() {
        assertThat(
                        new Measurement(
                                        "attack-success",
                                        OptionalInt.of(3),
                                        0.5,
                                        10,
                                        "test",
                                        "image",
                                        Map.of("counted", "all-images", "a", "b"))
                                .title())
                .isEqualTo("attack-success@3, split test, trigger image, a b, counted all-images");
        assertThat(new Measurement("seconds", OptionalInt.empty(), 1, 1, "", "", Map.of()).title())
                .isEqualTo("seconds");
    }
}
