package io.mithridate.runner.cli;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.defense.TextCounter;
import io.mithridate.store.Artifact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a run killed in the middle of a stage continues there when it is started again. */
@Tag("long")
class KilledRunIT {

    private static final String EXPERIMENT =
            """
            name: killed
            seeds: [1]
            dataset: { emoji-scenes: { classes: 40, train: 600, validation: 40, test: 80 } }
            model: { mini: {} }
            base: { epochs: 2, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 2, batch: 64, learning-rate: 1e-3 }
            attacks: [{ badclip: { patch-size: 8, steps: 12, pictures: 100 } }]
            defense-data: { pairs: 200 }
            defenses:
              - clean-clip: { epochs: 3, batch: 64, learning-rate: 1e-4 }
            metrics: [clean-accuracy, attack-success]
            evaluate-every: 1
            controls: { clean-model: false }
            """;

    private static final List<StageKind> COMPARED_KINDS =
            List.of(
                    StageKind.BASE,
                    StageKind.ATTACK,
                    StageKind.VICTIM,
                    StageKind.DEFENSE,
                    StageKind.EPOCHS);

    /** The kinds of stages that are killed, in the order of a run. */
    private static final List<StageKind> KILLED_KINDS =
            List.of(StageKind.BASE, StageKind.ATTACK, StageKind.VICTIM, StageKind.DEFENSE);

    private static final Pattern RESUMPTION =
            Pattern.compile("training resumes: steps-done=(\\d+)");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @Test
    void resumedRunIsIdenticalToAnUninterruptedOne() throws Exception {
        Path experiment = Files.writeString(folder.resolve("killed.yaml"), EXPERIMENT);
        for (StageKind kind : KILLED_KINDS) {
            killIn(kind, experiment);
            assertThat(unfinishedFiles("broken"))
                    .as("states of the killed %s", kind)
                    .filteredOn(file -> file.toString().endsWith(".safetensors"))
                    .filteredOn(file -> !file.toString().contains("/epochs/"))
                    .hasSize(1);
        }

        assertThat(run(experiment, "broken")).as(err::toString).isZero();
        assertThat(run(experiment, "unbroken")).as(err::toString).isZero();

        assertThat(unfinishedFiles("broken")).isEmpty();
        assertThat(stepsBeforeResumption("killed-runs"))
                .as("base, trigger and victim went on")
                .hasSize(3);
        assertThat(stepsBeforeResumption("broken-runs")).as("the defense went on").hasSize(1);
        assertThat(stepsBeforeResumption("unbroken-runs")).isEmpty();
        Map<String, String> expected = contents("unbroken");
        assertThat(expected.keySet())
                .anySatisfy(file -> assertThat(file).startsWith("base/").endsWith(".safetensors"))
                .anySatisfy(file -> assertThat(file).startsWith("victim/").endsWith(".safetensors"))
                .anySatisfy(
                        file -> assertThat(file).startsWith("defense/").endsWith(".safetensors"));
        assertThat(expected.keySet())
                .filteredOn(file -> file.contains("/epochs/") && file.endsWith(".safetensors"))
                .as("models after two epochs of the victim and three of the defense")
                .hasSize(5);
        assertThat(contents("broken")).isEqualTo(expected);
        assertThat(textsCountedFrom("unbroken")).isNotEmpty().containsOnly(0L);
        assertThat(textsCountedFrom("broken")).isNotEmpty().allMatch(step -> step >= 1);
    }

    private void killIn(StageKind kind, Path experiment) throws Exception {
        Path blocked = folder.resolve(kind + ".news");
        Path log = folder.resolve(kind + ".log");
        Process child =
                AnotherProcess.start(
                        log,
                        BlockedRun.class,
                        experiment,
                        folder.resolve("broken"),
                        folder.resolve("killed-runs"),
                        kind.name(),
                        blocked);
        try {
            while (!Files.exists(blocked)) {
                assertThat(child.isAlive())
                        .as(() -> "the run that is to be killed: " + AnotherProcess.output(log))
                        .isTrue();
                Thread.sleep(10);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private int run(Path experiment, String store) {
        err.reset();
        CliContext context =
                new CliContext(
                        CapturedTerminal.ascii(new ByteArrayOutputStream()),
                        CapturedTerminal.ascii(err),
                        Map.of());
        return new Main(context, "test")
                .run(
                        List.of(
                                "run",
                                experiment.toString(),
                                "--store",
                                folder.resolve(store).toString(),
                                "--runs",
                                folder.resolve(store + "-runs").toString()));
    }

    private List<Path> unfinishedFiles(String store) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(store))) {
            return files.filter(file -> file.toString().contains(".unfinished"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    /** Returns the numbers of steps after which training resumed, as found in the stages' logs. */
    private List<Integer> stepsBeforeResumption(String runs) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(runs))) {
            List<Integer> resumptionSteps =
                    files.filter(file -> file.toString().endsWith(".log"))
                            .map(AnotherProcess::output)
                            .flatMap(text -> RESUMPTION.matcher(text).results())
                            .map(found -> Integer.valueOf(found.group(1)))
                            .toList();
            assertThat(resumptionSteps).allMatch(steps -> steps >= 1 && steps < BlockedRun.STEP);
            return resumptionSteps;
        }
    }

    /** Returns the steps from which the defense's texts were counted. */
    private List<Long> textsCountedFrom(String store) throws IOException {
        try (Stream<Path> artifacts =
                Files.list(folder.resolve(store).resolve(StageKind.DEFENSE.label()))) {
            List<Long> steps = new ArrayList<>();
            for (Path artifact : artifacts.filter(Files::isDirectory).toList()) {
                TextCounter.TextCounts.read(artifact)
                        .forEach(counts -> steps.add(counts.firstStep()));
            }
            return steps;
        }
    }

    /**
     * Returns the digests of the files of the stages that train, without those that hold times
     * (manifests and {@code pace.csv}) or count from the step at which a stage resumed ({@code
     * texts.json}).
     */
    private Map<String, String> contents(String store) throws IOException {
        Path root = folder.resolve(store);
        Map<String, String> contents = new TreeMap<>();
        for (StageKind kind : COMPARED_KINDS) {
            try (Stream<Path> files = Files.walk(root.resolve(kind.label()))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.endsWith("manifest.json")
                            && !file.endsWith("texts.json")
                            && !file.endsWith(Path.of(Artifact.MADE, "pace.csv"))) {
                        contents.put(
                                root.relativize(file).toString(),
                                new DigestUtils(SHA_256).digestAsHex(file));
                    }
                }
            }
        }
        return contents;
    }
}
