package io.mithridate.runner.cli;

import io.mithridate.runner.run.TaskRun;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Lets no plugin pass for a success by ending the process with {@link System#exit}: says who did,
 * and ends it with {@link ExitCode#PLUGIN}.
 *
 * <p>Signals, which end a process without that method, are left alone.
 */
final class ExitGuard {

    private final AtomicBoolean ended = new AtomicBoolean();

    private ExitGuard() {}

    /**
     * Guards this process from now on.
     *
     * @param err where it says what happened
     */
    static ExitGuard of(PrintStream err) {
        ExitGuard guard = new ExitGuard();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> guard.check(err), "exit-guard"));
        return guard;
    }

    /** The command has ended: the process may. */
    void commandEnded() {
        ended.set(true);
    }

    private void check(PrintStream err) {
        if (ended.get()) {
            return;
        }
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        threads.values().stream()
                .flatMap(stack -> caller(stack).stream())
                .findFirst()
                .ifPresent(
                        caller -> {
                            err.printf(
                                    "%s ended the process by System.exit()%s; a plugin that cannot"
                                            + " go on throws an exception instead%n",
                                    caller, atWork(threads));
                            err.flush();
                            Runtime.getRuntime().halt(ExitCode.PLUGIN);
                        });
    }

    /** The method that called {@code exit()}; empty if none in this stack did. */
    private static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> !isExit(frame))
                .dropWhile(ExitGuard::isExit)
                .findFirst();
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getMethodName().equals("exit")
                && (frame.getClassName().equals("java.lang.System")
                        || frame.getClassName().equals("java.lang.Runtime"));
    }

    /** The stages that are being computed, after which their threads are named. */
    private static String atWork(Map<Thread, StackTraceElement[]> threads) {
        String titles =
                threads.entrySet().stream()
                        .filter(
                                thread ->
                                        Arrays.stream(thread.getValue())
                                                .map(StackTraceElement::getClassName)
                                                .anyMatch(TaskRun.class.getName()::equals))
                        .map(thread -> "'%s'".formatted(thread.getKey().getName()))
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining(" and "));
        return titles.isEmpty() ? "" : " while %s was computed".formatted(titles);
    }
}
