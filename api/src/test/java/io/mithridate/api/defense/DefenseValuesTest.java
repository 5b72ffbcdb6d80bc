package io.mithridate.api.defense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefenseValuesTest {

    @Test
    void whoeverWasDeniedLearnsWhatToAskFor() {
        assertThat(new AccessDeniedException("clean-clip", Access.TRUE_TRIGGER))
                .hasMessage(
                        "the defense 'clean-clip' used TRUE_TRIGGER, which its requires() does not"
                                + " name");
    }

    @Test
    void aVerdictKeepsDetailsOfItsOwn() {
        Map<String, Double> details = new HashMap<>(Map.of("norm", 3.0));
        ModelDetector.Verdict verdict = new ModelDetector.Verdict(true, 0.9, details);
        details.clear();
        assertThat(verdict.details()).containsEntry("norm", 3.0);
    }
}
