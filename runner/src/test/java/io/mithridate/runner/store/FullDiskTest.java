package io.mithridate.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A store on a disk of one MiB; left out where this process may not mount one. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final Cost COST = new Cost(1, 0, 0, 1, 0, 0);

    @TempDir private Path folder;
    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()))
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        succeeds("umount", disk.toString());
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private Artifact compute(String key, int bytes) throws IOException {
        return new ArtifactStore(disk.resolve("store"), Clock.systemUTC())
                .getOrCompute(
                        "victim",
                        key,
                        JsonNodeFactory.instance.objectNode(),
                        (into, unfinished) -> {
                            Files.write(into.resolve("weights"), new byte[bytes]);
                            return COST;
                        });
    }

    @Test
    void whatFitsNoMoreLeavesNothingBehindAndWhatIsThereStays() throws Exception {
        Artifact small = compute("small", 1000);

        assertThatThrownBy(() -> compute("large", 2_000_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");

        assertThat(
                        new ArtifactStore(disk.resolve("store"), Clock.systemUTC())
                                .find("victim", "small"))
                .contains(small);
        try (Stream<Path> names = Files.list(disk.resolve("store/victim"))) {
            assertThat(names.filter(Files::isDirectory))
                    .containsExactly(disk.resolve("store/victim/small"));
        }
        // There is room again for what fits.
        assertThat(compute("other", 500_000).file("weights")).hasSize(500_000);
    }
}
