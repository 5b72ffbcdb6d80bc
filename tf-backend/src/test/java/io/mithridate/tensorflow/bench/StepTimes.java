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
    private final List<Double> wallSeconds = new ArrayList<>();
    private final List<Double> processorSeconds = new ArrayList<>();
    private long stepStart;
    private long processorTimeAtStart;
    private double loss;
    private double firstStepAfterStart;

    @Override
    public void onStart(Start start) {
        startClocks();
    }

    @Override
    public void onStep(Step step) {
        if (step.number() == 1) {
            // The first step allocates memory that later steps reuse, and selects kernels.
            firstStepAfterStart = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        } else {
            wallSeconds.add((System.nanoTime() - stepStart) / 1e9);
            processorSeconds.add((system.getProcessCpuTime() - processorTimeAtStart) / 1e9);
        }
        loss = step.loss();
        startClocks();
    }

    private void startClocks() {
        stepStart = System.nanoTime();
        processorTimeAtStart = system.getProcessCpuTime();
    }

    /** Returns a one-line summary. */
    String summary(int batch) {
        double median = median(wallSeconds);
        return ("%.3f s a step (median of %d, %.3f to %.3f), %.3f s of processor time,"
                        + " %.2f images a second, loss %.4f, first step %.1f s after start")
                .formatted(
                        median,
                        wallSeconds.size(),
                        Collections.min(wallSeconds),
                        Collections.max(wallSeconds),
                        median(processorSeconds),
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
