package io.mithridate.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The folder for state that must survive if a computation is killed. The folder also records the
 * kinds of processors that have worked on the computation, since resuming on another kind changes
 * the last digits of results.
 *
 * @param folder the folder, which exists only if a computation has started
 */
record UnfinishedWork(Path folder) {

    private static final String PROCESSORS = "processors.txt";

    /** Returns the kinds of processors that have left state to resume from. */
    SortedSet<String> processors() throws IOException {
        return isSomethingLeft() && Files.exists(file())
                ? new TreeSet<>(Files.readAllLines(file()))
                : new TreeSet<>();
    }

    /** Records that a processor starts or resumes the computation. */
    void begin(String kind) throws IOException {
        SortedSet<String> kinds = processors();
        kinds.add(kind);
        Files.createDirectories(folder);
        // The list is written to a temporary file first, so that a full disk does not destroy the
        // existing list.
        Path complete = folder.resolve(PROCESSORS + ".new");
        Files.write(complete, kinds, StandardCharsets.UTF_8);
        Files.move(complete, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the folder if it contains no state. Called after a computation has ended. */
    void deleteIfNothingIsLeft() throws IOException {
        if (!isSomethingLeft()) {
            FileTrees.delete(folder);
        }
    }

    private boolean isSomethingLeft() throws IOException {
        return FileTrees.entries(folder).stream()
                .anyMatch(entry -> !entry.getFileName().toString().startsWith(PROCESSORS));
    }

    private Path file() {
        return folder.resolve(PROCESSORS);
    }
}
