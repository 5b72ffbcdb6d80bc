package io.mithridate.runner.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The folder of what would be lost if a computation were killed, and which kinds of processors have
 * been at it: what goes on elsewhere does not come to the same last digits.
 *
 * @param folder there only if a computation has begun
 */
record UnfinishedWork(Path folder) {

    private static final String PROCESSORS = "processors.txt";

    /** The kinds of processors that left something to go on with. */
    SortedSet<String> processors() throws IOException {
        return isSomethingLeft() && Files.exists(file())
                ? new TreeSet<>(Files.readAllLines(file()))
                : new TreeSet<>();
    }

    /** A processor goes on with what is there, or begins. */
    void begin(String kind) throws IOException {
        SortedSet<String> kinds = processors();
        kinds.add(kind);
        Files.createDirectories(folder);
        // On a full disk the kinds that were there stay.
        Path complete = folder.resolve(PROCESSORS + ".new");
        Files.write(complete, kinds, StandardCharsets.UTF_8);
        Files.move(complete, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A computation has ended. */
    void deleteIfNothingIsLeft() throws IOException {
        if (!isSomethingLeft()) {
            FolderTree.delete(folder);
        }
    }

    private boolean isSomethingLeft() throws IOException {
        return FolderTree.entries(folder).stream()
                .anyMatch(entry -> !entry.getFileName().toString().startsWith(PROCESSORS));
    }

    private Path file() {
        return folder.resolve(PROCESSORS);
    }
}
