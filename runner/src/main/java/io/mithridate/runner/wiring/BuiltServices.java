package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.matcher.Matchers;
import com.google.inject.spi.ProvisionListener;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what was built and holds something, such as native memory, and closes it in the end.
 */
final class BuiltServices extends AbstractModule implements ProvisionListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BuiltServices.class);

    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();

    @Override
    protected void configure() {
        bindListener(Matchers.any(), this);
    }

    @Override
    public <T> void onProvision(ProvisionInvocation<T> invocation) {
        if (invocation.provision() instanceof AutoCloseable closeable) {
            synchronized (closeables) {
                closeables.push(closeable);
            }
        }
    }

    /** Closes all of it, the last that was built first; what fails is logged. */
    @Override
    public void close() {
        synchronized (closeables) {
            while (!closeables.isEmpty()) {
                AutoCloseable closeable = closeables.pop();
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.warn("{} did not close", closeable.getClass().getName(), e);
                }
            }
        }
    }
}
