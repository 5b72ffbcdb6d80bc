package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests a store of three stages: a base from ten days ago, a victim and its defense from today. */
class StoreCommandTest {

    private static final Instant NOW = Instant.parse("2026-02-02T03:04:05Z");

    private static final String BASE = "b".repeat(64);
    private static final String DEFENSE = "d".repeat(64);

    private final Path folder;
    private final Path root;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    StoreCommandTest(@TempDir Path folder) {
        this.folder = folder;
        root = folder.resolve("store");
    }

    @BeforeEach
    void fillStore() throws IOException {
        store("base", "b1", NOW.minus(Duration.ofDays(10)), 3_000_000);
        store("victim", "v1", NOW, 100);
        store("defense", "d1", NOW, 2_000_000);
    }

    @Test
    void listsAllArtifacts() throws Exception {
        assertThat(store("list")).isZero();
        assertThat(out())
                .containsPattern("base +b1 +2026-01-23 03:04 +2.9 MiB +1 s")
                .endsWith("3 artifacts, 4.8 MiB\n");
    }

    @Test
    void verifiesEveryFile() throws Exception {
        assertThat(store("verify")).isZero();
        assertThat(out()).isEqualTo("3 artifacts, all intact\n");

        Files.writeString(root.resolve("victim/v1/weights"), "other");

        assertThat(store("verify")).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(err()).isEqualTo("victim/v1: weights has 5 bytes instead of 100\n");
        assertThat(out()).startsWith("1 damaged of 3 artifacts");
    }

    @Test
    void distinguishesUnreadableFromDamagedArtifacts() throws Exception {
        Files.delete(root.resolve("victim/v1/manifest.json"));
        Files.createDirectory(root.resolve("victim/v1/manifest.json"));

        assertThat(store("verify")).isEqualTo(ExitCode.CELLS_FAILED);

        assertThat(err()).contains("victim/v1: the artifact ", " cannot be read");
        assertThat(out()).contains("0 damaged of 3 artifacts", "1 cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "--older-than=9, victim defense",
        "--older-than=11, base victim defense",
        "--larger-than=1, victim",
        "--kind=victim, base defense",
        "--kind=victim --kind=base, defense",
        "'--larger-than=1 --older-than=1', victim defense"
    })
    void prunesTheChosenArtifacts(String options, String kept) throws Exception {
        assertThat(store(("prune " + options).split(" "))).isZero();
        assertThat(List.of("base", "victim", "defense").stream().filter(this::exists))
                .containsExactly(kept.split(" "));
    }

    @Test
    void dryRunDeletesNothing() throws Exception {
        assertThat(store("prune", "--older-than=9", "--dry-run")).isZero();

        assertThat(out()).contains("base").contains("would remove 1 artifacts, 2.9 MiB");
        assertThat(exists("base")).isTrue();
    }

    @Test
    void keepsArtifactsThatUnfinishedRunsNeed() throws Exception {
        writeRun("unfinished", false, "b1", "v1");
        writeRun("finished", true, "d1");

        assertThat(store("prune", "--older-than=0", "--kind=base")).isZero();
        assertThat(out()).contains("removed 0 artifacts").contains("kept 1 that unfinished runs");
        assertThat(store("prune", "--larger-than=0")).isZero();

        assertThat(exists("base")).isTrue();
        assertThat(exists("victim")).isTrue();
        assertThat(exists("defense")).isFalse();
    }

    @Test
    void prunesTheArtifactsOfARun() throws Exception {
        Path run = writeRun("finished", true, "d1", "v1");

        assertThat(store("prune", "--run=" + run)).isZero();

        assertThat(exists("base")).isTrue();
        assertThat(exists("victim")).isFalse();
        assertThat(exists("defense")).isFalse();
    }

    @Test
    void exportsAndImportsTheArtifactsOfARun() throws Exception {
        Path file = folder.resolve("handed-on.tar");
        Path otherStore = folder.resolve("theirs");

        assertThat(store("export", writeFinishedRun().toString(), "--output=" + file)).isZero();
        assertThat(out()).isEqualTo(file + ": 2 artifacts, 2.9 MiB\n");
        assertThat(store("import", file.toString(), "--store=" + otherStore)).isZero();
        assertThat(out()).isEqualTo("2 artifacts imported, 0 already present\n");

        assertThat(otherStore.resolve("base").resolve(BASE).resolve("weights")).hasSize(3_000_000);
        assertThat(otherStore.resolve("defense").resolve(DEFENSE).resolve("weights")).hasSize(100);
        assertThat(otherStore.resolve("victim")).doesNotExist();
        assertThat(store("verify", "--store=" + otherStore)).isZero();
        assertThat(store("import", file.toString(), "--store=" + otherStore)).isZero();
        assertThat(out()).isEqualTo("0 artifacts imported, 2 already present\n");
    }

    @Test
    void importsNothingFromATruncatedFile() throws Exception {
        Path file = folder.resolve("handed-on.tar");
        store("export", writeFinishedRun().toString(), "--output=" + file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Path otherStore = folder.resolve("theirs");

        assertThat(runProgram("store", "import", file.toString(), "--store", otherStore.toString()))
                .isEqualTo(ExitCode.CONFIGURATION);

        assertThat(err())
                .contains(file + " is cut off", "nothing was imported")
                .doesNotContain("help");
        assertThat(otherStore.resolve("base").resolve(BASE)).doesNotExist();
    }

    /** Writes a run of two stages whose keys are as long as real ones. */
    private Path writeFinishedRun() throws IOException {
        store("base", BASE, NOW, 3_000_000);
        store("defense", DEFENSE, NOW, 100);
        return writeRun("handed-on", true, BASE, DEFENSE);
    }

    @Test
    void prunesTheSaliencyMapsOfReports() throws Exception {
        store("saliency", "s1", NOW, 100);

        assertThat(store("prune", "--kind=saliency")).isZero();

        assertThat(exists("saliency")).isFalse();
        assertThat(exists("victim")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'needs one of list, verify, prune'",
        "lst, 'did you mean ''list''?'",
        "prune, 'needs at least one of'",
        "prune --kind=victims, 'did you mean ''victim''?'",
        "prune --kind=base --kind=victims, 'did you mean ''victim''?'"
    })
    void rejectsInvalidArguments(String arguments, String message) throws IOException {
        assertThat(
                        runProgram(
                                arguments.isEmpty()
                                        ? new String[] {"store"}
                                        : ("store " + arguments).split(" ")))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err()).contains(message);
        assertThat(exists("victim")).isTrue();
    }

    private boolean exists(String kind) {
        return Files.exists(root.resolve(kind).resolve(kind.charAt(0) + "1"));
    }

    private int store(String... arguments) throws Exception {
        out.reset();
        err.reset();
        StoreCommand command = new StoreCommand(context(), Clock.fixed(NOW, ZoneOffset.UTC));
        List<String> allArguments = new ArrayList<>(List.of(arguments));
        if (allArguments.contains("prune")) {
            allArguments.add("--runs=" + folder.resolve("runs"));
        }
        CommandLine line =
                new DefaultParser().parse(command.options(), allArguments.toArray(String[]::new));
        return command.run(line);
    }

    private int runProgram(String... arguments) {
        return new Main(context(), "test").run(List.of(arguments));
    }

    private CliContext context() {
        return new CliContext(
                CapturedTerminal.unicode(out),
                CapturedTerminal.unicode(err),
                Map.of("MITHRIDATE_STORE", root.toString()));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void store(String kind, String key, Instant time, int bytes) throws IOException {
        new ArtifactStore(root, Clock.fixed(time, ZoneOffset.UTC))
                .getOrCompute(
                        kind,
                        key,
                        JsonNodeFactory.instance.objectNode(),
                        (artifact, unfinished) -> {
                            Files.write(artifact.resolve("weights"), new byte[bytes]);
                            return new Cost(1.2, 20, 300, 300, 4.25, 0.125, 2);
                        });
    }

    private Path writeRun(String name, boolean finished, String... keys) throws IOException {
        return RecordedRuns.write(
                folder.resolve("runs").resolve("an-experiment").resolve(name),
                root,
                finished,
                keys);
    }
}
