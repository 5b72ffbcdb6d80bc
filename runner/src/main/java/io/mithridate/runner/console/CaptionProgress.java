package io.mithridate.runner.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the progress of a stream of captions: a bar on a terminal after two seconds, otherwise a
 * log line every ten seconds.
 *
 * <p>Not thread-safe.
 */
public final class CaptionProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaptionProgress.class);
    private static final long BAR_DELAY_NANOS = 2_000_000_000L;
    private static final long LINE_INTERVAL_NANOS = 10_000_000_000L;
    private static final long MESSAGE_INTERVAL_NANOS = 250_000_000L;
    private static final long SMALL_BYTES = 20_000_000;

    private final Terminal terminal;
    private final boolean mayDraw;
    private final OptionalLong bytes;
    private final Supplier<Long> bytesRead;
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final long begin;
    private long lastUpdate;
    private long captions;
    private Optional<ProgressBar> bar = Optional.empty();

    /**
     * Starts the display.
     *
     * @param terminal the terminal to draw on
     * @param mayDraw whether a bar may be drawn; must be {@code false} if the sub-captions are
     *     printed on the same terminal
     * @param bytes the total number of bytes to read, if known
     * @param bytesRead returns the number of bytes read so far
     */
    public CaptionProgress(
            Terminal terminal, boolean mayDraw, OptionalLong bytes, Supplier<Long> bytesRead) {
        this(terminal, mayDraw, bytes, bytesRead, LOG::info, System::nanoTime);
    }

    CaptionProgress(
            Terminal terminal,
            boolean mayDraw,
            OptionalLong bytes,
            Supplier<Long> bytesRead,
            Consumer<String> lines,
            LongSupplier nanoTime) {
        this.terminal = terminal;
        this.mayDraw = mayDraw;
        this.bytes = bytes;
        this.bytesRead = bytesRead;
        this.lines = lines;
        this.nanoTime = nanoTime;
        begin = nanoTime.getAsLong();
        lastUpdate = begin;
    }

    /** Adds completed captions. */
    public void advance(int more) {
        captions += more;
        long now = nanoTime.getAsLong();
        if (!terminal.interactive()) {
            if (now - lastUpdate >= LINE_INTERVAL_NANOS) {
                lastUpdate = now;
                lines.accept(pace(now));
            }
        } else if (mayDraw && now - begin >= BAR_DELAY_NANOS) {
            draw(now);
        }
    }

    private void draw(long now) {
        if (bar.isEmpty()) {
            bar =
                    Optional.of(
                            terminal.progressBar()
                                    .setTaskName("augment")
                                    .setInitialMax(bytes.orElse(-1))
                                    .startsFrom(0, Duration.ofNanos(now - begin))
                                    .setUnit(
                                            isSmall() ? " kB" : " MB",
                                            isSmall() ? 1_000 : 1_000_000)
                                    .build());
        }
        if (now - lastUpdate >= MESSAGE_INTERVAL_NANOS) {
            lastUpdate = now;
            bar.get().stepTo(bytesRead.get());
            bar.get().setExtraMessage(" " + pace(now));
        }
    }

    /**
     * Returns whether the input is small enough to be counted in kilobytes. In megabytes, a file of
     * 1.6 MB would only show 0 and 1.
     */
    private boolean isSmall() {
        return bytes.orElse(Long.MAX_VALUE) < SMALL_BYTES;
    }

    private String pace(long now) {
        return String.format(
                Locale.ROOT,
                "%d captions, %.0f/s",
                captions,
                captions * 1e9 / Math.max(1, now - begin));
    }

    /** Removes the bar. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
