package io.mithridate.tensorflow.clip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the same thing several times side by side, where each needs what the others have built so
 * far: a tower on each device, whose batch norms exchange their sums.
 *
 * <p>Each is built by a thread of its own, but only one thread runs at a time, in turn from one
 * {@link #meet} to the next, so that the graph comes out the same in every run.
 */
final class LockStep {

    private final int parties;
    private final boolean[] finished;
    private final int[] meetings;
    private final List<List<@Nullable Object>> brought = new ArrayList<>();
    private int turn;
    private @Nullable Throwable failure;

    private LockStep(int parties) {
        this.parties = parties;
        finished = new boolean[parties];
        meetings = new int[parties];
    }

    /** Builds one of the things. */
    @FunctionalInterface
    interface Builder<T> {

        /**
         * Builds.
         *
         * @param party which one it is, counted from 0
         * @param others where to meet the others
         */
        T build(int party, LockStep others);
    }

    /**
     * Builds all of them.
     *
     * @return in their order
     * @throws RuntimeException what a builder threw
     */
    static <T> List<T> build(int parties, Builder<T> builder) {
        LockStep step = new LockStep(parties);
        List<@Nullable T> built = new ArrayList<>(Collections.nCopies(parties, null));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < parties; i++) {
            int party = i;
            Thread thread = new Thread(() -> step.run(party, built, builder), "lock-step-" + party);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        threads.forEach(LockStep::join);
        step.rethrow();
        return List.copyOf(built);
    }

    private <T> void run(int party, List<@Nullable T> built, Builder<T> builder) {
        try {
            awaitTurn(party);
            T result = builder.build(party, this);
            synchronized (this) {
                built.set(party, result);
            }
        } catch (RuntimeException | Error thrown) {
            fail(thrown);
        }
        synchronized (this) {
            finished[party] = true;
            passOn(party);
        }
    }

    /**
     * Brings something to a meeting of all, and waits for what the others bring.
     *
     * @return what each has brought, in their order
     * @throws IllegalStateException if another has finished without coming to the meeting
     */
    @SuppressWarnings("unchecked") // all bring the same kind of thing to the same meeting
    <V> List<V> meet(int party, V value) {
        int meeting;
        synchronized (this) {
            meeting = meetings[party]++;
            if (meeting == brought.size()) {
                brought.add(new ArrayList<>(Collections.nCopies(parties, null)));
            }
            brought.get(meeting).set(party, value);
            passOn(party);
        }
        awaitTurn(party);
        synchronized (this) {
            List<@Nullable Object> all = brought.get(meeting);
            if (all.contains(null)) {
                throw new IllegalStateException(
                        "one of %d finished before the others' meeting %d"
                                .formatted(parties, meeting + 1));
            }
            return List.copyOf((List<V>) all);
        }
    }

    private synchronized void awaitTurn(int party) {
        boolean interrupted = false;
        while (turn != party && failure == null) {
            try {
                wait();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new Abandoned();
        }
    }

    private synchronized void passOn(int party) {
        for (int i = 1; i <= parties; i++) {
            int next = (party + i) % parties;
            if (!finished[next]) {
                turn = next;
                break;
            }
        }
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
        notifyAll();
    }

    private synchronized void rethrow() {
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a builder after another one failed. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
