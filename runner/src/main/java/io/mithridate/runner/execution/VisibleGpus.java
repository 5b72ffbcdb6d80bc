package io.mithridate.runner.execution;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which GPU each worker sees, so that all compute on {@code gpu} and their keys do not differ.
 *
 * @param listed those of the variable {@code CUDA_VISIBLE_DEVICES}, or all that the driver has;
 *     empty if neither is known, so that a worker's number names its GPU
 */
record VisibleGpus(List<String> listed) {

    /** Where Linux shows what NVIDIA's driver found. */
    static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

    private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    VisibleGpus {
        listed = List.copyOf(listed);
    }

    /**
     * The GPUs that a process sees.
     *
     * @param driver the folder in which NVIDIA's driver has one for each GPU of the machine; may be
     *     missing
     */
    static VisibleGpus in(Map<String, String> environment, Path driver) {
        String value = environment.getOrDefault(VARIABLE, "");
        return new VisibleGpus(
                value.isBlank()
                        ? numbers(driver)
                        : Arrays.stream(value.split(",")).map(String::strip).toList());
    }

    private static List<String> numbers(Path driver) {
        String @Nullable [] gpus = driver.toFile().list();
        return gpus == null
                ? List.of()
                : IntStream.range(0, gpus.length).mapToObj(Integer::toString).toList();
    }

    /**
     * Returns the environment variables of a worker. A worker that computes on the processor, or on
     * a GPU of another number, sees what this process sees.
     *
     * @param device the device of the run's tasks, as experiments write it
     * @param worker its number, from 0; more workers than GPUs share them
     */
    Map<String, String> of(String device, int worker) {
        if (!device.equals("gpu") && !device.equals("gpu:0")) {
            return Map.of();
        }
        return Map.of(
                VARIABLE,
                listed.isEmpty() ? Integer.toString(worker) : listed.get(worker % listed.size()));
    }
}
