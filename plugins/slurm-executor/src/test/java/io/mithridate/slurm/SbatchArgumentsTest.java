package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.training.Compute.Device;
import io.mithridate.slurm.JobArray.ElementId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SbatchArgumentsTest {

    private static final Path WORK = Path.of("/work");
    private static final ArrayFolder FOLDER = new ArrayFolder(Path.of("/runs/100%/slurm/1/2"));

    @Test
    void factsDetermineResourcesWithoutOptions() {
        assertThat(
                        new SbatchArguments(SampleOptions.defaults(), "tiny", WORK)
                                .forArray(array("cpu", Optional.empty()), FOLDER, Map.of()))
                .containsExactly(
                        "--parsable",
                        "--job-name=tiny-3",
                        "--array=0-2,5,7-8",
                        "--chdir=/work",
                        "--export=ALL",
                        "--output=/runs/100%%/slurm/1/2/log/%a.txt",
                        "--open-mode=append",
                        "--requeue",
                        "--signal=B:USR1@120",
                        "--cpus-per-task=6",
                        "/runs/100%/slurm/1/2/script.sh");
    }

    @Test
    void passesOptionsToSbatch() {
        SlurmExecutor.Options options =
                new SlurmExecutor.Options(
                        Optional.of("long"),
                        Optional.of("lab"),
                        Optional.of("low"),
                        Optional.of("4:00:00"),
                        Optional.empty(),
                        Optional.of("gpu:a100:2"),
                        Optional.of(8),
                        Optional.of("16G"),
                        1000,
                        Optional.of(20),
                        List.of(),
                        60,
                        0,
                        1);
        assertThat(
                        new SbatchArguments(options, "tiny", WORK)
                                .forArray(array("gpu:0", Optional.empty()), FOLDER, Map.of()))
                .contains(
                        "--array=0-2,5,7-8%20",
                        "--no-requeue",
                        "--signal=B:USR1@60",
                        "--cpus-per-task=8",
                        "--partition=long",
                        "--account=lab",
                        "--qos=low",
                        "--time=4:00:00",
                        "--mem=16G",
                        "--gres=gpu:a100:2");
    }

    @Test
    void requestsEnoughGpus() {
        assertThat(arguments(array(Device.GPU.toString(), Optional.empty()), Map.of()))
                .contains("--gres=gpu:1");
        // The device gpu:1 is the second GPU, so the job needs two.
        assertThat(arguments(array("gpu:1", Optional.empty()), Map.of())).contains("--gres=gpu:2");
    }

    @Test
    void correspondingElementsStartOneByOne() {
        assertThat(arguments(array("cpu", Optional.of("1/0")), Map.of("1/0", "17")))
                .contains("--dependency=aftercorr:17", "--kill-on-invalid-dep=yes");
    }

    @Test
    void otherElementsStartOnceTheirInputsHaveEnded() {
        assertThat(
                        arguments(
                                new JobArray(
                                        "1/2",
                                        3,
                                        array("cpu", Optional.empty()).elements(),
                                        Optional.empty(),
                                        Set.of("1/0", "0/7"),
                                        Set.of(new ElementId("1/1", 4), new ElementId("0/8", 2))),
                                Map.of("1/0", "17", "1/1", "18")))
                .contains("--dependency=afterany:17:18_4", "--kill-on-invalid-dep=yes");
    }

    private static List<String> arguments(JobArray array, Map<String, String> jobs) {
        return new SbatchArguments(SampleOptions.defaults(), "tiny", WORK)
                .forArray(array, FOLDER, jobs);
    }

    private static JobArray array(String device, Optional<String> corresponds) {
        return new JobArray(
                "1/2",
                3,
                List.of(7, 0, 1, 2, 5, 8).stream()
                        .map(
                                id ->
                                        new JobArray.Element(
                                                id,
                                                new Task(
                                                        "k" + id,
                                                        "stage " + id,
                                                        "victim",
                                                        Set.of(),
                                                        Map.of("device", device, "threads", "6")),
                                                List.of()))
                        .toList(),
                corresponds,
                Set.of(),
                Set.of());
    }
}
