package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.runner.runs.ChosenExecutor;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordTest {

    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        RunSettings settings =
                new RunSettings(
                        folder.resolve("runs"),
                        folder.resolve("store"),
                        List.of(folder.resolve("a"), folder.resolve("b")),
                        3,
                        List.of("attack=corner", "seed=1"),
                        OptionalInt.of(20),
                        Duration.ofSeconds(90),
                        new PictureCaching(Optional.of(folder.resolve("pictures"))),
                        true,
                        true,
                        new ChosenExecutor("process", List.of("workers=2")),
                        "bin/mithridate run e.yaml",
                        Optional.of("abc123"));
        RunRecord record = new RunRecord(settings, STARTED, Optional.empty());
        record.write(new RunFolder(folder));
        assertThat(RunRecord.read(new RunFolder(folder))).isEqualTo(record);

        RunRecord finished = record.finishedAt(STARTED.plusSeconds(5));
        finished.write(new RunFolder(folder));
        assertThat(RunRecord.read(new RunFolder(folder)))
                .isEqualTo(new RunRecord(settings, STARTED, Optional.of(STARTED.plusSeconds(5))));
    }

    private static RunSettings plain() {
        return new RunSettings(
                Path.of("runs"),
                Path.of("store"),
                List.of(),
                1,
                List.of(),
                OptionalInt.empty(),
                Duration.ZERO,
                PictureCaching.none(),
                false,
                false,
                ChosenExecutor.LOCAL,
                "run",
                Optional.empty());
    }

    @Test
    void omittedSettingsAreEmpty() throws IOException {
        new RunRecord(plain(), STARTED, Optional.empty()).write(new RunFolder(folder));

        RunSettings read = RunRecord.read(new RunFolder(folder)).settings();
        assertThat(read.limit()).isEmpty();
        assertThat(read.pictures()).isEqualTo(PictureCaching.none());
        assertThat(read.commit()).isEmpty();
        assertThat(read.store()).isEqualTo(Path.of("store").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"executorOptions", "sameProcessor"})
    void rejectsAFileThatLacksAField(String field) throws IOException {
        new RunRecord(plain(), STARTED, Optional.empty()).write(new RunFolder(folder));
        Path file = folder.resolve("run.json");
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        assertThat(json.remove(field)).isNotNull();
        Files.writeString(file, json.toString());

        assertThatThrownBy(() -> RunRecord.read(new RunFolder(folder)))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining('"' + field + '"');
    }
}
