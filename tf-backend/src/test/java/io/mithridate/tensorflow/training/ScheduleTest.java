package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final double EXACT = 1e-12;

    @Test
    void risesLinearlyAndReachesTheRateAtTheLastStepOfTheWarmUp() {
        Schedule schedule = new Schedule(0.8, 4, 12);
        assertThat(schedule.at(0)).isCloseTo(0.2, within(EXACT));
        assertThat(schedule.at(1)).isCloseTo(0.4, within(EXACT));
        assertThat(schedule.at(3)).isCloseTo(0.8, within(EXACT));
    }

    @Test
    void fallsAsACosineOverTheRemainingSteps() {
        Schedule schedule = new Schedule(0.8, 4, 12);
        assertThat(schedule.at(4)).isCloseTo(0.8, within(EXACT));
        assertThat(schedule.at(6)).isCloseTo(0.4 * (1 + Math.sqrt(0.5)), within(EXACT));
        assertThat(schedule.at(8)).isCloseTo(0.4, within(EXACT));
        assertThat(schedule.at(11))
                .as("the last step is one short of zero")
                .isCloseTo(0.4 * (1 + Math.cos(Math.PI * 7 / 8)), within(EXACT));
    }

    @Test
    void withoutWarmUpItBeginsAtTheRate() {
        assertThat(new Schedule(0.8, 0, 2).at(0)).isCloseTo(0.8, within(EXACT));
        assertThat(new Schedule(0.8, 0, 2).at(1)).isCloseTo(0.4, within(EXACT));
    }

    @Test
    void aWarmUpLongerThanTheRunRisesToItsEnd() {
        assertThat(new Schedule(0.8, 8, 4).at(3)).isCloseTo(0.4, within(EXACT));
    }
}
