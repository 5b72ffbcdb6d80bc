package io.mithridate.runner.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells a disk without room from other failures, and what is left to do then.
 *
 * @param store the store's folder, where stages write
 * @param run the run's folder
 */
record FullDisk(Path store, Path run) {

    /** What Unix says of a disk, and of a user's share of one. */
    private static final List<String> SAID =
            List.of("No space left on device", "Disk quota exceeded");

    /** Whether a failure, or what it came from, is that a disk has no room. */
    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(e -> String.valueOf(e.getMessage()))
                .anyMatch(message -> SAID.stream().anyMatch(message::contains));
    }

    /** What there is to know, behind the failure's own message. */
    String advice() {
        return ("a disk is full (free now: %s for the store %s, %s for the run's folder). What was"
                        + " computed before is in the store; once there is room, 'mithridate resume"
                        + " %s' goes on")
                .formatted(free(store), store, free(run), run);
    }

    /** What stages end with that are not begun, since one before them found no room. */
    String notBegun() {
        return "not begun: " + advice();
    }

    private static String free(Path folder) {
        try {
            return (Files.getFileStore(folder).getUsableSpace() >> 20) + " MiB";
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
