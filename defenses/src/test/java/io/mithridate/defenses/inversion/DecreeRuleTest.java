package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.StepRule;
import io.mithridate.tensorflow.training.StepRule.Decision;
import io.mithridate.testkit.GoldenTensors;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecreeRuleTest {

    /** A rule with ten steps per epoch. */
    private static final DecreeRule RULE = new DecreeRule(0.5, 0.99, 1e-3, 1e-7, 5, 5, 35, 10);

    private RuleMemory memory = RULE.memory();

    @Test
    void weightMatchesAnotherImplementation() {
        GoldenTensors golden = GoldenTensors.read(DecreeRuleTest.class, "decree-steps.safetensors");
        byte[] success = golden.bytes("lambda_path.success");
        double[] after = golden.doubles("lambda_path.lambda_after");

        for (int step = 0; step < success.length; step++) {
            after(RULE, step, success[step] == 1 ? 1 : 0, 100);
            assertThat(memory.get(DecreeRule.LAMBDA))
                    .as("after step %d", step)
                    .isCloseTo(after[step], within(1e-12 + 1e-6 * after[step]));
        }
    }

    /**
     * Five increases from 1e-12 do not reach the floor. The sixth success increases the weight, and
     * the eleventh resets it.
     */
    @Test
    void resetsTheWeightAfterElevenSuccessesBelowTheFloor() {
        DecreeRule ruleFarBelowFloor = new DecreeRule(0.5, 0.99, 1e-12, 1e-7, 5, 5, 35, 10);
        memory = ruleFarBelowFloor.memory();

        for (int step = 0; step < 10; step++) {
            after(ruleFarBelowFloor, step, 1, 100);
        }
        assertThat(memory.get(DecreeRule.LAMBDA)).isCloseTo(5e-12, within(1e-20));
        after(ruleFarBelowFloor, 10, 1, 100);
        assertThat(memory.get(DecreeRule.LAMBDA)).isEqualTo(1e-12);
        // The count of successes also starts again, so the next five change nothing.
        for (int step = 11; step < 15; step++) {
            after(ruleFarBelowFloor, step, 1, 100);
        }
        assertThat(memory.get(DecreeRule.LAMBDA)).isEqualTo(1e-12);
        after(ruleFarBelowFloor, 15, 1, 100);
        assertThat(memory.get(DecreeRule.LAMBDA)).isCloseTo(5e-12, within(1e-20));
    }

    @Test
    void aFailureResetsTheCount() {
        DecreeRule ruleFarBelowFloor = new DecreeRule(0.5, 0.99, 1e-12, 1e-7, 5, 5, 35, 10);
        memory = ruleFarBelowFloor.memory();

        for (int step = 0; step < 60; step++) {
            after(ruleFarBelowFloor, step, step % 10 == 9 ? 0 : 1, 100);
        }

        // The weight increased once every ten steps, six times in all, and was never reset.
        assertThat(memory.get(DecreeRule.LAMBDA)).isCloseTo(1.5625e-8, within(1e-15));
    }

    @Test
    void keepsTheSmallestStampThatWorks() {
        assertThat(after(RULE, 0, 0.5, 10).keep()).isFalse();
        assertThat(after(RULE, 1, 0.995, 50).keep()).isTrue();
        assertThat(after(RULE, 2, 0.995, 60).keep()).isFalse();
        assertThat(after(RULE, 3, 0.98, 20).keep()).isFalse();
        assertThat(after(RULE, 4, 0.995, 40).keep()).isTrue();
        assertThat(memory.get(DecreeRule.BEST)).isEqualTo(40);
    }

    @Test
    void stopsAfterAGoodEpochWithoutASmallerStamp() {
        int lastStep = -1;
        for (int step = 0; step < 100 && lastStep < 0; step++) {
            lastStep = after(RULE, step, 0.999, step == 0 ? 30 : 40).stop() ? step : -1;
        }
        // Step 36 is the 36th without a smaller stamp, and its epoch ends with step 39.
        assertThat(lastStep).isEqualTo(39);
    }

    @Test
    void continuesIfTheMeanOfTheEpochIsTooLow() {
        for (int step = 0; step < 100; step++) {
            assertThat(after(RULE, step, step % 10 == 0 ? 0.5 : 0.999, 30).stop()).isFalse();
        }
    }

    @Test
    void doesNotStopBeforeTheFirstSuccess() {
        for (int step = 0; step < 100; step++) {
            assertThat(after(RULE, step, 0.99, 30).stop()).isFalse();
        }
        assertThat(memory.get(DecreeRule.BEST)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void learningRateFallsWithTheEpochs() {
        assertThat(RULE.learningRate(1999, memory)).isEqualTo(0.5);
        assertThat(RULE.learningRate(2000, memory)).isCloseTo(0.1, within(1e-12));
        assertThat(RULE.learningRate(5000, memory)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void scalesWeightsWithThePictureSize() {
        Decree.Options options = options(Optional.empty());
        assertThat(options.rule(224, 10).lambda()).isCloseTo(1e-3, within(1e-15));
        assertThat(options.rule(48, 10).lambda()).isCloseTo(0.0218, within(5e-5));
        assertThat(options.rule(64, 10).floor()).isCloseTo(1.225e-6, within(1e-12));
        assertThat(options(Optional.of(0.5)).rule(48, 10).lambda()).isEqualTo(0.5);
    }

    private static Decree.Options options(Optional<Double> lambda) {
        return new Decree.Options(2000, 32, 0.5, 0.99, lambda, 5, 5, 35, 500, 0.1, false);
    }

    private Decision after(DecreeRule rule, long step, double similarity, double size) {
        Decision decision =
                rule.after(
                        new StepRule.Outcome(
                                step,
                                0,
                                Map.of(DecreeRule.SIMILARITY, similarity, DecreeRule.SIZE, size)),
                        memory);
        memory = decision.memory();
        return decision;
    }
}
