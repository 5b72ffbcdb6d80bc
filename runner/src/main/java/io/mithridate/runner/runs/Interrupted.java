package io.mithridate.runner.runs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;

/** Tells what Ctrl-C broke off from what failed: an interrupted thread can use no channel. */
public final class Interrupted {

    private Interrupted() {}

    /**
     * Does something that an interruption may break off.
     *
     * @throws InterruptedException if one did; the thread is not interrupted any more
     */
    public static <T> T orDone(RunFolder.Work<T> work) throws IOException, InterruptedException {
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
