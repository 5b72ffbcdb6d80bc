package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/** Opens TensorFlow sessions. */
public final class Sessions {

    /**
     * Lines that TensorFlow 2.18 prints once per process, when its first session runs. They are
     * logged through a copy of Abseil inside the library, which can be configured neither by an
     * environment variable nor by an exported function.
     */
    private static final Pattern STARTUP_LINES =
            Pattern.compile("I0000 .*|WARNING: All log messages before absl::InitializeLog.*");

    /** Static because a process has only one TensorFlow. */
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private Sessions() {}

    /**
     * Opens a session with the device and the threads that an experiment asks for.
     *
     * @param graph the session's graph; the caller still has to close it
     */
    public static Session open(Graph graph, Compute compute) {
        ConfigProto settings = SessionSettings.of(compute);
        logStartupOutput(settings);
        return new Session(graph, settings);
    }

    /**
     * Runs a first session, which has the caller's settings because the first one determines those
     * of all later sessions, and logs its output.
     */
    private static synchronized void logStartupOutput(ConfigProto settings) {
        if (!STARTED.getAndSet(true)) {
            NativeStandardError.capture(() -> compute(settings), Sessions::log);
        }
    }

    private static void log(String output) {
        output.lines()
                .filter(line -> !STARTUP_LINES.matcher(line).matches())
                .forEach(line -> log.warn("TensorFlow: {}", line));
    }

    private static void compute(ConfigProto settings) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, settings)) {
            session.runner().fetch(Ops.create(graph).constant(0f)).run().close();
        }
    }
}
