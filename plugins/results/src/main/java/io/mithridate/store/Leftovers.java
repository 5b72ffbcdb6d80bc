package io.mithridate.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes unfinished computations that killed processes left in a store and that were never
 * resumed.
 *
 * <p>If an experiment is changed after its run was killed, its keys change too. Without this class,
 * the leftovers of the old keys would remain forever, each as large as a model and its optimizer
 * state.
 */
final class Leftovers {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private final Path root;
    private final KeyLocks locks;

    Leftovers(Path root, KeyLocks locks) {
        this.root = root;
        this.locks = locks;
    }

    /**
     * Removes leftovers, except for those of keys in use.
     *
     * @param modifiedBefore leftovers modified at this time or later are kept
     * @param wantedKeys the keys whose unfinished computations are kept
     */
    void remove(Instant modifiedBefore, Set<String> wantedKeys) {
        try {
            for (Path kind : FileTrees.folders(root)) {
                if (kind.getFileName().toString().startsWith(StoreArchive.IMPORT)
                        && FileTrees.lastWritten(kind).isBefore(modifiedBefore)) {
                    FileTrees.delete(kind);
                    continue;
                }
                for (Path folder : FileTrees.folders(kind)) {
                    removeIfLeft(kind.getFileName().toString(), folder, modifiedBefore, wantedKeys);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("cannot search the store for leftovers of killed processes: {}", e.toString());
        }
    }

    private void removeIfLeft(
            String kind, Path folder, Instant modifiedBefore, Set<String> wantedKeys) {
        String name = folder.getFileName().toString();
        String key = name.substring(0, Math.max(0, name.indexOf('.')));
        // Partial artifacts are never resumed; their computation starts again.
        boolean isLeftover =
                name.endsWith(ArtifactStore.PARTIAL)
                        || (name.endsWith(ArtifactStore.UNFINISHED) && !wantedKeys.contains(key));
        if (isLeftover) {
            try {
                removeIfOld(kind, key, folder, modifiedBefore);
            } catch (IOException | UncheckedIOException e) {
                log.warn(
                        "cannot remove leftovers of a killed process: {}: {}",
                        folder,
                        e.toString());
            }
        }
    }

    private void removeIfOld(String kind, String key, Path folder, Instant modifiedBefore)
            throws IOException {
        if (!FileTrees.lastWritten(folder).isBefore(modifiedBefore)) {
            return;
        }
        locks.runIfFree(
                kind,
                key,
                () -> {
                    // The folder may have been used between the check and the lock.
                    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                            && FileTrees.lastWritten(folder).isBefore(modifiedBefore)) {
                        FileTrees.delete(folder);
                        log.info("removed old leftovers of a killed process: {}", folder);
                    }
                    return folder;
                });
    }
}
