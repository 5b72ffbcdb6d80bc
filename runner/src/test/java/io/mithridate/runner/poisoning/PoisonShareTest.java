package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoisonShareTest {

    @ParameterizedTest
    @CsvSource({"0.003,500000,1500", "0.015,16000,240", "0.0001,16000,2", "0.5,3,2", "0.1,4,0"})
    void aRateIsRoundedToTheNearestNumberOfPairs(double rate, int pairs, int poisoned) {
        assertThat(new PoisonShare(Optional.of(rate), Optional.empty()).of(pairs))
                .isEqualTo(poisoned);
    }

    @Test
    void aCountIsTakenAsItIs() {
        assertThat(new PoisonShare(Optional.empty(), Optional.of(7)).of(3)).isEqualTo(7);
    }

    @Test
    void oneOfTheTwoIsGiven() {
        assertThatThrownBy(() -> new PoisonShare(Optional.of(0.1), Optional.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PoisonShare(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
