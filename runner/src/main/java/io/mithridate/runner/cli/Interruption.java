package io.mithridate.runner.cli;

import io.mithridate.runner.console.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * What Ctrl-C and {@code kill} do to a command that works for long: the first interrupts its
 * thread, so that it stops at the next point from which it can go on, the second ends the process
 * at once.
 */
final class Interruption implements AutoCloseable {

    private static final String KEYBOARD = "INT";

    private final List<String> signals;
    private final List<Object> before;

    private Interruption(List<String> signals, Runnable handler) {
        this.signals = signals;
        before = signals.stream().map(signal -> Signals.register(signal, handler)).toList();
    }

    /** Signals interrupt this thread until the interruption is closed. */
    static Interruption ofThisThread(Progress progress) {
        Thread worker = Thread.currentThread();
        AtomicBoolean told = new AtomicBoolean();
        return new Interruption(
                List.of(KEYBOARD, "TERM"),
                () -> {
                    if (told.getAndSet(true)) {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                    progress.say(
                            "stopping at the next point from which the run can go on; once more"
                                    + " ends it at once");
                    worker.interrupt();
                });
    }

    /** Ctrl-C, which a terminal sends to all of its processes, does nothing until it is closed. */
    static Interruption ignored() {
        return new Interruption(List.of(KEYBOARD), () -> {});
    }

    @Override
    public void close() {
        for (int i = 0; i < signals.size(); i++) {
            Signals.unregister(signals.get(i), before.get(i));
        }
    }
}
