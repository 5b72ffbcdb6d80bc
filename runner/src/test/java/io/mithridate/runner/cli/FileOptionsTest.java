package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mithridate.fixtures.TemporaryDisk;
import io.mithridate.runner.cli.arguments.FileOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOptionsTest {

    private final Path folder;

    FileOptionsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A read-only disk affects every user, unlike permissions. */
    @Test
    void rejectsAReadOnlyFolder() throws Exception {
        Path locked = folder.resolve("locked");
        Optional<TemporaryDisk> mounted = TemporaryDisk.mount(locked, "1m");
        assumeThat(mounted).isPresent();
        try (TemporaryDisk disk = mounted.orElseThrow()) {
            disk.remount("ro");
            Path output = disk.path().resolve("o.png");

            assertThatThrownBy(() -> FileOptions.requireWritable("difference", output, List.of()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "--difference %s: nothing can be written in %s; give another file"
                                    .formatted(output, locked));
        }
    }

    @Test
    void displayPathDoesNotDependOnHowThePathWasGiven() {
        Path relative = Path.of("runs", "one", "results.csv");

        assertThat(FileOptions.displayPath(relative)).isEqualTo(relative);
        assertThat(FileOptions.displayPath(relative.toAbsolutePath())).isEqualTo(relative);
        assertThat(FileOptions.displayPath(folder.resolve("x"))).isEqualTo(folder.resolve("x"));
    }

    @Test
    void rejectsTwoNamesOfTheSameFile() throws Exception {
        Path file = Files.createFile(folder.resolve("a.png"));
        Path link = Files.createSymbolicLink(folder.resolve("b.png"), file);

        assertThatThrownBy(() -> FileOptions.requireDifferent("output", file, "difference", link))
                .isInstanceOf(UsageException.class)
                .hasMessage("--output and --difference both name %s; give two files", link);
        FileOptions.requireDifferent("output", file, "difference", folder.resolve("c.png"));
    }
}
