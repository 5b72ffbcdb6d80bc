package io.mithridate.runner.runs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;

/**
 * Distinguishes interruptions by Ctrl-C from failures: file channels fail in an interrupted thread.
 */
public final class Interrupted {

    private Interrupted() {}

    /**
     * Does work that an interruption may abort.
     *
     * @throws InterruptedException if the work was interrupted; the thread's interrupt status is
     *     cleared
     */
    public static <T> T runInterruptibly(RunFolder.Work<T> work)
            throws IOException, InterruptedException {
        try {
            return work.run();
        } catch (IOException | RuntimeException e) {
            if (!isCauseOf(e)) {
                throw e;
            }
            InterruptedException interrupted = new InterruptedException(e.toString());
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static boolean isCauseOf(Throwable failure) {
        return Thread.interrupted()
                || Stream.iterate(failure, e -> e != null, Throwable::getCause)
                        .anyMatch(ClosedByInterruptException.class::isInstance);
    }
}
