package io.mithridate.runner.console;

import io.mithridate.runner.data.Survey;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the progress through a known number of rows: a bar on a terminal, otherwise a log line
 * every ten seconds.
 *
 * <p>Not thread-safe.
 */
public final class RowProgress implements Survey.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RowProgress.class);
    private static final long LINE_INTERVAL_NANOS = 10_000_000_000L;

    private final Terminal terminal;
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private Optional<ProgressBar> bar = Optional.empty();
    private String name = "";
    private long total;
    private long done;
    private long begin;
    private long lastLine;

    /** Creates a display that shows nothing before {@link #begin}. */
    public RowProgress(Terminal terminal) {
        this(terminal, LOG::info, System::nanoTime);
    }

    RowProgress(Terminal terminal, Consumer<String> lines, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.lines = lines;
        this.nanoTime = nanoTime;
    }

    /** Starts a new bar, and removes the previous one. */
    @Override
    public void begin(String what, long rows) {
        close();
        name = what;
        total = rows;
        done = 0;
        begin = nanoTime.getAsLong();
        lastLine = begin;
        if (terminal.interactive()) {
            bar = Optional.of(terminal.progressBar().setTaskName(name).setInitialMax(rows).build());
        }
    }

    /** Adds completed rows. */
    @Override
    public void advance(int more) {
        done += more;
        if (bar.isPresent()) {
            bar.get().stepBy(more);
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lastLine >= LINE_INTERVAL_NANOS) {
            lastLine = now;
            lines.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: %d of %d, %.1f/s",
                            name,
                            done,
                            total,
                            done * 1e9 / Math.max(1, now - begin)));
        }
    }

    /** Removes the bar. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
