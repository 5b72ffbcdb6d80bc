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
 * Ensures that a plugin that ends the process with {@link System#exit} does not make the command
 * look successful: prints the caller, and exits with {@link ExitCode#PLUGIN}.
 *
 * <p>Signals, which end a process without that method, are not affected.
 */
final class ExitGuard {

    private final AtomicBoolean ended = new AtomicBoolean();

    private ExitGuard() {}

    /**
     * Installs a guard for this process.
     *
     * @param err the stream for the message
     */
    static ExitGuard install(PrintStream err) {
        ExitGuard guard = new ExitGuard();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> guard.check(err), "exit-guard"));
        return guard;
    }

    /** Marks the command as ended, so that the process may exit. */
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
                                    caller, describeStages(threads));
                            err.flush();
                            Runtime.getRuntime().halt(ExitCode.PLUGIN);
                        });
    }

    /** Returns the method that called {@code exit()}; empty if this stack contains no such call. */
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

    /**
     * Returns a clause that names the stages being computed; empty if there are none. The title of
     * a stage is the name of its thread.
     */
    private static String describeStages(Map<Thread, StackTraceElement[]> threads) {
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
