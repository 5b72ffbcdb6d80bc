package io.mithridate.defenses.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.mithridate.tensorflow.training.LearningRates;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests PAR's learning rates against the specification and a run of the released code. */
class ParScheduleTest {

    private static final ParSchedule OFFICIAL = schedule(3e-5, 3e-6, 1e-9, 0.5);

    private static ParSchedule schedule(
            double start, double middle, double end, double warmUpShare) {
        return new ParSchedule(start, Optional.of(middle), Optional.of(end), warmUpShare);
    }

    @Test
    void ratesFallLinearlyAndThenAsACosine() {
        LearningRates rates = new ParSchedule.OverEpochs(OFFICIAL, 2, false).learningRates(5);

        assertThat(LongStream.range(0, 10).mapToDouble(rates::at).toArray())
                .containsExactly(
                        new double[] {
                            3e-5,
                            2.325e-5,
                            1.65e-5,
                            9.75e-6,
                            3e-6,
                            3e-6,
                            2.713621e-6,
                            1.963871e-6,
                            1.037129e-6,
                            2.87379e-7
                        },
                        within(1e-12));
    }

    /** 250,001 pairs in batches of 4 x 512: 122 steps per epoch, but a table of 2 x 123 rates. */
    @Test
    void compatCountsOneStepTooManyPerEpoch() {
        LearningRates rates = new ParSchedule.OverEpochs(OFFICIAL, 2, true).learningRates(122);

        assertThat(rates.at(0)).isEqualTo(3e-5);
        assertThat(rates.at(121)).isCloseTo(3.221e-6, withinPercentage(0.1));
        assertThat(rates.at(122)).isCloseTo(3e-6, withinPercentage(0.001));
        assertThat(rates.at(180)).isCloseTo(1.672e-6, withinPercentage(0.1));
        assertThat(rates.at(243)).isCloseTo(5.4e-9, withinPercentage(1));
    }

    @Test
    void supportsALinearPartOfOneStepOrNone() {
        assertThat(schedule(4, 2, 0, 0.5).ratesOver(2).at(0)).isEqualTo(4);
        assertThat(schedule(4, 2, 0, 0).ratesOver(2).at(0)).isEqualTo(2);
        assertThat(schedule(4, 2, 0, 1).ratesOver(3).at(2)).isEqualTo(2);
    }

    @Test
    void compatUsesBatchStatisticsOnlyInTheFirstStepOfEachEpoch() {
        assertThat(new ParSchedule.OverEpochs(OFFICIAL, 2, false).batchStatistics()).isEmpty();
        assertThat(new ParSchedule.OverEpochs(OFFICIAL, 2, true).batchStatistics())
                .hasValueSatisfying(
                        schedule ->
                                assertThat(
                                                LongStream.range(0, 6)
                                                        .mapToDouble(step -> schedule.at(step, 6))
                                                        .toArray())
                                        .containsExactly(1, 0, 0, 1, 0, 0));
    }

    @Test
    void derivesTheOtherRatesFromTheFirst() {
        LearningRates rates =
                new ParSchedule(4e-3, Optional.empty(), Optional.empty(), 0.5).ratesOver(4);

        assertThat(rates.at(0)).isEqualTo(4e-3);
        assertThat(rates.at(2)).isCloseTo(4e-4, within(1e-12));
        assertThat(rates.at(4)).isCloseTo(1.2e-7, within(1e-15));
    }
}
