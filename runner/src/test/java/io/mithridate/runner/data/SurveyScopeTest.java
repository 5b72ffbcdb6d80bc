package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.data.Survey.SurveyScope;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurveyScopeTest {

    @Test
    void sampleContainsEveryIndexIfFewOrAllAreRequested() {
        int[] all = IntStream.range(0, 7).toArray();

        assertThat(SurveyScope.sample(7, 7)).isEqualTo(all);
        assertThat(SurveyScope.sample(7, 100)).isEqualTo(all);
        assertThat(SurveyScope.sample(7, 0)).isEqualTo(all);
        assertThat(SurveyScope.sample(0, 5)).isEmpty();
    }

    @Test
    void samplesAreSortedAndDistinctAndContainSmallerSamples() {
        int[] small = SurveyScope.sample(1000, 20);
        int[] large = SurveyScope.sample(1000, 50);

        assertThat(small).hasSize(20).isSorted().doesNotHaveDuplicates();
        assertThat(large).contains(small).isSorted();
        assertThat(Arrays.stream(large).max().orElseThrow()).isGreaterThan(500);
    }
}
