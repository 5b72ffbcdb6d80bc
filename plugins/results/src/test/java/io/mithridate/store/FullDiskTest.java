package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.fixtures.SystemMessages;
import io.mithridate.fixtures.TemporaryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests a store on a disk of one MiB; skipped if this process may not mount one. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final Cost COST = new Cost(1, 0, 0, 0, 1, 0, 0);

    private final Path folder;
    private final TemporaryDisk disk;

    FullDiskTest(@TempDir Path folder) throws Exception {
        this.folder = folder.resolve("disk").resolve("store");
        Optional<TemporaryDisk> mounted = TemporaryDisk.mount(folder.resolve("disk"), "1m");
        assumeThat(mounted).isPresent();
        disk = mounted.orElseThrow();
    }

    @AfterEach
    void unmount() throws Exception {
        disk.close();
    }

    private Artifact compute(String key, int bytes) throws IOException {
        return new ArtifactStore(folder, Clock.systemUTC())
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
    void failureOnAFullDiskLeavesNothingAndKeepsOtherArtifacts() throws Exception {
        Artifact small = compute("small", 1000);

        assertThatThrownBy(() -> compute("large", 2_000_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(SystemMessages.noSpace());

        assertThat(new ArtifactStore(folder, Clock.systemUTC()).find("victim", "small"))
                .contains(small);
        try (Stream<Path> names = Files.list(folder.resolve("victim"))) {
            assertThat(names.filter(Files::isDirectory))
                    .containsExactly(folder.resolve("victim/small"));
        }
        // There is room again for smaller artifacts.
        assertThat(compute("other", 500_000).file("weights")).hasSize(500_000);
    }
}
