package io.mithridate.runner.console;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how many of a known number of rows are done: a bar on a terminal, a log line every ten
 * seconds elsewhere.
 *
 * <p>For use by one thread.
 */
public final class RowProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RowProgress.class);
    private static final long LINE_NANOS = 10_000_000_000L;

    private final Terminal terminal;
    private final String name;
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private Optional<ProgressBar> bar = Optional.empty();
    private long total;
    private long done;
    private long begin;
    private long lastLine;

    /**
     * Nothing is shown before {@link #begin}.
     *
     * @param terminal where to show it
     * @param name what is being done
     */
    public RowProgress(Terminal terminal, String name) {
        this(terminal, name, LOG::info, System::nanoTime);
    }

    RowProgress(Terminal terminal, String name, Consumer<String> lines, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.name = name;
        this.lines = lines;
        this.nanoTime = nanoTime;
    }

    /** Begins. */
    public void begin(long rows) {
        total = rows;
        done = 0;
        begin = nanoTime.getAsLong();
        lastLine = begin;
        if (terminal.interactive()) {
            bar = Optional.of(Bars.on(terminal).setTaskName(name).setInitialMax(rows).build());
        }
    }

    /** More rows are done. */
    public void advance(int more) {
        done += more;
        if (bar.isPresent()) {
            bar.get().stepBy(more);
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lastLine >= LINE_NANOS) {
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

    /** Takes the bar away. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
