package io.mithridate.runner.plugins;

/**
 * Sets the thread's context class loader until it is closed. Libraries used by a plugin look up
 * classes and services through it.
 */
public final class ContextClassLoader implements AutoCloseable {

    private final Thread thread;
    private final ClassLoader previous;

    private ContextClassLoader(Thread thread) {
        this.thread = thread;
        previous = thread.getContextClassLoader();
    }

    /** Sets the context class loader of the current thread. */
    public static ContextClassLoader of(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ContextClassLoader previous = new ContextClassLoader(thread);
        thread.setContextClassLoader(loader);
        return previous;
    }

    /** Restores the thread's previous context class loader. */
    @Override
    public void close() {
        thread.setContextClassLoader(previous);
    }
}
