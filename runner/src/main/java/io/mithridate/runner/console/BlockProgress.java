package io.mithridate.runner.console;

import io.mithridate.api.training.TrainingListener;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;

/**
 * A bar for each training run and one for the whole, drawn by a thread of its own.
 *
 * <p>While it is open, what anybody writes to {@link System#err}, such as warnings of the log,
 * comes line by line above the bars, which would be drawn over it otherwise.
 */
final class BarProgress implements Progress {

    private static final long MESSAGE_NANOS = 250_000_000L;
    private static final int NAME_LENGTH = 20;
    private static final int NAME_END = 6;

    /** In fewer columns, name, times and speed would leave nothing of the bar. */
    private static final int WIDTH_WITH_SPEED = 95;

    private final Terminal terminal;
    private final BarBoard board;
    private final Map<ProgressBar, ConsoleProgressBarConsumer> bars = new ConcurrentHashMap<>();
    private final Map<String, Bar> trainings = new ConcurrentHashMap<>();
    private final PrintStream standardError = System.err;
    private final LineStream above;
    private Optional<ProgressBar> whole = Optional.empty();

    BarProgress(Terminal terminal) {
        this.terminal = terminal;
        board = new BarBoard(terminal.stream());
        Charset charset = Charset.defaultCharset();
        above = new LineStream(board::say, charset);
        System.setErr(new PrintStream(above, true, charset));
    }

    @Override
    public void say(String line) {
        board.say(line);
    }

    @Override
    public TrainingListener training(String stage) {
        Bar bar = new Bar();
        Optional.ofNullable(trainings.put(stage, bar)).ifPresent(Bar::close);
        return bar;
    }

    @Override
    public void ended(String stage) {
        Optional.ofNullable(trainings.remove(stage)).ifPresent(Bar::close);
    }

    @Override
    public synchronized void whole(int ended, int stages, String more) {
        if (stages == 0) {
            return;
        }
        if (whole.isEmpty()) {
            ConsoleProgressBarConsumer row = board.lastRow();
            ProgressBar bar =
                    Bars.on(terminal, row).setTaskName("run").setInitialMax(stages).build();
            bars.put(bar, row);
            whole = Optional.of(bar);
        }
        ProgressBar bar = whole.get();
        bar.stepTo(ended);
        bar.setExtraMessage(" " + more);
        if (ended == stages) {
            end(bar);
        }
    }

    @Override
    public void close() {
        List.copyOf(bars.keySet()).forEach(this::end);
        System.setErr(standardError);
        above.close();
    }

    private ProgressBar begin(TrainingListener.Start start) {
        ConsoleProgressBarConsumer row = board.row();
        ProgressBar bar =
                Bars.on(terminal, row)
                        .setTaskName(shortened(start.name()))
                        .setInitialMax(start.steps())
                        .startsFrom(
                                start.done(),
                                Duration.ofMillis(Math.round(1000 * start.doneSeconds())))
                        .build();
        bars.put(bar, row);
        return bar;
    }

    /** Keeps the beginning and the end of a name, which says the seed, so that the bar has room. */
    private static String shortened(String name) {
        return name.length() <= NAME_LENGTH
                ? name
                : name.substring(0, NAME_LENGTH - NAME_END - 3)
                        + "..."
                        + name.substring(name.length() - NAME_END);
    }

    private boolean hasRoomForSpeed(ProgressBar bar) {
        ConsoleProgressBarConsumer row = bars.get(bar);
        return row != null && row.getMaxRenderedLength() >= WIDTH_WITH_SPEED;
    }

    private void end(ProgressBar bar) {
        ConsoleProgressBarConsumer row = bars.remove(bar);
        if (row != null) {
            bar.close();
            // A bar that is closed before it was drawn is drawn then, and its row left open.
            row.close();
        }
    }

    /** The training of a stage, shown as a bar; called by its thread, but for its end. */
    private final class Bar implements TrainingListener {

        private Optional<ProgressBar> bar = Optional.empty();
        private boolean ended;
        private Pace pace = new Pace(System::nanoTime);
        private long steps;
        private long lastMessage;

        @Override
        public synchronized void onStart(Start start) {
            takeAway();
            bar =
                    ended || start.done() == start.steps()
                            ? Optional.empty()
                            : Optional.of(begin(start));
            pace = new Pace(System::nanoTime);
            steps = start.steps();
            lastMessage = System.nanoTime() - MESSAGE_NANOS;
        }

        @Override
        public synchronized void onStep(Step step) {
            pace.step(step.number(), step.samples());
            bar.ifPresent(shown -> show(shown, step));
        }

        /** A training may stop before its last step. */
        @Override
        public synchronized void onEnd(End end) {
            takeAway();
        }

        synchronized void close() {
            ended = true;
            takeAway();
        }

        private void takeAway() {
            bar.ifPresent(BarProgress.this::end);
            bar = Optional.empty();
        }

        private void show(ProgressBar shown, Step step) {
            shown.stepTo(step.number());
            long now = System.nanoTime();
            if (now - lastMessage >= MESSAGE_NANOS || step.number() == steps) {
                lastMessage = now;
                shown.setExtraMessage(
                        String.format(
                                Locale.ROOT,
                                " %sloss %.3f",
                                hasRoomForSpeed(shown) ? pace.speed() : "",
                                step.loss()));
            }
            if (step.number() == steps) {
                end(shown);
            }
        }
    }
}
