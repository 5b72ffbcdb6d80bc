package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.results.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ArtifactStoreTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final Cost COST = new Cost(1.5, 20, 300, 300, 4.25, 0.125, 2);
    private static final JsonNode DESCRIPTION =
            JsonNodeFactory.instance.objectNode().put("seed", 1);

    private final Path root;
    private final AtomicInteger computations = new AtomicInteger();

    ArtifactStoreTest(@TempDir Path folder) {
        this.root = folder.resolve("store");
    }

    private ArtifactStore store() {
        return new ArtifactStore(root, CLOCK);
    }

    private Artifact compute(ArtifactStore store, ArtifactStore.Computation computation)
            throws IOException {
        return store.getOrCompute("victim", "k1", DESCRIPTION, computation);
    }

    private List<Path> foldersOfVictims() throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve("victim"))) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private Artifact compute(ArtifactStore store) throws IOException {
        return compute(store, this::write);
    }

    private Cost write(Path folder, Path unfinished) throws IOException {
        computations.incrementAndGet();
        Files.writeString(folder.resolve("weights"), "0123456789");
        Files.createDirectories(folder.resolve("more"));
        Files.writeString(folder.resolve("more").resolve("notes"), "n");
        return COST;
    }

    private Path artifact() {
        return root.resolve("victim").resolve("k1");
    }

    private List<String> damagedArtifacts() throws IOException {
        Path damaged = root.resolve("damaged");
        if (!Files.exists(damaged)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(damaged)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void computesAnArtifactOnceAndFindsItAfterwards() throws IOException {
        ArtifactStore store = store();
        assertThat(store.contains("victim", "k1")).isFalse();
        assertThat(store.find("victim", "k1")).isEmpty();

        Artifact computed = compute(store);

        assertThat(computed.folder()).isEqualTo(artifact());
        assertThat(computed.cost()).isEqualTo(COST);
        assertThat(computed.file("weights")).hasContent("0123456789");
        assertThat(store.contains("victim", "k1")).isTrue();
        assertThat(compute(store)).isEqualTo(computed);
        assertThat(computations).hasValue(1);
    }

    @Test
    void keepsTheResultOfAThreadInterruptedWhileComputing() throws IOException {
        Artifact computed =
                compute(
                        store(),
                        (folder, unfinished) -> {
                            Thread.currentThread().interrupt();
                            AtomicFile.write(folder.resolve("curves"), "1, 2");
                            AtomicFile.writeBytes(
                                    folder.resolve("rows"),
                                    rows -> rows.write("3, 4".getBytes(StandardCharsets.UTF_8)));
                            return write(folder, unfinished);
                        });

        assertThat(Thread.interrupted()).as("still told to stop").isTrue();
        assertThat(store().find("victim", "k1")).contains(computed);
        assertThat(computed.file("curves")).hasContent("1, 2");
        assertThat(computed.file("rows")).hasContent("3, 4");
    }

    @Test
    void findsAnArtifactOfAnEarlierProcessWithItsCost() throws IOException {
        Artifact computed = compute(store());

        assertThat(store().find("victim", "k1")).contains(computed);
        assertThat(compute(store())).isEqualTo(computed);
        assertThat(computations).hasValue(1);
    }

    @Test
    void artifactRecordsItsMakerWhoeverReadsIt() throws IOException {
        Maker earlier = maker("4f2a9c1");
        compute(new ArtifactStore(root, CLOCK, earlier));

        Artifact found =
                new ArtifactStore(root, CLOCK, maker("5b3c8d2")).find("victim", "k1").orElseThrow();

        assertThat(found.maker()).isEqualTo(earlier);
        assertThat(found.created()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void findsCostsWithoutReadingTheWeights() throws IOException {
        Artifact computed = compute(store());
        Files.writeString(artifact().resolve("weights"), "damaged");

        assertThat(store().described("victim", "k1", Set.of())).contains(computed);
        assertThat(store().described("victim", "k1", Set.of("more/notes"))).contains(computed);
        assertThat(damagedArtifacts()).isEmpty();
        assertThat(store().described("victim", "k2", Set.of())).isEmpty();
    }

    @Test
    void rejectsADamagedFileThatIsRequested() throws IOException {
        compute(store());
        Files.writeString(artifact().resolve("weights"), "damaged");

        assertThat(store().described("victim", "k1", Set.of("weights"))).isEmpty();

        assertThat(damagedArtifacts()).hasSize(1);
    }

    private static Maker maker(String commit) {
        return maker(commit, "AVX2");
    }

    private static Maker maker(String commit, String instructionSet) {
        return new Maker(
                commit,
                "OpenJDK 17",
                "2.18.0",
                new Processor("GenuineIntel", "Xeon", instructionSet, "L1d 32K", 4),
                "node7",
                "Linux 6.1",
                List.of());
    }

    @ParameterizedTest
    @CsvSource({"'', maker", "'', made", "/cost, skippedSteps", "/maker, processor"})
    void treatsAManifestThatLacksAFieldAsDamage(String place, String field) throws IOException {
        compute(new ArtifactStore(root, CLOCK, maker("4f2a9c1")));
        Path file = artifact().resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        assertThat(((ObjectNode) manifest.at(place)).remove(field)).isNotNull();
        Files.writeString(file, manifest.toString());

        assertThat(warnings(() -> assertThat(store().find("victim", "k1")).isEmpty()))
                .singleElement()
                .asString()
                .contains("its manifest cannot be read");
    }

    @Test
    void manifestIdentifiesTheArtifactAndListsItsFiles() throws IOException {
        compute(store());

        JsonNode manifest =
                new ObjectMapper().readTree(artifact().resolve("manifest.json").toFile());
        assertThat(manifest.get("kind").asText()).isEqualTo("victim");
        assertThat(manifest.get("key").asText()).isEqualTo("k1");
        assertThat(manifest.get("description")).isEqualTo(DESCRIPTION);
        assertThat(manifest.get("created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(manifest.get("files")).hasSize(2);
        JsonNode weights = manifest.get("files").get(1);
        assertThat(weights.get("path").asText()).isEqualTo("weights");
        assertThat(weights.get("size").asLong()).isEqualTo(10);
        assertThat(weights.get("sha256").asText())
                .isEqualTo("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882");
        assertThat(manifest.get("files").get(0).get("path").asText()).isEqualTo("more/notes");
    }

    @Test
    void distinguishesKindsAndKeys() throws IOException {
        ArtifactStore store = store();
        compute(store);

        assertThat(store.find("victim", "k2")).isEmpty();
        assertThat(store.find("base", "k1")).isEmpty();
    }

    @Test
    void recordsKindsOfProcessorsWhoseStateWasResumed() throws IOException {
        ArtifactStore firstStore = new ArtifactStore(root, CLOCK, maker("4f2a9c1", "AVX2"));
        ArtifactStore secondStore = new ArtifactStore(root, CLOCK, maker("4f2a9c1", "AVX512_CORE"));
        assertThatThrownBy(() -> compute(firstStore, ArtifactStoreTest::saveStateAndFail))
                .hasMessage("killed");
        assertThat(secondStore.begunBy("victim", "k1"))
                .containsExactly("GenuineIntel with AVX2 (L1d 32K)");

        Maker maker = compute(secondStore).maker();

        assertThat(maker.earlier()).containsExactly("GenuineIntel with AVX2 (L1d 32K)");
        assertThat(maker.kinds())
                .containsExactly(
                        "GenuineIntel with AVX2 (L1d 32K)",
                        "GenuineIntel with AVX512_CORE (L1d 32K)");
        assertThat(store().find("victim", "k1").orElseThrow().maker()).isEqualTo(maker);
        assertThat(secondStore.begunBy("victim", "k1")).isEmpty();
    }

    @Test
    void ignoresAKindOfProcessorThatSavedNothing() throws IOException {
        ArtifactStore firstStore = new ArtifactStore(root, CLOCK, maker("4f2a9c1", "AVX2"));
        ArtifactStore secondStore = new ArtifactStore(root, CLOCK, maker("4f2a9c1", "AVX512_CORE"));
        assertThatThrownBy(
                        () ->
                                compute(
                                        firstStore,
                                        (folder, unfinished) -> {
                                            throw new IllegalStateException("killed");
                                        }))
                .hasMessage("killed");
        assertThat(foldersOfVictims()).isEmpty();

        assertThat(compute(secondStore).maker().earlier()).isEmpty();
    }

    @Test
    void recordsNoOtherKindIfResumedOnTheSameKind() throws IOException {
        ArtifactStore store = new ArtifactStore(root, CLOCK, maker("4f2a9c1"));
        assertThatThrownBy(() -> compute(store, ArtifactStoreTest::saveStateAndFail))
                .hasMessage("killed");

        assertThat(compute(store).maker()).isEqualTo(maker("4f2a9c1"));
    }

    private static Cost saveStateAndFail(Path folder, Path unfinished) throws IOException {
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("state"), "step 7");
        throw new IllegalStateException("killed");
    }

    @Test
    void failedComputationLeavesNothingAndCanBeRepeated() throws IOException {
        ArtifactStore store = store();
        assertThatThrownBy(
                        () ->
                                compute(
                                        store,
                                        (folder, unfinished) -> {
                                            Files.writeString(folder.resolve("half"), "x");
                                            throw new IllegalStateException("out of luck");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of luck");

        assertThat(store.contains("victim", "k1")).isFalse();
        assertThat(foldersOfVictims()).isEmpty();
        assertThat(compute(store).file("half")).doesNotExist();
    }

    /** Returns a store on a disk where deletion fails. */
    private ArtifactStore storeThatCannotDelete() {
        return new ArtifactStore(
                root,
                CLOCK,
                Maker.UNKNOWN,
                new ArtifactStore.StoreDisk(
                        folder -> {
                            throw new IOException("busy");
                        },
                        Syncing::onDisk,
                        FreeSpace::ofDisk));
    }

    @Test
    void failureRecordsWhetherTheDiskWasFull() {
        for (long bytes : new long[] {0, 1 << 30}) {
            ArtifactStore store =
                    new ArtifactStore(
                            root,
                            CLOCK,
                            Maker.UNKNOWN,
                            new ArtifactStore.StoreDisk(
                                    FileTrees::delete, Syncing::onDisk, folder -> bytes));

            assertThatThrownBy(
                            () ->
                                    compute(
                                            store,
                                            (folder, unfinished) -> {
                                                throw new IOException("kein Platz");
                                            }))
                    .hasMessage("kein Platz")
                    .satisfies(
                            failure ->
                                    assertThat(failure.getSuppressed())
                                            .hasSize(bytes == 0 ? 1 : 0)
                                            .allMatch(NoRoomException.class::isInstance));
        }
    }

    @Test
    void syncsTheFilesBeforeRenamingAndTheFolderAfterwards() throws IOException {
        List<Path> synced = new ArrayList<>();
        ArtifactStore store =
                new ArtifactStore(
                        root,
                        CLOCK,
                        Maker.UNKNOWN,
                        new ArtifactStore.StoreDisk(
                                FileTrees::delete,
                                path -> {
                                    assertThat(Files.exists(artifact()))
                                            .isEqualTo(path.equals(root.resolve("victim")));
                                    synced.add(path);
                                },
                                FreeSpace::ofDisk));

        compute(store);

        assertThat(synced)
                .extracting(path -> path.getFileName().toString())
                .contains("weights", "more", "notes", "manifest.json")
                .endsWith("victim");
    }

    @Test
    void failureToDeleteDoesNotHideTheFailureOfAComputation() {
        assertThatThrownBy(
                        () ->
                                compute(
                                        storeThatCannotDelete(),
                                        (folder, unfinished) -> {
                                            throw new IllegalStateException("out of luck");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of luck")
                .satisfies(
                        failure ->
                                assertThat(failure.getSuppressed())
                                        .singleElement()
                                        .isInstanceOf(IOException.class));
    }

    @Test
    void failureToDeleteOnlyWarnsIfTheArtifactIsComplete() throws IOException {
        List<String> warned =
                warnings(
                        () ->
                                compute(
                                        storeThatCannotDelete(),
                                        (folder, unfinished) -> {
                                            Files.createDirectories(unfinished);
                                            Files.writeString(unfinished.resolve("state"), "7");
                                            return write(folder, unfinished);
                                        }));

        assertThat(warned)
                .contains(
                        "cannot delete unneeded folder %s.unfinished: java.io.IOException: busy"
                                .formatted(artifact()));
        assertThat(storeThatCannotDelete().find("victim", "k1")).isPresent();
        assertThat(computations).hasValue(1);
    }

    @Test
    void deletesPartialFoldersOfAKilledProcessOfThisMachine() throws IOException {
        Path left =
                root.resolve("victim")
                        .resolve("k1.%s.5e0c.partial".formatted(Maker.UNKNOWN.host()));
        Files.writeString(Files.createDirectories(left).resolve("half"), "x");

        Artifact artifact = compute(store());

        assertThat(artifact.file("half")).doesNotExist();
        assertThat(left).doesNotExist();
    }

    @Test
    void keepsPartialFoldersOfAnotherMachine() throws IOException {
        Path partial =
                Files.createDirectories(root.resolve("victim").resolve("k1.node7.5e0c.partial"));
        Files.writeString(partial.resolve("half"), "x");

        Artifact artifact = compute(store());

        assertThat(artifact.file("half")).doesNotExist();
        assertThat(partial.resolve("half")).hasContent("x");
        assertThat(store().find("victim", "k1")).isPresent();
    }

    @Test
    void keepsTheFirstArtifactIfLocksDoNotWork() throws IOException {
        Path elsewhere = root.resolve("elsewhere");
        compute(new ArtifactStore(elsewhere, Clock.systemUTC()));

        Artifact artifact =
                compute(
                        store(),
                        (folder, unfinished) -> {
                            Files.writeString(folder.resolve("later"), "x");
                            Files.move(
                                    elsewhere.resolve("victim").resolve("k1"),
                                    root.resolve("victim").resolve("k1"));
                            return new Cost(1, 2, 3, 3, 4, 0, 0);
                        });

        assertThat(artifact.file("later")).doesNotExist();
        assertThat(store().find("victim", "k1")).contains(artifact);
        assertThat(foldersOfVictims()).containsExactly(root.resolve("victim").resolve("k1"));
    }

    @Test
    void keepsUnfinishedStateUntilTheArtifactIsComplete() throws IOException {
        Path kept = root.resolve("victim").resolve("k1.unfinished");
        assertThatThrownBy(() -> compute(store(), ArtifactStoreTest::saveStateAndFail))
                .hasMessage("killed");
        assertThat(kept.resolve("state")).hasContent("step 7");

        List<String> found = new ArrayList<>();
        Artifact artifact =
                compute(
                        store(),
                        (folder, unfinished) -> {
                            found.add(Files.readString(unfinished.resolve("state")));
                            return write(folder, unfinished);
                        });

        assertThat(found).containsExactly("step 7");
        assertThat(artifact.file("state")).doesNotExist();
        assertThat(kept).doesNotExist();
        assertThat(store().find("victim", "k1")).isPresent();
    }

    @Test
    void deletesLeftoversBesideACompleteArtifact() throws IOException {
        compute(store());
        Path kept = Files.createDirectories(root.resolve("victim").resolve("k1.unfinished"));
        Files.writeString(kept.resolve("state"), "step 7");

        assertThat(store().find("victim", "k1")).isPresent();

        assertThat(kept).doesNotExist();
        assertThat(computations).hasValue(1);
    }

    @Test
    void setsAsideAndRecomputesAnArtifactWithAFlippedByte() throws IOException {
        compute(store());
        Files.writeString(artifact().resolve("weights"), "0123456788");

        List<String> warnings = warnings(() -> compute(store()));

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("damaged", "kind=victim", "key=k1", "weights does not match its SHA-256");
        assertThat(computations).hasValue(2);
        assertThat(artifact().resolve("weights")).hasContent("0123456789");
        assertThat(damagedArtifacts()).hasSize(1);
        assertThat(root.resolve("damaged").resolve(damagedArtifacts().get(0)).resolve("weights"))
                .hasContent("0123456788");
    }

    @Test
    void treatsAFileOfAnotherSizeAsDamage() throws IOException {
        compute(store());
        Files.writeString(artifact().resolve("weights"), "012345678");

        assertThat(warnings(() -> compute(store())))
                .singleElement()
                .asString()
                .contains("weights has 9 bytes instead of 10");
        assertThat(computations).hasValue(2);
    }

    @Test
    void treatsAMissingFileAsDamage() throws IOException {
        compute(store());
        Files.delete(artifact().resolve("more").resolve("notes"));

        assertThat(warnings(() -> compute(store())))
                .singleElement()
                .asString()
                .contains("more/notes is missing");
        assertThat(computations).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"kind\": \"victim\"",
                "[]",
                "\u0000\u0000\u0000",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
            })
    void treatsABrokenManifestAsDamage(String content) throws IOException {
        compute(store());
        Files.writeString(artifact().resolve("manifest.json"), content);

        assertThat(warnings(() -> compute(store())))
                .singleElement()
                .asString()
                .contains("manifest");
        assertThat(computations).hasValue(2);
        assertThat(store().find("victim", "k1")).isPresent();
    }

    @Test
    void doesNotTreatAnUnreadableFileAsDamage() throws IOException {
        compute(store());
        Path weights = artifact().resolve("weights");
        Path elsewhere = Files.move(weights, root.resolve("elsewhere"));
        // Following a link to itself fails like a read from a broken disk.
        Files.createSymbolicLink(weights, weights);

        assertThatThrownBy(() -> store().find("victim", "k1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the artifact " + artifact() + " cannot be read")
                .hasMessageContaining("it stays in the store");
        assertThat(damagedArtifacts()).isEmpty();

        Files.move(elsewhere, weights, StandardCopyOption.REPLACE_EXISTING);
        assertThat(store().find("victim", "k1")).isPresent();
    }

    @Test
    void doesNotTreatAnUnreadableManifestAsDamage() throws IOException {
        Files.createDirectories(artifact().resolve("manifest.json"));

        assertThatThrownBy(() -> compute(store()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read");
        assertThat(damagedArtifacts()).isEmpty();
    }

    @Test
    void keepsAnArtifactOfANewerVersion() throws IOException {
        compute(store());
        Path file = artifact().resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        Files.writeString(file, manifest.put("licence", "MIT").toString());

        assertThatThrownBy(() -> compute(store()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has a field 'licence', which this version of Mithridate")
                .hasMessageContaining("or another store");
        assertThat(computations).hasValue(1);
        assertThat(damagedArtifacts()).isEmpty();
    }

    @Test
    void treatsAFolderWithoutAManifestAsDamage() throws IOException {
        Files.createDirectories(artifact());

        assertThat(store().find("victim", "k1")).isEmpty();
        assertThat(damagedArtifacts()).hasSize(1);
    }

    /** A folder was moved to another key: its files are intact, but belong to another artifact. */
    @Test
    void treatsTheArtifactOfAnotherKeyAsDamage() throws IOException {
        store().getOrCompute("victim", "k2", DESCRIPTION, this::write);
        Files.move(root.resolve("victim/k2"), artifact());

        assertThat(store().described("victim", "k1", Set.of())).isEmpty();
        compute(store());

        assertThat(computations).hasValue(2);
        assertThat(damagedArtifacts()).hasSize(1);
    }

    @Test
    void keepsTwoDamagedArtifactsOfTheSameMoment() throws IOException {
        for (int time = 0; time < 2; time++) {
            compute(store());
            Files.writeString(artifact().resolve("weights"), "damaged..." + time);
            assertThat(store().find("victim", "k1")).isEmpty();
        }

        assertThat(damagedArtifacts()).hasSize(2);
    }

    @Test
    void oneOfTwoThreadsComputesAndTheOtherWaits() throws Exception {
        ArtifactStore store = store();
        assertThat(computeConcurrently(store, store)).isEqualTo(1);
    }

    @Test
    void oneOfTwoStoresComputesAndTheOtherWaits() throws Exception {
        assertThat(computeConcurrently(store(), store())).isEqualTo(1);
    }

    @Test
    void twoStoresSetTheSameDamageAsideOnce() throws Exception {
        compute(store());
        Files.writeString(artifact().resolve("weights"), "0123456788");
        computations.set(0);

        assertThat(computeConcurrently(store(), store())).isEqualTo(1);
        assertThat(damagedArtifacts()).hasSize(1);
    }

    @Test
    void oneOfTwoProcessesComputesAndTheOtherWaits() throws Exception {
        Path log = Files.createDirectories(root).resolve("computations.txt");
        Process child =
                AnotherProcess.of(StoreInAnotherProcess.class, root, log)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        // The child computes until this process logs that it waits.
        ListAppender<ILoggingEvent> waiting =
                new ListAppender<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        try {
                            child.getOutputStream().close();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
        waiting.start();
        Logger locks = (Logger) LoggerFactory.getLogger(KeyLocks.class);
        locks.addAppender(waiting);
        try {
            while (!Files.exists(log) && child.isAlive()) {
                Thread.sleep(5);
            }
            List<String> warned =
                    warnings(
                            KeyLocks.class,
                            () ->
                                    store().getOrCompute(
                                                    "victim",
                                                    "shared",
                                                    DESCRIPTION,
                                                    (folder, unfinished) -> {
                                                        throw new IllegalStateException(
                                                                "computed twice");
                                                    }));
            Artifact found = store().find("victim", "shared").orElseThrow();

            assertThat(warned)
                    .containsExactly("waiting for another process that works on victim shared");
            assertThat(found.file("weights")).hasContent("from the child");
            assertThat(found.cost()).isEqualTo(new Cost(1, 2, 3, 3, 4, 0.5, 0));
            assertThat(child.waitFor()).isZero();
            assertThat(log).hasContent("child");
        } finally {
            locks.detachAppender(waiting);
            child.destroyForcibly();
        }
    }

    @Test
    void explainsThatTheStoreIsNotWritable() throws IOException {
        Files.writeString(root, "no folder");

        assertThatThrownBy(() -> compute(store()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write to the store " + root)
                .hasMessageContaining("--store or MITHRIDATE_STORE");
        assertThat(computations).hasValue(0);
    }

    /**
     * Returns the number of times that an artifact is computed if two stores are asked for it at
     * the same time.
     */
    private int computeConcurrently(ArtifactStore one, ArtifactStore two) throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Artifact>> artifacts = new ArrayList<>();
            for (ArtifactStore store : List.of(one, two)) {
                artifacts.add(
                        threads.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return compute(
                                            store,
                                            (folder, unfinished) -> {
                                                pause();
                                                return write(folder, unfinished);
                                            });
                                }));
            }
            Artifact first = artifacts.get(0).get(30, TimeUnit.SECONDS);
            assertThat(artifacts.get(1).get(30, TimeUnit.SECONDS)).isEqualTo(first);
            assertThat(first.file("weights")).hasContent("0123456789");
            return computations.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<String> warnings(Action action) throws IOException {
        return warnings(ArtifactStore.class, action);
    }

    private static List<String> warnings(Class<?> warner, Action action) throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger(warner);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            action.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private interface Action {
        void run() throws IOException;
    }
}
