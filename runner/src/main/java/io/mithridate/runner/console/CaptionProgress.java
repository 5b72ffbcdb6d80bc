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
 * Shows how far a stream of captions has come: a bar on a terminal once it takes longer than a
 * moment, a log line every ten seconds elsewhere.
 *
 * <p>For use by one thread.
 */
public final class CaptionProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaptionProgress.class);
    private static final long MOMENT_NANOS = 2_000_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final long MESSAGE_NANOS = 250_000_000L;
    private static final long SMALL_BYTES = 20_000_000;

    private final Terminal terminal;
    private final boolean mayDraw;
    private final OptionalLong bytes;
    private final Supplier<Long> bytesRead;
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final long begin;
    private long lastNews;
    private long captions;
    private Optional<ProgressBar> bar = Optional.empty();

    /**
     * Begins.
     *
     * @param terminal where to show it
     * @param mayDraw whether a bar may be drawn: not where the sub-captions go to the same terminal
     * @param bytes how many there are to read, if that is known
     * @param bytesRead how many were read so far
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
        lastNews = begin;
    }

    /** More captions are done. */
    public void advance(int more) {
        captions += more;
        long now = nanoTime.getAsLong();
        if (!terminal.interactive()) {
            if (now - lastNews >= LINE_NANOS) {
                lastNews = now;
                lines.accept(pace(now));
            }
        } else if (mayDraw && now - begin >= MOMENT_NANOS) {
            draw(now);
        }
    }

    private void draw(long now) {
        if (bar.isEmpty()) {
            bar =
                    Optional.of(
                            Bars.on(terminal)
                                    .setTaskName("augment")
                                    .setInitialMax(bytes.orElse(-1))
                                    .startsFrom(0, Duration.ofNanos(now - begin))
                                    .setUnit(
                                            isSmall() ? " kB" : " MB",
                                            isSmall() ? 1_000 : 1_000_000)
                                    .build());
        }
        if (now - lastNews >= MESSAGE_NANOS) {
            lastNews = now;
            bar.get().stepTo(bytesRead.get());
            bar.get().setExtraMessage(" " + pace(now));
        }
    }

    /** Small files are counted in kilobytes: 1.6 MB would go from 0 to 1. */
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

    /** Takes the bar away. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
