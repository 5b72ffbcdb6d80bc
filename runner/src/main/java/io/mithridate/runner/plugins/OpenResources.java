package io.mithridate.runner.plugins;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resources that remain open for a limited time, e.g. until a stage ends; safe for use by several
 * threads.
 */
public final class OpenResources implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenResources.class);

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Registers a resource to be closed at the end. */
    public synchronized <T extends AutoCloseable> T keep(T resource) {
        resources.push(resource);
        return resource;
    }

    /** Closes all resources in reverse order; failures are logged. */
    @Override
    public synchronized void close() {
        while (!resources.isEmpty()) {
            AutoCloseable resource = resources.pop();
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("{} did not close", resource.getClass().getName(), e);
            }
        }
    }
}
