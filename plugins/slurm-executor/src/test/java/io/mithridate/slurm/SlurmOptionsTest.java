package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlurmOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "90",
                "90:30",
                "4:00:00",
                "2-12",
                "2-12:30",
                "1-00:00:00",
                "3:01",
                "0-0:3:1",
                "0",
                "UNLIMITED"
            })
    void acceptsTimeLimitsOfSbatch(String time) {
        assertThat(options(Optional.of(time), Optional.empty(), List.of()).time()).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4h", "1:2:3:4", "-5", "2-"})
    void rejectsOtherTimeLimits(String time) {
        assertThatThrownBy(() -> options(Optional.of(time), Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "time '%s' is not a time limit of sbatch, such as 90 (minutes), 4:00:00 or"
                                + " 2-12",
                        time);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 180",
        "2:30, 150",
        "0:02:59, 179",
        "0-0:3, 180",
    })
    void rejectsATimeLimitThatLeavesNoTimeToCompute(String time, int seconds) {
        assertThatThrownBy(() -> options(Optional.of(time), Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "time '%s' (%d seconds) is too short for stop-before 120: Slurm may tell a"
                                + " stage to stop up to 60 seconds earlier, so right after its"
                                + " start",
                        time, seconds);
    }

    @Test
    void rejectsGpusGivenTwice() {
        assertThatThrownBy(() -> options(Optional.empty(), Optional.of("gpu:a100:1"), List.of()))
                .hasMessage("gpus and gres both say which GPUs a stage gets; give one of them");
    }

    @Test
    void acceptsOptionsAsFurtherLines() {
        assertThatThrownBy(
                        () -> options(Optional.empty(), Optional.empty(), List.of("module load")))
                .hasMessage(
                        "sbatch 'module load' is not an option of sbatch, such as"
                                + " '--constraint=a100'");
    }

    private static SlurmExecutor.Options options(
            Optional<String> time, Optional<String> gres, List<String> sbatch) {
        return new SlurmExecutor.Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                time,
                gres.map(words -> 1),
                gres,
                Optional.empty(),
                Optional.empty(),
                1000,
                Optional.empty(),
                sbatch,
                120,
                20,
                1);
    }
}
