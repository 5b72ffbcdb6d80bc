package io.mithridate.runner.execution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which GPU each worker sees, so that all compute on {@code gpu} and their keys do not differ.
 *
 * @param listed those of the variable {@code CUDA_VISIBLE_DEVICES}; empty if it is not set, so that
 *     a worker's number names its GPU
 */
record VisibleGpus(List<String> listed) {

    private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    VisibleGpus {
        listed = List.copyOf(listed);
    }

    static VisibleGpus in(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "");
        return new VisibleGpus(
                value.isBlank()
                        ? List.of()
                        : Arrays.stream(value.split(",")).map(String::strip).toList());
    }

    /**
     * What is set for a worker. A worker that computes on the processor, or on several GPUs at
     * once, sees what this process sees.
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
