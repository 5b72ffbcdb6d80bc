package io.mithridate.runner.console;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.report.NumberFormats;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line when training begins, every ten seconds, and when it ends, and likewise for the whole
 * run.
 */
final class LineProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(LineProgress.class);
    private static final long LINE_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private long lastOverall;

    LineProgress() {
        this(LOG::info, System::nanoTime);
    }

    LineProgress(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        lastOverall = nanoTime.getAsLong();
    }

    @Override
    public void say(String line) {
        lines.accept(line);
    }

    @Override
    public void log(String line) {
        say(line);
    }

    @Override
    public void started(String stage, String title) {
        // The stage is named when its training starts.
    }

    @Override
    public TrainingListener training(String stage) {
        return new Lines();
    }

    @Override
    public void ended(String stage) {
        // Nothing to remove: log lines are permanent.
    }

    /** Logs a line at most every ten seconds, and one at the end. */
    @Override
    public synchronized void overall(int ended, int stages, String more, Optional<Duration> left) {
        long now = nanoTime.getAsLong();
        if (stages > 0 && (ended == stages || now - lastOverall >= LINE_INTERVAL_NANOS)) {
            lastOverall = now;
            lines.accept("run: %d of %d stages, %s".formatted(ended, stages, more));
        }
    }

    @Override
    public void close() {
        // Nothing to remove: log lines are permanent.
    }

    /** Logs one training run; called only by the training thread. */
    private final class Lines implements TrainingListener {

        private Throughput throughput = new Throughput(nanoTime);
        private String name = "";
        private long steps;
        private long lastLine;

        @Override
        public void onStart(Start start) {
            throughput = new Throughput(nanoTime);
            name = start.name();
            steps = start.steps();
            lastLine = nanoTime.getAsLong();
            lines.accept(
                    "%s: %s of %d pairs, %s%s"
                            .formatted(
                                    name,
                                    NumberFormats.counted(steps, "step"),
                                    start.batch(),
                                    NumberFormats.counted(start.epochs(), "epoch"),
                                    start.done() == 0
                                            ? ""
                                            : "; %d done before".formatted(start.done())));
        }

        @Override
        public void onStep(Step step) {
            throughput.step(step.number(), step.samples());
            long now = nanoTime.getAsLong();
            boolean last = step.number() == steps;
            if (last || now - lastLine >= LINE_INTERVAL_NANOS) {
                lastLine = now;
                lines.accept(
                        String.format(
                                Locale.ROOT,
                                "%s: step %d of %d, %sloss %.3f%s",
                                name,
                                step.number(),
                                steps,
                                throughput.speed(),
                                step.loss(),
                                last || throughput.speed().isEmpty()
                                        ? ""
                                        : ", "
                                                + Throughput.format(
                                                        throughput.remaining(steps - step.number()))
                                                + " to go"));
            }
        }
    }
}
