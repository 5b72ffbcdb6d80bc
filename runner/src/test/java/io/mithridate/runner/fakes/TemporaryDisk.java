package io.mithridate.runner.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small disk in memory that is removed when it is closed. Only some processes may mount one.
 *
 * @param path the disk's folder
 */
public record TemporaryDisk(Path path) implements AutoCloseable {

    /**
     * Mounts a disk on a folder, which is created.
     *
     * @param size the size for {@code mount}, such as {@code 1m}
     * @return empty if this process may not mount disks
     */
    public static Optional<TemporaryDisk> mount(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        return succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())
                ? Optional.of(new TemporaryDisk(folder))
                : Optional.empty();
    }

    /** Changes an option of the disk and keeps its content: {@code size=100m}, {@code ro}. */
    public void remount(String option) throws IOException {
        if (!succeeds("mount", "-o", "remount," + option, path.toString())) {
            throw new IOException("cannot remount " + path);
        }
    }

    /** Unmounts the disk; it is removed later if a file, such as a mapped one, is still open. */
    @Override
    public void close() {
        succeeds("umount", "-l", path.toString());
    }

    private static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
