package io.mithridate.runner.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run's folder says of its stages: {@code stages/<kind>-<key12>.json}, and beside each the
 * stage's log.
 *
 * <p>Every process that computes a stage writes there, in whichever process, so that a run's files
 * can be put together by anybody.
 */
public final class StageStatuses {

    private static final String STATUS = ".json";
    private static final int KEY_LENGTH = 12;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    public StageStatuses(RunFolder run) {
        folder = run.file("stages");
    }

    /** Writes a stage's status in the place of the one before. */
    public void write(StageStatus status) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.write(
                file(status.kind(), status.key(), STATUS), JSON.writeValueAsString(status));
    }

    /** Forgets what became of a stage when it was tried or skipped before. */
    public void forget(String kind, String key) throws IOException {
        Files.deleteIfExists(file(kind, key, STATUS));
    }

    /** A stage's status, if the run has tried or skipped it. */
    public Optional<StageStatus> of(String kind, String key) throws IOException {
        Path file = file(kind, key, STATUS);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** All statuses, by the stages' keys. */
    public Map<String, StageStatus> all() throws IOException {
        Map<String, StageStatus> statuses = new HashMap<>();
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> entries = Files.list(folder)) {
                files = entries.filter(StageStatuses::isStatus).toList();
            }
            for (Path file : files) {
                StageStatus status = read(file);
                statuses.put(status.key(), status);
            }
        }
        return statuses;
    }

    /** Where a stage's log is. */
    public Path logFile(Stage stage) {
        return file(stage.kind().label(), stage.key(), ".log");
    }

    /** What a stage logged in this run; empty if it was not computed. */
    public String log(Stage stage) throws IOException {
        Path file = file(stage.kind().label(), stage.key(), ".log");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    /** A file that is being written begins with a dot. */
    private static boolean isStatus(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(STATUS) && !name.startsWith(".");
    }

    private static StageStatus read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), StageStatus.class);
    }

    private Path file(String kind, String key, String suffix) {
        int length = Math.min(KEY_LENGTH, key.length());
        return folder.resolve(kind + "-" + key.substring(0, length) + suffix);
    }
}
