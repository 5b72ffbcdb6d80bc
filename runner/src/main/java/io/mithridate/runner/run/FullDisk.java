package io.mithridate.runner.run;

import io.mithridate.store.FreeSpace;
import io.mithridate.store.NoRoomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Distinguishes failures caused by a full disk from others, and handles them.
 *
 * <p>A marker file in the run's folder informs all processes of the run that a full disk was found.
 *
 * @param store the folder of the store, to which stages write
 * @param run the folder of the run
 * @param space measures the free space
 */
record FullDisk(Path store, Path run, FreeSpace space) {

    private static final Logger log = LoggerFactory.getLogger(FullDisk.class);

    private static final String MARKER = "disk-full";

    /**
     * The English Unix messages about a full disk or an exceeded quota; Java gives no other
     * indication.
     */
    private static final List<String> MESSAGES =
            List.of("No space left on device", "Disk quota exceeded");

    /** Returns whether a failure or one of its causes is due to a full disk. */
    boolean isCauseOf(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, e -> e != null, Throwable::getCause).toList();
        return causes.stream().anyMatch(IOException.class::isInstance)
                && (causes.stream().anyMatch(FullDisk::reportsFullDisk)
                        || space.isUsedUp(store)
                        || space.isUsedUp(run));
    }

    private static boolean reportsFullDisk(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return Stream.of(failure.getSuppressed()).anyMatch(NoRoomException.class::isInstance)
                || (failure instanceof IOException
                        && MESSAGES.stream().anyMatch(message::contains));
    }

    /**
     * Informs all processes of the run of the full disk. If the marker file cannot be written, only
     * this process knows.
     */
    void announce() {
        try {
            Files.writeString(marker(), "");
        } catch (IOException e) {
            log.warn(
                    "{} cannot be written, so other workers do not learn of the full disk",
                    marker(),
                    e);
        }
    }

    /** Returns whether a process of the run has found a full disk. */
    boolean isKnown() {
        return Files.exists(marker());
    }

    /** Removes the marker file, since space may have been freed. */
    void forget() throws IOException {
        Files.deleteIfExists(marker());
    }

    private Path marker() {
        return run.resolve(MARKER);
    }

    /** Returns the advice to append to the message of a failure. */
    String advice() {
        return ("a disk is full (free now: %s for the store %s, %s for the run's folder). All"
                    + " computed results are in the store; once there is room, 'mithridate resume"
                    + " %s' resumes the run")
                .formatted(formatFreeSpace(store), store, formatFreeSpace(run), run);
    }

    /** Returns the message for stages that were not started because of a full disk. */
    String notStartedMessage() {
        return "not started: a disk is full; once there is room, 'mithridate resume %s' resumes the run"
                .formatted(run);
    }

    private String formatFreeSpace(Path folder) {
        try {
            return (space.of(folder) >> 20) + " MiB";
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
