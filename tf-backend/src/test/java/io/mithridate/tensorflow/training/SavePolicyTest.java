package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.tensorflow.training.resume.SavePolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SavePolicyTest {

    private static final Path FOLDER = Path.of("states");

    private long now;

    private SavePolicy policy(Checkpointing limits) {
        return new SavePolicy(limits, () -> now);
    }

    private void advance(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void savesWhenTheIntervalHasPassed() {
        SavePolicy policy = policy(Checkpointing.every(Duration.ofMinutes(5), FOLDER));
        advance(299);
        assertThat(policy.due(10_000)).isFalse();
        advance(1);
        assertThat(policy.due(10_001)).isTrue();
        policy.time(10_001, () -> advance(2));
        advance(299);
        assertThat(policy.due(10_002)).isFalse();
        advance(1);
        assertThat(policy.due(10_003)).isTrue();
    }

    @Test
    void slowSavesAreRare() {
        SavePolicy policy = policy(Checkpointing.every(Duration.ofMinutes(5), FOLDER));
        advance(300);
        policy.time(1, () -> advance(10));
        advance(999);
        assertThat(policy.due(2)).isFalse();
        advance(1);
        assertThat(policy.due(3)).isTrue();
    }

    @Test
    void savesAfterANumberOfStepsRegardlessOfTime() {
        SavePolicy policy = policy(new Checkpointing(FOLDER, Duration.ofDays(1), 5));
        assertThat(policy.due(4)).isFalse();
        assertThat(policy.due(5)).isTrue();
        policy.time(5, () -> advance(1));
        assertThat(policy.due(9)).isFalse();
        assertThat(policy.due(10)).isTrue();
    }

    @Test
    void countsFromTheStepWhereTrainingResumes() {
        SavePolicy policy = policy(new Checkpointing(FOLDER, Duration.ofMinutes(5), 5));
        advance(300);
        policy.begin(20);
        assertThat(policy.due(24)).isFalse();
        assertThat(policy.due(25)).isTrue();
    }
}
