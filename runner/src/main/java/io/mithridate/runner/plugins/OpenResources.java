package io.mithridate.runner.plugins;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resources that are open until something ends, such as a stage; safe for use by several threads.
 */
public final class OpenResources implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenResources.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Keeps something open until then. */
    public synchronized <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    /** Closes all, the last that was opened first; what fails is logged. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("{} did not close", resource.getClass().getName(), e);
            }
        }
    }
}
