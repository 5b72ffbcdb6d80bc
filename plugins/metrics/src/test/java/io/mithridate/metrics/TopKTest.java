package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopKTest {

    private static Setting setting(int classes) {
        return new Setting(
                new Classes(Collections.nCopies(classes, "dog")), 48, new Setting.Pairs(9, 9, 9));
    }

    @Test
    void everyMetricComplainsIfKExceedsTheNumberOfClasses() {
        TopK topK = KnownEvaluation.topK(1, 41);
        TargetRateOptions options = new TargetRateOptions(topK, false);
        List<Metric> metrics =
                List.of(
                        new CleanAccuracy(topK),
                        new AttackSuccess(options),
                        new TriggeredAccuracy(topK),
                        new BaselineTargetRate(options));
        assertThat(metrics)
                .allSatisfy(
                        metric ->
                                assertThat(metric.complaints(setting(40)))
                                        .containsExactly(
                                                new OptionComplaint(
                                                        "k",
                                                        "k is 41, but there are 40 classes, so"
                                                            + " every picture is a hit; use a k of"
                                                            + " at most 2")));
    }

    @Test
    void acceptsTheNumberOfClasses() {
        assertThat(KnownEvaluation.topK(40).complaints(setting(40))).isEmpty();
    }

    @Test
    void neverSuggestsLessThanOne() {
        assertThat(KnownEvaluation.topK(3).complaints(setting(2)))
                .singleElement()
                .asString()
                .contains("a k of at most 1");
    }

    @Test
    void rejectsInvalidNumbers() {
        assertThatThrownBy(() -> new TopK(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k is empty");
        assertThatThrownBy(() -> new TopK(List.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> new TopK(List.of(1, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 twice");
    }
}
