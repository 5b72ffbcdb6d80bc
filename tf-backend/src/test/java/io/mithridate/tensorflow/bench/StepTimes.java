package io.mithridate.tensorflow.bench;

import com.sun.management.OperatingSystemMXBean;
import io.mithridate.api.training.TrainingListener;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records the wall-clock and processor time of each training step. */
final class StepTimes implements TrainingListener {

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private long clock;
    private long spent;
    private double loss;
    private double firstStepAfterStart;

    @Override
    public void onStart(Start start) {
        mark();
    }

    @Override
    public void onStep(Step step) {
        if (step.number() == 1) {
            // The first step allocates memory that later steps reuse, and selects kernels.
            firstStepAfterStart = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        } else {
            wall.add((System.nanoTime() - clock) / 1e9);
            processor.add((system.getProcessCpuTime() - spent) / 1e9);
        }
        loss = step.loss();
        mark();
    }

    private void mark() {
        clock = System.nanoTime();
        spent = system.getProcessCpuTime();
    }

    /** Returns a one-line summary. */
    String summary(int batch) {
        double median = median(wall);
        return ("%.3f s a step (median of %d, %.3f to %.3f), %.3f s of processor time,"
                        + " %.2f images a second, loss %.4f, first step %.1f s after start")
                .formatted(
                        median,
                        wall.size(),
                        Collections.min(wall),
                        Collections.max(wall),
                        median(processor),
                        batch / median,
                        loss,
                        firstStepAfterStart);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
