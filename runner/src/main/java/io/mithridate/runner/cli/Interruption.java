package io.mithridate.runner.cli;

import io.mithridate.runner.console.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * The effect of Ctrl-C and {@code kill} on a command that works for long: the first interrupts its
 * thread, so that it stops at the next point from which it can go on, the second ends the process
 * at once.
 */
public final class Interruption implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final List<Object> before;

    private Interruption(Runnable handler) {
        before = SIGNALS.stream().map(signal -> Signals.register(signal, handler)).toList();
    }

    /** Signals interrupt this thread, which works on a run, until the interruption is closed. */
    public static Interruption ofThisThread(Progress progress) {
        return ofThisThread(progress, "stopping at the next point from which the run can go on");
    }

    /**
     * Signals interrupt this thread until the interruption is closed.
     *
     * @param stopping what is said of the first one
     */
    public static Interruption ofThisThread(Progress progress, String stopping) {
        Thread worker = Thread.currentThread();
        AtomicBoolean told = new AtomicBoolean();
        return new Interruption(
                () -> {
                    if (told.getAndSet(true)) {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                    progress.say(stopping + "; once more ends it at once");
                    worker.interrupt();
                });
    }

    /**
     * Signals do nothing until it is closed. Terminals, schedulers and containers send them to all
     * processes of a run; those that wait for the word of another one leave them to that.
     */
    static Interruption ignored() {
        return new Interruption(() -> {});
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.size(); i++) {
            Signals.unregister(SIGNALS.get(i), before.get(i));
        }
    }
}
