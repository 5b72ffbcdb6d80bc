package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.fixtures.AnotherProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreInventoryTest {

    private static final Instant EARLY = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATE = Instant.parse("2026-02-02T03:04:05Z");

    private final Path root;
    private final StoreInventory inventory;

    StoreInventoryTest(@TempDir Path folder) {
        root = folder.resolve("store");
        inventory = new StoreInventory(root);
    }

    @Test
    void missingStoreHasNoArtifacts() throws IOException {
        assertThat(inventory.artifacts()).isEmpty();
        assertThat(inventory.verify(artifact -> true).damaged()).isEmpty();
    }

    @Test
    void listsArtifactsFromOldestToNewest() throws IOException {
        addArtifact("victim", "k2", LATE, "0123456789");
        addArtifact("base", "k1", EARLY, "0123");

        List<StoredArtifact> artifacts = inventory.artifacts();

        assertThat(artifacts).extracting(StoredArtifact::key).containsExactly("k1", "k2");
        assertThat(artifacts).extracting(StoredArtifact::bytes).containsExactly(4L, 10L);
        assertThat(artifacts.get(0).created()).isEqualTo(EARLY);
        assertThat(artifacts.get(0).cost().wallSeconds()).isEqualTo(1.5);
    }

    @Test
    void omitsUnfinishedAndDamagedArtifacts() throws IOException {
        addArtifact("victim", "k1", EARLY, "0123");
        Files.createDirectories(root.resolve("victim").resolve("k2.partial"));
        Files.createDirectories(root.resolve("victim").resolve("k2.unfinished"));
        Files.createDirectories(root.resolve("damaged").resolve("victim-k3-1"));

        assertThat(inventory.artifacts()).hasSize(1);
        assertThat(inventory.verify(artifact -> true).damaged()).isEmpty();
    }

    @Test
    void findsAFlippedByteAndATruncatedManifest() throws IOException {
        addArtifact("victim", "k1", EARLY, "0123");
        addArtifact("victim", "k2", EARLY, "0123");
        addArtifact("victim", "k3", EARLY, "0123");
        Files.writeString(root.resolve("victim/k1/weights"), "0133");
        Files.writeString(root.resolve("victim/k2/manifest.json"), "{");

        List<StoreInventory.Damage> damaged = inventory.verify(artifact -> true).damaged();

        assertThat(damaged)
                .extracting(damage -> damage.folder().toString())
                .containsExactly("victim/k1", "victim/k2");
        assertThat(damaged.get(0).reason()).isEqualTo("weights does not match its SHA-256");
        assertThat(damaged.get(1).reason()).startsWith("its manifest cannot be read");
    }

    @Test
    void findsExchangedFolders() throws IOException {
        addArtifact("victim", "k1", EARLY, "0123");
        addArtifact("victim", "k2", EARLY, "4567");
        exchange(root.resolve("victim/k1"), root.resolve("victim/k2"));

        assertThat(inventory.verify(artifact -> true).damaged())
                .extracting(damage -> damage.folder() + ": " + damage.reason())
                .containsExactly(
                        "victim/k1: its manifest is that of victim/k2",
                        "victim/k2: its manifest is that of victim/k1");
    }

    private static void exchange(Path one, Path other) throws IOException {
        Path aside = one.resolveSibling("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
    }

    @Test
    void verifiesOnlyChosenArtifacts() throws IOException {
        addArtifact("victim", "k1", EARLY, "0123");
        addArtifact("base", "k2", EARLY, "0123");
        Files.writeString(root.resolve("victim/k1/weights"), "0133");
        Files.writeString(root.resolve("base/k2/weights"), "0133");

        StoreInventory.Verification found =
                inventory.verify(artifact -> artifact.kind().equals("base"));

        assertThat(found.artifacts()).isEqualTo(1);
        assertThat(found.damaged())
                .extracting(damage -> damage.folder().toString())
                .containsExactly("base/k2");
    }

    @Test
    void unreadableArtifactIsNotDamaged() throws IOException {
        addArtifact("victim", "k1", EARLY, "0123");
        Files.createDirectories(root.resolve("victim/k2/manifest.json"));

        StoreInventory.Verification found = inventory.verify(artifact -> true);

        assertThat(found.artifacts()).isEqualTo(2);
        assertThat(found.damaged()).isEmpty();
        assertThat(found.unreadable())
                .singleElement()
                .satisfies(
                        unreadable -> {
                            assertThat(unreadable.folder()).isEqualTo(Path.of("victim/k2"));
                            assertThat(unreadable.reason()).contains("cannot be read");
                        });
        assertThat(inventory.artifacts()).extracting(StoredArtifact::key).containsExactly("k1");
    }

    @Test
    void ignoresFoldersCreatedAndRemovedByARunningRun() throws Exception {
        addArtifact("victim", "k1", EARLY, "0123");
        AtomicBoolean finished = new AtomicBoolean();
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(
                        () -> {
                            while (!finished.get()) {
                                makeAndRemove(root.resolve("victim/k2.unfinished"));
                            }
                        });

        for (int attempt = 0; attempt < 500; attempt++) {
            assertThat(inventory.artifacts()).hasSize(1);
        }

        finished.set(true);
        run.get(20, TimeUnit.SECONDS);
    }

    private static void makeAndRemove(Path folder) {
        try {
            Files.createDirectories(folder);
            FileTrees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void removesArtifacts() throws IOException {
        addArtifact("victim", "k1", EARLY, "0123");

        assertThat(inventory.remove(inventory.artifacts().get(0))).isTrue();

        assertThat(inventory.artifacts()).isEmpty();
        assertThat(root.resolve("victim/k1")).doesNotExist();
    }

    @Test
    void doesNotRemoveAnArtifactInUseByAnotherProcess() throws Exception {
        Path computationsFile = root.resolveSibling("begun");
        Process other =
                AnotherProcess.of(StoreInAnotherProcess.class, root, computationsFile).start();
        while (!Files.exists(computationsFile)) {
            Thread.sleep(5);
        }

        assertThat(inventory.remove(artifact("shared"))).isFalse();

        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
        assertThat(inventory.remove(artifact("shared"))).isTrue();
    }

    private static StoredArtifact artifact(String key) {
        return new StoredArtifact(
                "victim", key, 0, EARLY, new Cost(1, 2, 3, 3, 4, 0.5, 0), Maker.UNKNOWN);
    }

    private void addArtifact(String kind, String key, Instant time, String content)
            throws IOException {
        new ArtifactStore(root, Clock.fixed(time, ZoneOffset.UTC))
                .getOrCompute(
                        kind,
                        key,
                        JsonNodeFactory.instance.objectNode(),
                        (folder, unfinished) -> {
                            Files.writeString(folder.resolve("weights"), content);
                            return new Cost(1.5, 20, 300, 300, 4.25, 0.125, 2);
                        });
    }
}
