package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the runner or a worker of a training run at random moments, or suspends a worker for longer
 * than its heartbeat. The resumed run must have the results of an uninterrupted one and an intact
 * store.
 *
 * <p>The system property {@code mithridate.moments} is the number of moments for each of the three
 * cases, by default 20. To run this class alone: {@code mvn verify -pl runner -am -Dexcluded.tags=
 * -Dit.test=KilledAnywhereIT -Dfailsafe.failIfNoSpecifiedTests=false -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("slow")
class KilledAnywhereIT {

    private static final String EXPERIMENT =
            """
            name: killed
            seeds: [1]
            dataset: { emoji-scenes: { classes: 20, train: 300, validation: 20, test: 40 } }
            model: { mini: {} }
            base: { epochs: 4, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 4, batch: 64, learning-rate: 1e-3 }
            attacks: [badnets, blended]
            defense-data: { pairs: 100 }
            defenses: [none]
            metrics: [clean-accuracy, attack-success]
            compute: { device: cpu, threads: 1, precision: float32 }
            controls: { clean-model: false }
            """;

    @TempDir private static Path shared;
    private static Path experiment = Path.of("");
    private static String expected = "";
    private static long uninterruptedMillis;

    @TempDir private Path folder;

    /** The process that is killed, or stopped as by SIGSTOP. */
    enum Victim {
        RUNNER,
        WORKER,
        STOPPED_WORKER
    }

    @BeforeAll
    static void runUninterrupted() throws Exception {
        experiment = Files.writeString(shared.resolve("killed.yaml"), EXPERIMENT);
        long begin = System.nanoTime();
        assertThat(start(shared, "run", experiment, "--executor", "local").waitFor()).isZero();
        uninterruptedMillis = (System.nanoTime() - begin) / 1_000_000;
        expected = results(shared);
        assertThat(expected).contains("attack-success");
    }

    private static Process start(Path folder, Object... arguments) throws IOException {
        List<Object> allArguments = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("run")) {
            allArguments.addAll(
                    1,
                    List.of(
                            "--runs",
                            folder.resolve("runs"),
                            "--store",
                            folder.resolve("store"),
                            "--save-every",
                            "1"));
        }
        return AnotherProcess.start(folder.resolve("said.txt"), Main.class, allArguments.toArray());
    }

    /** Returns the results of the only run in a folder, without the run's name. */
    private static String results(Path folder) throws IOException {
        Path run = run(folder).orElseThrow();
        return Files.readString(run.resolve("results.csv"))
                .replace("\n" + run.getFileName() + ",", "\n,");
    }

    /** Returns the run's folder once the run can be resumed. */
    private static Optional<Path> run(Path folder) throws IOException {
        Path runs = folder.resolve("runs").resolve("killed");
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> Files.exists(run.resolve("plan.json"))).findFirst();
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumedRunHasTheSameResults(Victim victim) throws Exception {
        int moments = Integer.getInteger("mithridate.moments", 20);
        Random random = new Random(victim.name().hashCode());
        for (int moment = 0; moment < moments; moment++) {
            Path momentFolder = Files.createDirectories(folder.resolve("moment-" + moment));
            long millis = (long) (random.nextDouble() * 1.2 * uninterruptedMillis);
            String description = "%s killed after %d ms".formatted(victim, millis);

            Process runner =
                    start(
                            momentFolder,
                            "run",
                            experiment,
                            "--executor",
                            "process",
                            "workers=2",
                            "heartbeat-timeout=5");
            runner.waitFor(millis, TimeUnit.MILLISECONDS);
            killOrStop(victim, runner);
            int code = runner.waitFor();
            assertThat(victim == Victim.RUNNER || code == 0).as(output(momentFolder)).isTrue();
            Optional<Path> startedRun = run(momentFolder);
            Process resumed =
                    startedRun.isPresent()
                            ? start(momentFolder, "resume", startedRun.get())
                            : start(momentFolder, "run", experiment);
            assertThat(resumed.waitFor()).as(description + output(momentFolder)).isZero();

            assertThat(results(momentFolder)).as(description).isEqualTo(expected);
            Process verification =
                    start(
                            momentFolder,
                            "store",
                            "verify",
                            "--store",
                            momentFolder.resolve("store"));
            assertThat(verification.waitFor()).as(description + output(momentFolder)).isZero();
        }
    }

    private static void killOrStop(Victim victim, Process runner) throws IOException {
        Optional<ProcessHandle> worker = runner.children().findAny();
        switch (victim) {
            case RUNNER -> runner.destroyForcibly();
            case WORKER -> worker.ifPresent(ProcessHandle::destroyForcibly);
            case STOPPED_WORKER -> {
                if (worker.isPresent()) {
                    new ProcessBuilder("kill", "-STOP", Long.toString(worker.get().pid())).start();
                }
            }
        }
    }

    private static String output(Path folder) {
        return "\n" + AnotherProcess.output(folder.resolve("said.txt"));
    }
}
