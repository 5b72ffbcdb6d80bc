package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreArchiveTest {

    private static final String BASE = "b".repeat(64);
    private static final String VICTIM = "c".repeat(64);

    private final Path folder;
    private final Path ownStore;
    private final Path otherStore;
    private final Path file;

    StoreArchiveTest(@TempDir Path folder) {
        this.folder = folder;
        ownStore = folder.resolve("mine");
        otherStore = folder.resolve("theirs");
        file = folder.resolve("handed on.tar");
    }

    @BeforeEach
    void compute() throws IOException {
        compute(ownStore, "base", BASE, "the base");
        compute(ownStore, "victim", VICTIM, "the victim");
    }

    private static void compute(Path store, String kind, String key, String weights)
            throws IOException {
        new ArtifactStore(store, Clock.systemUTC())
                .getOrCompute(
                        kind,
                        key,
                        JsonNodeFactory.instance.objectNode(),
                        (artifact, unfinished) -> {
                            Files.createDirectory(artifact.resolve("made"));
                            Files.writeString(artifact.resolve("made").resolve("pace.csv"), "1 s");
                            Files.writeString(artifact.resolve("weights"), weights);
                            return new Cost(1, 2, 3, 3, 4, 5, 0);
                        });
    }

    private void export() throws Exception {
        new StoreArchive(ownStore).write(new StoreInventory(ownStore).artifacts(), file);
    }

    private StoreArchive.Taken importArchive() throws Exception {
        return new StoreArchive(otherStore).read(file);
    }

    private void assertNothingWasImported() throws IOException {
        assertThat(new StoreInventory(otherStore).artifacts()).isEmpty();
        if (Files.isDirectory(otherStore)) {
            try (Stream<Path> left = Files.list(otherStore)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void importedArtifactsEqualTheExportedOnes() throws Exception {
        export();

        assertThat(importArchive()).isEqualTo(new StoreArchive.Taken(2, 0));

        assertThat(new StoreInventory(otherStore).artifacts())
                .isEqualTo(new StoreInventory(ownStore).artifacts())
                .hasSize(2);
        assertThat(new StoreInventory(otherStore).verify(artifact -> true).damaged()).isEmpty();
        assertThat(otherStore.resolve("victim").resolve(VICTIM).resolve("made").resolve("pace.csv"))
                .hasContent("1 s");
    }

    @Test
    void syncsImportedFilesBeforeRenamingAndTheFolderAfterwards() throws Exception {
        export();
        List<Path> synced = new ArrayList<>();

        new StoreArchive(
                        otherStore,
                        path -> {
                            Files.readAttributes(path, BasicFileAttributes.class);
                            synced.add(path);
                        })
                .read(file);

        assertThat(synced)
                .filteredOn(path -> !path.startsWith(otherStore.resolve("base")))
                .filteredOn(path -> !path.startsWith(otherStore.resolve("victim")))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder(
                        BASE,
                        "made",
                        "pace.csv",
                        "weights",
                        "manifest.json",
                        VICTIM,
                        "made",
                        "pace.csv",
                        "weights",
                        "manifest.json");
        assertThat(synced)
                .filteredOn(path -> otherStore.equals(path.getParent()))
                .containsExactlyInAnyOrder(
                        otherStore.resolve("base"), otherStore.resolve("victim"));
    }

    @Test
    void keepsExistingArtifacts() throws Exception {
        export();
        compute(otherStore, "victim", VICTIM, "the same victim");

        assertThat(importArchive()).isEqualTo(new StoreArchive.Taken(1, 1));

        assertThat(otherStore.resolve("victim").resolve(VICTIM).resolve("weights"))
                .hasContent("the same victim");
    }

    @Test
    void doesNotExportADamagedArtifact() throws IOException {
        Files.writeString(ownStore.resolve("base").resolve(BASE).resolve("weights"), "the bass");
        assertThatThrownBy(this::export)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("weights does not match its SHA-256; nothing was exported");
        assertThat(file).doesNotExist();
    }

    @Test
    void doesNotImportADamagedArtifact() throws Exception {
        export();
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("the victim")] = 'T';
        Files.write(file, bytes);

        assertThatThrownBy(this::importArchive)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("victim/" + VICTIM)
                .hasMessageContaining("weights does not match its SHA-256; nothing was imported");
        assertNothingWasImported();
    }

    @Test
    void doesNotImportATruncatedArchive() throws Exception {
        export();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 2000));

        assertThatThrownBy(this::importArchive)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("is cut off or damaged");
        assertNothingWasImported();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../weights",
                "victim/../../weights",
                "/victim/KEY/weights",
                "victim/KEY/../../../weights",
                "victim/KEY/a/../../../../weights",
                "victim/KEY/..\\weights",
                "victim/KEY//weights",
                "victim/short/weights",
                "Victim/KEY/weights",
                "runs/note"
            })
    void rejectsPathsOutsideTheStore(String name) throws Exception {
        try (TarArchiveOutputStream tar = tar()) {
            addEntry(tar, new TarArchiveEntry(name.replace("KEY", VICTIM), true));
        }
        assertThatThrownBy(this::importArchive)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("is not the file of an artifact; nothing was imported");
        assertNothingWasImported();
        assertThat(folder.resolve("weights")).doesNotExist();
    }

    /** Archives that were unpacked and repacked have entries for their folders. */
    @Test
    void ignoresFoldersInAnArchive() throws Exception {
        try (TarArchiveOutputStream tar = tar()) {
            for (String name : List.of("base/", "base/" + BASE + "/", "../outside/")) {
                tar.putArchiveEntry(new TarArchiveEntry(name, true));
                tar.closeArchiveEntry();
            }
            Path artifact = ownStore.resolve("base").resolve(BASE);
            for (String name : List.of("manifest.json", "weights", "made/pace.csv")) {
                TarArchiveEntry entry = new TarArchiveEntry("base/%s/%s".formatted(BASE, name));
                entry.setSize(Files.size(artifact.resolve(name)));
                tar.putArchiveEntry(entry);
                Files.copy(artifact.resolve(name), tar);
                tar.closeArchiveEntry();
            }
        }

        assertThat(importArchive()).isEqualTo(new StoreArchive.Taken(1, 0));
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void rejectsLinks() throws Exception {
        try (TarArchiveOutputStream tar = tar()) {
            TarArchiveEntry link =
                    new TarArchiveEntry("victim/" + VICTIM + "/weights", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        assertThatThrownBy(this::importArchive)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("is not a file");
        assertNothingWasImported();
    }

    @Test
    void rejectsFilesThatTheManifestDoesNotList() throws Exception {
        try (TarArchiveOutputStream tar = tar()) {
            addEntry(tar, new TarArchiveEntry("victim/%s/more".formatted(VICTIM)));
            Path manifest = ownStore.resolve("victim").resolve(VICTIM).resolve("manifest.json");
            for (String name : new String[] {"manifest.json", "weights", "made/pace.csv"}) {
                TarArchiveEntry entry = new TarArchiveEntry("victim/%s/%s".formatted(VICTIM, name));
                entry.setSize(Files.size(manifest.resolveSibling(name)));
                tar.putArchiveEntry(entry);
                Files.copy(manifest.resolveSibling(name), tar);
                tar.closeArchiveEntry();
            }
        }
        assertThatThrownBy(this::importArchive)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("its manifest does not list more");
        assertNothingWasImported();
    }

    @Test
    void rejectsOtherFiles() throws IOException {
        Files.writeString(file, "hello ".repeat(200));
        assertThatThrownBy(this::importArchive)
                .isInstanceOf(StoreArchive.UnusableArchiveException.class)
                .hasMessageContaining("handed on.tar");
        assertNothingWasImported();
    }

    private TarArchiveOutputStream tar() throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new TarArchiveOutputStream(out);
    }

    private static void addEntry(TarArchiveOutputStream tar, TarArchiveEntry entry)
            throws IOException {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
