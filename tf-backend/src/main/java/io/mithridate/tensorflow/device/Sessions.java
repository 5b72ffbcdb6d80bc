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

/** Opens TensorFlow's sessions. */
public final class Sessions {

    /**
     * The lines that TensorFlow 2.18 writes once in a process, when the first of its sessions
     * computes. It is logged through a copy of Abseil that is hidden inside the library, and that
     * no variable and no exported function reaches.
     */
    private static final Pattern FIRST_WORDS =
            Pattern.compile("I0000 .*|WARNING: All log messages before absl::InitializeLog.*");

    /** Of a process there is one TensorFlow, so that this cannot be any object's. */
    private static final AtomicBoolean SPOKEN = new AtomicBoolean();

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private Sessions() {}

    /**
     * A session on the devices, and with the threads, that an experiment asks for.
     *
     * @param graph the session's graph, which stays the caller's
     */
    public static Session open(Graph graph, Compute compute) {
        ConfigProto settings = SessionSettings.of(compute);
        sayFirstWords(settings);
        return new Session(graph, settings);
    }

    /** The session that speaks is one of the same settings: the first decides for all of them. */
    private static synchronized void sayFirstWords(ConfigProto settings) {
        if (!SPOKEN.getAndSet(true)) {
            StandardErrorOfC.during(() -> compute(settings), Sessions::pass);
        }
    }

    private static void pass(String said) {
        said.lines()
                .filter(line -> !FIRST_WORDS.matcher(line).matches())
                .forEach(line -> log.warn("TensorFlow says: {}", line));
    }

    private static void compute(ConfigProto settings) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, settings)) {
            session.runner().fetch(Ops.create(graph).constant(0f)).run().close();
        }
    }
}
