package io.mithridate.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementValidatorTest {

    private static final MeasurementValidator VALIDATOR =
            new MeasurementValidator(
                    List.of(
                            Quantity.mainShare("rate", "rate", "share of pictures", true),
                            new Quantity("rank", "rank", "mean rank", "rank", true, false)),
                    List.of("test", "test-new-drawings"),
                    List.of(Trigger.IMAGE));

    private static final Measurement VALID_ROW = row("rate", 1, 0.5, 10, "test", "image");

    private static Measurement row(
            String metric, int k, double value, long n, String split, String trigger) {
        return new Measurement(metric, OptionalInt.of(k), value, n, split, trigger, Map.of());
    }

    @Test
    void acceptsValidRowsInOrder() {
        List<Measurement> rows =
                List.of(
                        VALID_ROW,
                        row("rate", 2, 1, 10, "test", "image"),
                        row("rate", 1, 0, 0, "validation", ""),
                        new Measurement(
                                "rate",
                                OptionalInt.of(1),
                                0.25,
                                10,
                                "test",
                                "image",
                                Map.of("counted", "all-images")),
                        new Measurement("rank", OptionalInt.empty(), 17.5, 10, "", "", Map.of()));
        assertThat(VALIDATOR.checked(rows)).isEqualTo(rows);
    }

    static Stream<Arguments> invalidRows() {
        return Stream.of(
                Arguments.of(
                        row("recall", 1, 0.5, 10, "test", "image"),
                        "its row 'recall@1, split test, trigger image' has a quantity that the"
                                + " metric does not declare; declared: rate, rank"),
                Arguments.of(
                        row("rank", 1, Double.NaN, 10, "test", "image"),
                        "its row 'rank@1, split test, trigger image' is NaN, which is not finite"),
                Arguments.of(
                        row("rate", 1, 17, 10, "test", ""),
                        "its row 'rate@1, split test' is a share of 17.0; a share lies between 0"
                                + " and 1"),
                Arguments.of(
                        row("rate", 1, -0.001, 10, "", ""),
                        "its row 'rate@1' is a share of -0.001; a share lies between 0 and 1"),
                Arguments.of(
                        row("rate", 1, 0.5, -1, "test", ""),
                        "its row 'rate@1, split test' is over n = -1 samples; n must not be"
                                + " negative"),
                Arguments.of(
                        row("rate", 0, 0.5, 10, "test", ""),
                        "its row 'rate@0, split test' counts the first 0 classes; k must be at"
                                + " least 1"),
                Arguments.of(
                        row("rate", 1, 0.5, 10, "train", ""),
                        "its row 'rate@1, split train' has an unknown split; known: test,"
                                + " test-new-drawings, validation"),
                Arguments.of(
                        row("rate", 1, 0.5, 10, "test", "text"),
                        "its row 'rate@1, split test, trigger text' has an unknown trigger; known:"
                                + " image"));
    }

    @ParameterizedTest
    @MethodSource("invalidRows")
    void reportsAnInvalidRowAndTheRuleThatItBreaks(Measurement row, String message) {
        assertThatThrownBy(() -> VALIDATOR.checked(List.of(VALID_ROW, row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void rejectsRowsThatDifferOnlyInTheNumber() {
        assertThatThrownBy(
                        () ->
                                VALIDATOR.checked(
                                        List.of(
                                                VALID_ROW,
                                                row("rate", 1, 0.6, 11, "test", "image"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "it returned two indistinguishable rows: rate@1, split test, trigger"
                                + " image");
    }

    @Test
    @NullUnmarked
    void rejectsNullInsteadOfRows() {
        assertThatThrownBy(() -> VALIDATOR.checked(null))
                .hasMessage("it returned null instead of a list of rows");
        assertThatThrownBy(() -> VALIDATOR.checked(Collections.singletonList(null)))
                .hasMessage("row 0 of those it returned is null");
    }

    @Test
    void rejectsAnEndlessList() {
        int[] next = {0};
        Iterable<Measurement> endless =
                () -> Stream.generate(() -> row("rate", ++next[0], 0.5, 10, "test", "")).iterator();
        assertThatThrownBy(() -> VALIDATOR.checked(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it returned more than 100000 rows");
    }

    @Test
    void rejectsTriggersWithoutAnAttack() {
        assertThatThrownBy(
                        () ->
                                new MeasurementValidator(
                                                VALIDATOR.quantities(),
                                                VALIDATOR.splits(),
                                                List.of())
                                        .checked(List.of(VALID_ROW)))
                .hasMessageEndingWith("has an unknown trigger; known: none");
    }
}
