package io.mithridate.tensorflow.training.resume;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.TensorEntry;
import io.mithridate.tensorflow.graph.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with a training run's state after some step: a safetensors file with all tensors by name.
 * Its metadata contains the progress of the run, everything that identifies the run, and a checksum
 * of the whole content.
 *
 * <p>The file is written atomically. A run never resumes from a file that is damaged or belongs to
 * another run. A file that cannot be read is left in place, since it may be readable later.
 */
public final class TrainingCheckpoint {

    private static final Logger log = LoggerFactory.getLogger(TrainingCheckpoint.class);

    private static final String STEPS = "steps";
    private static final String SECONDS = "seconds";
    private static final String CHECKSUM = "crc32c";
    private static final String RUN = "run.";
    private static final String NOTE = "note.";
    private static final int NAME_DIGITS = 16;

    private final Path file;
    private final SortedMap<String, String> run;

    private TrainingCheckpoint(Path file, SortedMap<String, String> run) {
        this.file = file;
        this.run = run;
    }

    /**
     * Returns the file of a run in a folder, which may also hold the files of other runs.
     *
     * @param run everything that determines the results of the run
     */
    public static TrainingCheckpoint in(Path folder, Map<String, String> run) {
        SortedMap<String, String> sorted = new TreeMap<>(run);
        String name = "training-%s.safetensors".formatted(digest(sorted));
        return new TrainingCheckpoint(folder.resolve(name), sorted);
    }

    private static String digest(SortedMap<String, String> run) {
        return DigestUtils.sha256Hex(run.toString()).substring(0, NAME_DIGITS);
    }

    public Path file() {
        return file;
    }

    /**
     * Writes the state, replacing an existing file.
     *
     * @throws UncheckedIOException if it cannot be written; an existing file is then unchanged
     */
    public void save(TrainingState state, Progress progress) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(STEPS, Long.toString(progress.steps()));
        metadata.put(SECONDS, Double.toString(progress.seconds()));
        run.forEach((key, value) -> metadata.put(RUN + key, value));
        progress.notes().forEach((key, value) -> metadata.put(NOTE + key, value));
        TrainingChecksum checksum = new TrainingChecksum();
        metadata.forEach(checksum::add);
        state.tensors().forEach((name, tensor) -> checksum.add(name, tensor.source().get()));
        metadata.put(CHECKSUM, checksum.hex());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Safetensors.write(file, state.tensors(), metadata);
    }

    /**
     * Sets the state to the content of the file, if it exists. A file that is damaged or belongs to
     * another run is renamed with a warning, and the state is not changed.
     *
     * @return the progress of the run when it was saved
     * @throws CancellationException if the thread is interrupted; its interrupt status remains set
     * @throws UncheckedIOException if the file cannot be read
     */
    public Optional<Progress> restore(TrainingState state) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Safetensors saved = Safetensors.open(file)) {
            Progress progress = readProgress(saved.metadata());
            requireSameRun(saved.metadata());
            requireSameTensors(saved.tensors(), state.variables());
            requireSameChecksum(saved, state);
            // Nothing is set before the whole file has been read once.
            state.set(name -> saved.floats(name).data());
            return Optional.of(progress);
        } catch (InvalidCheckpointException e) {
            if (e.getCause() instanceof IOException cause) {
                throw readFailure(cause);
            }
            setAside(e);
            return Optional.empty();
        }
    }

    private RuntimeException readFailure(IOException cause) {
        if (cause instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new CancellationException(
                    "training was interrupted while its saved state was read: " + file);
        }
        return new UncheckedIOException(
                "the saved state of training cannot be read: %s (%s); make it readable and start again, or delete it to train from the beginning"
                        .formatted(file, cause),
                cause);
    }

    private Progress readProgress(Map<String, String> metadata) {
        try {
            return new Progress(
                    Long.parseLong(metadata.getOrDefault(STEPS, "")),
                    Double.parseDouble(metadata.getOrDefault(SECONDS, "")),
                    readNotes(metadata));
        } catch (NumberFormatException e) {
            throw new InvalidCheckpointException(file, "the number of completed steps is missing");
        }
    }

    private static Map<String, String> readNotes(Map<String, String> metadata) {
        Map<String, String> notes = new TreeMap<>();
        metadata.forEach(
                (key, value) -> {
                    if (key.startsWith(NOTE)) {
                        notes.put(key.substring(NOTE.length()), value);
                    }
                });
        return notes;
    }

    private void requireSameRun(Map<String, String> metadata) {
        run.forEach(
                (key, value) -> {
                    String saved = metadata.getOrDefault(RUN + key, "nothing");
                    if (!saved.equals(value)) {
                        throw new InvalidCheckpointException(
                                file,
                                "it belongs to another run: its %s is %s, not %s"
                                        .formatted(key, saved, value));
                    }
                });
    }

    private void requireSameTensors(
            Map<String, TensorEntry> saved, Map<String, Variable> expected) {
        expected.forEach(
                (name, variable) -> {
                    TensorEntry entry = saved.get(name);
                    String savedShape = entry == null ? "missing" : Arrays.toString(entry.shape());
                    String expectedShape = Arrays.toString(variable.shape());
                    if (!savedShape.equals(expectedShape)) {
                        throw new InvalidCheckpointException(
                                file,
                                "its '%s' is %s, expected %s"
                                        .formatted(name, savedShape, expectedShape));
                    }
                });
    }

    private void requireSameChecksum(Safetensors saved, TrainingState state) {
        TrainingChecksum checksum = new TrainingChecksum();
        Map<String, String> metadata = new TreeMap<>(saved.metadata());
        metadata.remove(CHECKSUM);
        metadata.forEach(checksum::add);
        for (String name : state.variables().keySet()) {
            checksum.add(name, saved.floats(name).data());
        }
        if (!checksum.hex().equals(saved.metadata().get(CHECKSUM))) {
            throw new InvalidCheckpointException(file, "its content does not match its checksum");
        }
    }

    private void setAside(InvalidCheckpointException damage) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be renamed: " + file, e);
        }
        log.warn(
                "a saved state of training is damaged, so training starts again: reason=\"{}\""
                        + " moved-to={}",
                damage.getMessage(),
                aside);
    }
}
