package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionalPartsTest {

    @Test
    void expandsPartsInBrackets() {
        assertThat(OptionalParts.expand("a [small] dog [on the [wide] lawn]"))
                .containsExactlyInAnyOrder(
                        "a dog",
                        "a small dog",
                        "a dog on the lawn",
                        "a small dog on the lawn",
                        "a dog on the wide lawn",
                        "a small dog on the wide lawn");
        assertThat(OptionalParts.expand("[a] pier[, at night]"))
                .containsExactlyInAnyOrder("pier", "a pier", "pier, at night", "a pier, at night");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a [small dog | is not closed", "a small] dog | a ] too many"})
    void rejectsUnbalancedBrackets(String pattern, String message) {
        assertThatThrownBy(() -> OptionalParts.expand(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern)
                .hasMessageContaining(message);
    }

    @Test
    void rejectsPatternsThatStandForTooManyTexts() {
        assertThatThrownBy(() -> OptionalParts.expand("[a]".repeat(40)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as several");
    }
}
