package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.statistics.TriggerRemarks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TriggerRemarksTest {

    private static MeasuredTrigger trigger(String attack, Map<String, Double> numbers) {
        return new MeasuredTrigger(
                attack, SampleRun.setting(attack), List.of(""), new TreeMap<>(numbers));
    }

    @Test
    void warnsOnceOfAFaintTrigger() {
        MeasuredTrigger faint = trigger("bpp", Map.of("strength", 0.4));

        assertThat(
                        TriggerRemarks.warnings(
                                List.of(faint, faint, trigger("sig", Map.of("strength", 1.0)))))
                .containsExactly(
                        "The trigger of bpp changes pictures by 0.40 grey levels of 255 (root mean"
                                + " square); below 1 a victim may not see it.");
    }

    @Test
    void warnsIfTrainingLeavesLittleOfATrigger() {
        assertThat(
                        TriggerRemarks.warnings(
                                "warped",
                                Map.of(
                                        "left-after-blur",
                                        0.29,
                                        "left-after-noise",
                                        0.3,
                                        "left-after-halving",
                                        0.1,
                                        "strength-after-blur",
                                        1.0,
                                        "strength-after-noise",
                                        0.5)))
                .containsExactly(
                        "Of the trigger of warped, blur leaves 0.29; below 0.3 a victim may not"
                                + " learn it from pictures changed in this way.",
                        "The trigger of warped changes pictures by 0.50 grey levels of 255 (root"
                                + " mean square) after noise; below 1 a victim may not see it.");
    }

    @Test
    void ignoresNumbersThatWereNotMeasured() {
        assertThat(TriggerRemarks.warnings(List.of(trigger("ssba", Map.of("psnr", 31.0)))))
                .isEmpty();
    }
}
