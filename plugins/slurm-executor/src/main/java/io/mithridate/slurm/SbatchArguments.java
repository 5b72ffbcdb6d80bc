package io.mithridate.slurm;

import io.mithridate.api.training.Compute.Device;
import io.mithridate.slurm.JobArray.ElementId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds the arguments of sbatch for an array.
 *
 * @param options the executor's options
 * @param name the name of the jobs in the queue, without their rank
 * @param directory the working directory of the submitting process
 */
record SbatchArguments(SlurmExecutor.Options options, String name, Path directory) {

    /**
     * Returns the arguments, with the script's path last.
     *
     * @param folder the array's folder
     * @param jobs the job numbers by the folders of their arrays
     */
    List<String> forArray(JobArray array, ArrayFolder folder, Map<String, String> jobs) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--parsable");
        arguments.add("--job-name=" + name + "-" + array.rank());
        arguments.add(
                "--array=" + idRanges(array) + options.concurrent().map(n -> "%" + n).orElse(""));
        dependency(array, jobs)
                .ifPresent(
                        dependency -> {
                            arguments.add("--dependency=" + dependency);
                            // Jobs that depend on a failed job would otherwise remain in the queue
                            // forever.
                            arguments.add("--kill-on-invalid-dep=yes");
                        });
        arguments.add("--chdir=" + directory);
        arguments.add("--export=ALL");
        // sbatch replaces percent signs and the characters after them in this path.
        arguments.add("--output=" + folder.path().toString().replace("%", "%%") + "/log/%a.txt");
        arguments.add("--open-mode=append");
        arguments.add(options.requeues() > 0 ? "--requeue" : "--no-requeue");
        arguments.add("--signal=B:USR1@" + options.stopBefore());
        // These facts are the same for all tasks of a run.
        Map<String, String> facts = array.elements().get(0).task().facts();
        options.cpusPerTask()
                .map(String::valueOf)
                .or(() -> Optional.ofNullable(facts.get("threads")))
                .ifPresent(cpus -> arguments.add("--cpus-per-task=" + cpus));
        options.partition().ifPresent(partition -> arguments.add("--partition=" + partition));
        options.account().ifPresent(account -> arguments.add("--account=" + account));
        options.qos().ifPresent(qos -> arguments.add("--qos=" + qos));
        options.time().ifPresent(time -> arguments.add("--time=" + time));
        options.memory().ifPresent(memory -> arguments.add("--mem=" + memory));
        gres(facts).ifPresent(gres -> arguments.add("--gres=" + gres));
        arguments.add(folder.script().toString());
        return arguments;
    }

    private Optional<String> gres(Map<String, String> facts) {
        Device device = Device.parse(facts.getOrDefault("device", "cpu"));
        // A job sees only the GPUs it requested, numbered from 0.
        int needed = device.kind() == Device.Kind.GPU ? device.index() + 1 : 0;
        int gpus = options.gpus().orElse(needed);
        return options.gres().or(() -> gpus > 0 ? Optional.of("gpu:" + gpus) : Optional.empty());
    }

    private static Optional<String> dependency(JobArray array, Map<String, String> jobs) {
        if (array.corresponds().isPresent()) {
            return Optional.of("aftercorr:" + jobs.get(array.corresponds().get()));
        }
        Set<String> after = new TreeSet<>();
        array.after().stream().filter(jobs::containsKey).map(jobs::get).forEach(after::add);
        for (ElementId element : array.afterElements()) {
            if (jobs.containsKey(element.array())) {
                after.add(jobs.get(element.array()) + "_" + element.id());
            }
        }
        return after.isEmpty()
                ? Optional.empty()
                : Optional.of("afterany:" + String.join(":", after));
    }

    /** Returns the numbers of the elements in the syntax of sbatch: {@code 0-3,7}. */
    private static String idRanges(JobArray array) {
        int[] ids = array.elements().stream().mapToInt(JobArray.Element::id).sorted().toArray();
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= ids.length; i++) {
            if (i == ids.length || ids[i] != ids[i - 1] + 1) {
                ranges.add(from == i - 1 ? ids[from] + "" : ids[from] + "-" + ids[i - 1]);
                from = i;
            }
        }
        return String.join(",", ranges);
    }
}
