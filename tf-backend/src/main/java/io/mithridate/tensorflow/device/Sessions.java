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
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Opens TensorFlow sessions. */
public final class Sessions {

    /**
     * Lines that TensorFlow 2.18 prints once per process, when its first session runs. They are
     * logged through a copy of Abseil inside the library, which can be configured neither by an
     * environment variable nor by an exported function.
     */
    private static final Pattern STARTUP_LINES =
            Pattern.compile("I0000 .*|WARNING: All log messages before absl::InitializeLog.*");

    /**
     * {@code true} once the first session has run. It is static because a process has only one
     * TensorFlow.
     */
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private static final String GPU = "GPU";

    /**
     * Runs graphs as they are built. Otherwise TensorFlow would rewrite each graph before its first
     * run, which takes seconds and makes no step faster on the CPU (bench/README.md), although it
     * might on GPUs.
     */
    private static final GraphOptions AS_BUILT =
            GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true))
                    .build();

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private Sessions() {}

    /**
     * Opens a session with the device and the threads that an experiment asks for.
     *
     * @param graph the session's graph, which the caller must close
     */
    public static Session open(Graph graph, Compute compute) {
        ConfigProto settings = settings(compute);
        logStartupOutput(settings);
        return new Session(graph, settings);
    }

    /**
     * Returns the device and thread settings that an experiment asks for.
     *
     * <p>A session uses {@link Compute#threads()} threads within an operation and runs one
     * operation at a time. On the CPU, no other division is faster, and results are bit-identical
     * for the same number of threads.
     */
    public static ConfigProto settings(Compute compute) {
        ConfigProto.Builder config = ConfigProto.newBuilder();
        config.setIntraOpParallelismThreads(compute.threads())
                .setInterOpParallelismThreads(1)
                .setUsePerSessionThreads(true);
        if (compute.device().kind() == Compute.Device.Kind.GPU) {
            // Operations without a GPU kernel, e.g. shape arithmetic, run on the CPU.
            config.setAllowSoftPlacement(true);
            // Only the requested GPU is visible, so it becomes GPU:0 and the others are not used.
            config.setGpuOptions(
                    GPUOptions.newBuilder()
                            .setVisibleDeviceList(Integer.toString(compute.device().index()))
                            .setAllowGrowth(true));
        } else {
            config.putDeviceCount(GPU, 0).setGraphOptions(AS_BUILT);
        }
        return config.build();
    }

    /**
     * Runs a first session and logs its output. It has the caller's settings, since the settings of
     * the first session apply to all later ones.
     */
    private static synchronized void logStartupOutput(ConfigProto settings) {
        if (!STARTED.getAndSet(true)) {
            NativeStandardError.capture(() -> runFirstSession(settings), Sessions::log);
        }
    }

    private static void log(String output) {
        output.lines()
                .filter(line -> !STARTUP_LINES.matcher(line).matches())
                .forEach(line -> log.warn("TensorFlow: {}", line));
    }

    private static void runFirstSession(ConfigProto settings) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, settings)) {
            session.runner().fetch(Ops.create(graph).constant(0f)).run().close();
        }
    }
}
