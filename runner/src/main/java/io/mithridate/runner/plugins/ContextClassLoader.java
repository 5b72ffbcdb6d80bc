package io.mithridate.runner.plugins;

/**
 * Makes a loader the thread's context loader until it is closed: libraries that a plugin uses look
 * there for classes and services.
 */
public final class ContextClassLoader implements AutoCloseable {

    private final Thread thread;
    private final ClassLoader before;

    private ContextClassLoader(Thread thread) {
        this.thread = thread;
        before = thread.getContextClassLoader();
    }

    /** Sets the context loader of the current thread. */
    public static ContextClassLoader of(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ContextClassLoader previous = new ContextClassLoader(thread);
        thread.setContextClassLoader(loader);
        return previous;
    }

    /** Sets the thread's context loader back to what it was. */
    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
