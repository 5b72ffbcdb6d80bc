package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {

    @TempDir private Path folder;

    private static FileLock failToLock(FileChannel file) throws IOException {
        throw new IOException("Function not implemented");
    }

    private FileLocks locksWithoutSupport() {
        return new FileLocks(folder, "--store", FileLocksTest::failToLock);
    }

    private FileChannel file() throws IOException {
        return FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Test
    void locksAFile() throws IOException {
        FileLocks locks = new FileLocks(folder, "--store");
        try (FileChannel file = file()) {
            assertThat(locks.tryLock(file)).isNotNull();
        }
    }

    @Test
    void namesAFileSystemWithoutLocksAndTheRemedy() throws IOException {
        String complaint =
                "the file system of %s cannot lock files (Function not implemented); mount it with locks (Lustre: flock), or give --store another folder"
                        .formatted(folder);
        try (FileChannel file = file()) {
            assertThatThrownBy(() -> locksWithoutSupport().tryLock(file)).hasMessage(complaint);
        }
    }

    @Test
    void doesNotBlameTheFileSystemForAnInterruption() throws IOException {
        FileLocks.Locking interrupted =
                any -> {
                    throw new ClosedByInterruptException();
                };
        FileLocks locks = new FileLocks(folder, "--store", interrupted);
        try (FileChannel file = file()) {
            assertThatThrownBy(() -> locks.tryLock(file))
                    .isInstanceOf(ClosedByInterruptException.class);
        }
    }

    @Test
    void doesNotTouchAKeyOfAStoreWithoutLocks() {
        KeyLocks keys = new KeyLocks(folder, locksWithoutSupport());

        assertThatThrownBy(
                        () ->
                                keys.withLock(
                                        "victim",
                                        "k1",
                                        () -> {
                                            throw new AssertionError("touched");
                                        }))
                .hasMessageContaining("cannot lock files");
    }
}
