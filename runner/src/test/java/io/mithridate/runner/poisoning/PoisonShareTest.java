package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.Fakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoisonShareTest {

    @ParameterizedTest
    @CsvSource({"0.003,500000,1500", "0.015,16000,240", "0.0001,16000,2", "0.5,3,2", "0.1,4,0"})
    void roundsARateToTheNearestNumberOfPairs(double rate, int pairs, int poisoned) {
        assertThat(new PoisonShare(Optional.of(rate), Optional.empty()).of(pairs))
                .isEqualTo(poisoned);
    }

    @Test
    void returnsACountUnchanged() {
        assertThat(new PoisonShare(Optional.empty(), Optional.of(7)).of(3)).isEqualTo(7);
    }

    @Test
    void rejectsBothOrNeitherOfRateAndCount(@TempDir Path folder) throws IOException {
        Path yaml = Files.writeString(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT);

        for (String override : List.of("poisoning.count=1", "poisoning.rate=null")) {
            assertThatThrownBy(
                            () ->
                                    new ExperimentReader(Fakes.catalog())
                                            .read(yaml, List.of(override)))
                    .hasMessageContaining("give either 'rate' or 'count'");
        }
    }
}
