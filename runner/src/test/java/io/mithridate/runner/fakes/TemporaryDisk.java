package io.mithridate.runner.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small disk in memory, which is gone when it is closed. Only some processes may mount one.
 *
 * @param path its folder
 */
public record TemporaryDisk(Path path) implements AutoCloseable {

    /**
     * Mounts a disk on a folder, which is made.
     *
     * @param size as {@code mount} takes it, such as {@code 1m}
     * @return empty where this process may not
     */
    public static Optional<TemporaryDisk> mount(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        return succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())
                ? Optional.of(new TemporaryDisk(folder))
                : Optional.empty();
    }

    /** Changes the disk, with what is on it: {@code size=100m}, {@code ro}. */
    public void remount(String option) throws IOException {
        if (!succeeds("mount", "-o", "remount," + option, path.toString())) {
            throw new IOException("cannot remount " + path);
        }
    }

    /** Where a file of it is still open, such as one that is mapped into memory, it goes later. */
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
