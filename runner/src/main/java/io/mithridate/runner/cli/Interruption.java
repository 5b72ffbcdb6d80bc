package io.mithridate.runner.cli;

import io.mithridate.runner.console.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Handles Ctrl-C and {@code kill} during a long-running command. The first signal interrupts the
 * command's thread, so that it stops at the next point from which it can be resumed. The second
 * signal ends the process immediately.
 */
public final class Interruption implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final List<Object> previousHandlers;

    private Interruption(Runnable handler) {
        previousHandlers =
                SIGNALS.stream().map(signal -> Signals.register(signal, handler)).toList();
    }

    /**
     * Lets signals interrupt this thread, which runs an experiment, until the interruption is
     * closed.
     */
    public static Interruption ofThisThread(Progress progress) {
        return ofThisThread(progress, "stopping at the next point from which the run can go on");
    }

    /**
     * Lets signals interrupt this thread until the interruption is closed.
     *
     * @param stopping the message shown after the first signal
     */
    public static Interruption ofThisThread(Progress progress, String stopping) {
        Thread worker = Thread.currentThread();
        AtomicBoolean interrupted = new AtomicBoolean();
        return new Interruption(
                () -> {
                    if (interrupted.getAndSet(true)) {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                    progress.say(stopping + "; press again to stop immediately");
                    worker.interrupt();
                });
    }

    /**
     * Ignores signals until the interruption is closed. Terminals, schedulers and containers send
     * signals to all processes of a run, but a worker controlled by another process must leave the
     * response to that process.
     */
    static Interruption ignoreSignals() {
        return new Interruption(() -> {});
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.size(); i++) {
            Signals.unregister(SIGNALS.get(i), previousHandlers.get(i));
        }
    }
}
