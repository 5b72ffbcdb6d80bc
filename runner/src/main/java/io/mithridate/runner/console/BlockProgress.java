package io.mithridate.runner.console;

import io.mithridate.api.training.TrainingListener;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows a block of lines: the progress of the whole run with the remaining time, and below it the
 * stages being computed. The block is removed at the end.
 *
 * <p>While it is open, lines written to {@link System#err}, such as log warnings, are printed above
 * the block instead of overwriting it.
 */
final class BlockProgress implements Progress {

    private static final long REDRAW_NANOS = 250_000_000L;
    private static final int BAR_LENGTH = 20;

    /** The maximum number of stages shown; our choice, so that the block fits on a terminal. */
    private static final int MAX_STAGES = 8;

    private static final int NAME_END = 8;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final LiveBlock block;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Training> trainings = new LinkedHashMap<>();
    private final PrintStream standardError = System.err;
    private final LineStream errorLines;
    private int ended;
    private int stages;
    private String more = "";
    private Optional<Duration> left = Optional.empty();
    private long lastOverall;
    private long lastDrawn;
    private boolean closed;

    BlockProgress(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    BlockProgress(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        block = new LiveBlock(terminal.stream());
        Charset charset = Charset.defaultCharset();
        errorLines = new LineStream(block::say, charset);
        System.setErr(new PrintStream(errorLines, true, charset));
    }

    @Override
    public void say(String line) {
        block.say(line);
    }

    @Override
    public void log(String line) {
        // Not shown, because the block shows the counts.
    }

    @Override
    public synchronized void started(String stage, String title) {
        titles.put(stage, title);
        draw();
    }

    @Override
    public synchronized TrainingListener training(String stage) {
        Training training = new Training();
        trainings.put(stage, training);
        draw();
        return training;
    }

    @Override
    public synchronized void ended(String stage) {
        titles.remove(stage);
        trainings.remove(stage);
        draw();
    }

    @Override
    public synchronized void overall(
            int endedStages, int allStages, String counts, Optional<Duration> timeLeft) {
        ended = endedStages;
        stages = allStages;
        more = counts;
        left = timeLeft;
        lastOverall = nanoTime.getAsLong();
        draw();
    }

    @Override
    public synchronized void close() {
        closed = true;
        block.show(List.of());
        System.setErr(standardError);
        errorLines.close();
    }

    private void drawIfDue() {
        if (nanoTime.getAsLong() - lastDrawn >= REDRAW_NANOS) {
            draw();
        }
    }

    private void draw() {
        if (closed) {
            return;
        }
        lastDrawn = nanoTime.getAsLong();
        List<String> lines = new ArrayList<>();
        if (stages > 0) {
            lines.add(overallLine());
        }
        Map<String, String> names = new LinkedHashMap<>(titles);
        trainings.forEach((stage, training) -> names.putIfAbsent(stage, training.name));
        names.forEach(
                (stage, title) ->
                        Optional.ofNullable(trainings.get(stage))
                                .map(training -> training.line(title))
                                .or(() -> Optional.of(title))
                                .filter(line -> !line.isEmpty())
                                .ifPresent(line -> lines.add("  " + line)));
        int maxLines = MAX_STAGES + 1;
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(maxLines, lines.size())));
        if (lines.size() > maxLines) {
            shown.add("  and %d more".formatted(lines.size() - maxLines));
        }
        block.show(shown.stream().map(line -> shorten(line, 0)).toList());
    }

    private String overallLine() {
        int full = BAR_LENGTH * ended / stages;
        String filled = (terminal.unicode() ? "█" : "=").repeat(full);
        return "[%s%s] %d of %d stages, %s%s"
                .formatted(
                        filled,
                        " ".repeat(BAR_LENGTH - full),
                        ended,
                        stages,
                        more,
                        left.map(time -> time.minusNanos(nanoTime.getAsLong() - lastOverall))
                                .filter(time -> !time.isNegative())
                                .map(time -> ", " + Throughput.format(time) + " left")
                                .orElse(""));
    }

    /**
     * Shortens a name to fit on a line, keeping its beginning and its end, which contains the seed.
     */
    private String shorten(String name, int otherLength) {
        int maxLength = Math.max(2 * NAME_END, terminal.columns() - 1 - otherLength);
        return name.length() <= maxLength
                ? name
                : name.substring(0, maxLength - NAME_END - 3)
                        + "..."
                        + name.substring(name.length() - NAME_END);
    }

    /** The progress of a stage's training; called by the training thread. */
    private final class Training implements TrainingListener {

        private Throughput throughput = new Throughput(nanoTime);
        private String name = "";
        private long steps;
        private long done;
        private Optional<Step> last = Optional.empty();

        @Override
        public void onStart(Start start) {
            synchronized (BlockProgress.this) {
                throughput = new Throughput(nanoTime);
                name = start.name();
                steps = start.steps();
                done = start.done();
                last = Optional.empty();
                draw();
            }
        }

        @Override
        public void onStep(Step step) {
            synchronized (BlockProgress.this) {
                throughput.step(step.number(), step.samples());
                done = step.number();
                last = Optional.of(step);
                drawIfDue();
            }
        }

        @Override
        public void onEnd(End end) {
            synchronized (BlockProgress.this) {
                name = "";
                draw();
            }
        }

        /**
         * Returns the current training's name and state; outside training, the title of the stage.
         */
        private String line(String title) {
            if (name.isEmpty()) {
                return title;
            }
            String state = "%d/%d%s".formatted(done, steps, last.map(this::state).orElse(""));
            return shorten(name, state.length() + 4) + "  " + state;
        }

        private String state(Step step) {
            return String.format(
                    Locale.ROOT,
                    ", %sloss %.3f%s",
                    throughput.speed(),
                    step.loss(),
                    throughput.speed().isEmpty()
                            ? ""
                            : ", "
                                    + Throughput.format(throughput.remaining(steps - done))
                                    + " left");
        }
    }
}
