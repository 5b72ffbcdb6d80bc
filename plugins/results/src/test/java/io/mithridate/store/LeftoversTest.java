package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.fixtures.AnotherProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoversTest {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant OLD = NOW.minus(MONTH).minusSeconds(1);
    private static final Instant YOUNG = NOW.minus(MONTH);

    private final Path root;
    private final ArtifactStore store;

    LeftoversTest(@TempDir Path folder) {
        root = folder.resolve("store");
        store = new ArtifactStore(root, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Creates a folder of the store with one file, all of it last written at the same time. */
    private Path createLeftover(String name, Instant modified) throws IOException {
        Path folder = Files.createDirectories(root.resolve("victim").resolve(name));
        Path inner = Files.createDirectories(folder.resolve("victim training"));
        Path state = Files.writeString(inner.resolve("state"), "step 7");
        for (Path file : List.of(state, inner, folder)) {
            Files.setLastModifiedTime(file, FileTime.from(modified));
        }
        return folder;
    }

    private void remove(String... wanted) {
        store.removeLeftovers(MONTH, Set.of(wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1.unfinished", "k1.5e0c.partial"})
    void removesFoldersUntouchedForLong(String name) throws IOException {
        Path old = createLeftover(name, OLD);
        Path young = createLeftover(name.replace("k1", "k2"), YOUNG);

        remove();

        assertThat(old).doesNotExist();
        assertThat(young.resolve("victim training/state")).hasContent("step 7");
    }

    @Test
    void recentFileKeepsTheWholeFolder() throws IOException {
        Path folder = createLeftover("k1.unfinished", OLD);
        Path state = folder.resolve("victim training/state");
        Files.setLastModifiedTime(state, FileTime.from(YOUNG));

        remove();

        assertThat(state).exists();
    }

    @Test
    void keepsFoldersThatTheRunWillResume() throws IOException {
        Path wanted = createLeftover("k1.unfinished", OLD);
        Path other = createLeftover("k2.unfinished", OLD);
        Path partial = createLeftover("k1.5e0c.partial", OLD);

        remove("k1");

        assertThat(wanted).exists();
        assertThat(other).doesNotExist();
        assertThat(partial).doesNotExist();
    }

    @Test
    void touchesNothingElse() throws IOException {
        store.getOrCompute(
                "victim",
                "k1",
                JsonNodeFactory.instance.objectNode(),
                (folder, unfinished) -> {
                    Files.writeString(folder.resolve("weights"), "0123456789");
                    return new Cost(1, 2, 3, 3, 4, 0, 0);
                });
        Path artifact = createLeftover("k1", OLD);
        Path aside = createLeftover("k1-1767323045000", OLD);

        remove();

        assertThat(artifact.resolve("weights")).hasContent("0123456789");
        assertThat(aside).exists();
    }

    @Test
    void doesNotFollowLinks(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("precious"), "keep");
        Path folder = createLeftover("k1.unfinished", OLD);
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Files.setLastModifiedTime(folder, FileTime.from(OLD));
        // The time of a link cannot be set, so the clock is a month ahead.
        ArtifactStore later =
                new ArtifactStore(
                        root,
                        Clock.fixed(Instant.now().plus(MONTH).plusSeconds(60), ZoneOffset.UTC));

        later.removeLeftovers(MONTH, Set.of());

        assertThat(folder).doesNotExist();
        assertThat(elsewhere.resolve("precious")).hasContent("keep");
    }

    @Test
    void missingStoreHasNoLeftovers() throws IOException {
        remove();

        assertThat(root).doesNotExist();
    }

    @Test
    void keepsFoldersThatAnotherThreadIsWorkingOn() throws IOException {
        store.getOrCompute(
                "victim",
                "k1",
                JsonNodeFactory.instance.objectNode(),
                (folder, unfinished) -> {
                    createLeftover("k1.unfinished", OLD);
                    CompletableFuture.runAsync(this::remove).join();
                    assertThat(unfinished.resolve("victim training/state")).exists();
                    return new Cost(1, 2, 3, 3, 4, 0, 0);
                });
    }

    @Test
    void keepsFoldersOfAnotherProcessUntilItHasEnded() throws Exception {
        Process child =
                AnotherProcess.of(ComputationInAnotherProcess.class, root, "k1")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().filter("begun"::equals).findFirst()).isPresent();
            Path old = createLeftover("k1.unfinished", OLD);

            remove();
            assertThat(old).exists();

            child.destroyForcibly().waitFor();
            remove();
            assertThat(old).doesNotExist();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void keepsLockFiles() throws IOException {
        createLeftover("k1.unfinished", OLD);

        remove();

        try (Stream<Path> entries = Files.list(root.resolve("victim"))) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactly("k1.lock");
        }
    }
}
