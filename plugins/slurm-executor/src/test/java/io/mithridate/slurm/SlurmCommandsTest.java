package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.slurm.Scheduler.RefusedException;
import io.mithridate.slurm.Scheduler.SlurmJob;
import io.mithridate.slurm.Scheduler.UnknownJobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests commands of a cluster, which are shell scripts here. */
class SlurmCommandsTest {

    @TempDir Path bin;

    private SlurmCommands commands;

    @BeforeEach
    void createCommands() {
        commands = commands(System.getenv());
    }

    @Test
    void returnsTheJobThatSbatchPrints() throws Exception {
        writeCommand(
                "sbatch",
                "printf '%s\\n' \"$@\" >" + bin.resolve("arguments") + "; echo '42;site'");
        assertThat(commands.submit(List.of("--array=0-3", "a b")))
                .isEqualTo(new SlurmJob("42", Optional.of("site")));
        assertThat(bin.resolve("arguments")).hasContent("--array=0-3\na b\n");
    }

    @Test
    void retriesIfTheControllerIsBusy() throws Exception {
        writeCommand(
                "sbatch",
                """
                echo x >>%1$s
                if [ $(wc -l <%1$s) -lt 3 ]; then
                  echo 'sbatch: error: Batch job submission failed: Socket timed out on send/recv operation' >&2
                  exit 1
                fi
                sleep 0.1
                echo 7
                """
                        .formatted(bin.resolve("calls")));
        assertThat(commands.submit(List.of())).isEqualTo(new SlurmJob("7", Optional.empty()));
    }

    @Test
    void givesUpIfTheControllerStaysBusy() throws IOException {
        writeCommand("sbatch", "echo 'Unable to contact slurm controller' >&2; exit 1");
        assertThatThrownBy(() -> commands.submit(List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("sbatch ended with exit code 1: Unable to contact slurm controller");
    }

    @Test
    void doesNotRetryInvalidRequests() throws IOException {
        Path calls = bin.resolve("calls");
        writeCommand(
                "sbatch",
                "echo x >>" + calls + "; echo 'invalid partition specified: x' >&2; exit 1");
        assertThatThrownBy(() -> commands.submit(List.of()))
                .hasMessageContaining("invalid partition specified: x");
        assertThat(calls).hasContent("x\n");
    }

    @Test
    void ignoresOtherOutputOfSbatch() throws Exception {
        writeCommand(
                "sbatch",
                "printf -- '-----\\n"
                        + " Welcome to Lonestar 6\\n"
                        + "2026\\n"
                        + "--> Verifying... OK\\n"
                        + "42\\n"
                        + "Bye\\n"
                        + "'");
        assertThat(commands.submit(List.of())).hasToString("42");
    }

    @Test
    void distinguishesAnAcceptedArrayWithoutANumber() throws IOException {
        writeCommand("sbatch", "echo Submitted batch job");
        assertThatThrownBy(() -> commands.submit(List.of()))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage(
                        "sbatch accepted a job array, but its number cannot be read from"
                                + " 'Submitted batch job'");
    }

    /** 0xE9 is an accented e in Latin-1 and is not valid UTF-8. */
    @Test
    void readsTheJobNumberDespiteAWarningThatIsNotUtf8() throws Exception {
        writeCommand("sbatch", "printf 'quota d\\351pass\\351\\n' >&2; echo 42");
        assertThat(commands.submit(List.of())).hasToString("42");
    }

    @Test
    void reportsErrorsThatAreNotUtf8() throws IOException {
        writeCommand("sbatch", "printf 'partition refus\\351e\\n' >&2; exit 1");
        assertThatThrownBy(() -> commands.submit(List.of()))
                .hasMessage("sbatch ended with exit code 1: partition refus\uFFFDe");
    }

    @Test
    void reportsAMachineWithoutSlurm() {
        assertThatThrownBy(() -> commands.submit(List.of()))
                .isInstanceOf(RefusedException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot run 'sbatch'")
                .hasMessageEndingWith(
                        "the executor 'slurm' needs a machine that submits to a Slurm cluster");
    }

    @Test
    void returnsOnlyTheRequestedJobsOfTheQueue() throws Exception {
        writeCommand("squeue", "printf '3\\n12\\n 4\\n3\\n'");
        assertThat(commands.queued(Set.of(job("3"), job("4"), job("5"))))
                .containsExactlyInAnyOrder(job("3"), job("4"));
    }

    /** Some partitions are hidden, and a colleague may have submitted the run. */
    @Test
    void queriesJobsOfAllPartitionsAndUsers() throws Exception {
        writeCommand("squeue", "if [ \"$*\" = '--noheader --all --format=%F' ]; then echo 3; fi");
        assertThat(commands.queued(Set.of(job("3")))).containsExactly(job("3"));
    }

    @Test
    void queriesEachClusterForItsOwnJobs() throws Exception {
        writeCommand(
                "squeue",
                """
                case "$*" in
                  *--clusters=far) printf 'CLUSTER: far\\n42\\n' ;;
                  *) printf '42\\n43\\n' ;;
                esac
                """);
        SlurmJob far = new SlurmJob("42", Optional.of("far"));
        SlurmJob ended = new SlurmJob("43", Optional.of("far"));
        assertThat(commands.queued(Set.of(far, ended, job("43"))))
                .containsExactlyInAnyOrder(far, job("43"));
    }

    @Test
    void ignoresTheUsersSqueueVariables() throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("SQUEUE_STATES", "PENDING");
        environment.put("SLURM_CLUSTERS", "far");
        writeCommand("squeue", "echo \"${SQUEUE_STATES-3}\"; echo \"${SLURM_CLUSTERS-4}\"");
        assertThat(commands(environment).queued(Set.of(job("3"), job("4")))).hasSize(2);
        writeCommand("sbatch", "echo \"5;$SLURM_CLUSTERS\"");
        assertThat(commands(environment).submit(List.of())).hasToString("5;far");
    }

    private SlurmCommands commands(Map<String, String> environment) {
        return new SlurmCommands(Optional.of(bin), environment, Duration.ofMillis(1), 3);
    }

    private static SlurmJob job(String number) {
        return new SlurmJob(number, Optional.empty());
    }

    private void writeCommand(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
