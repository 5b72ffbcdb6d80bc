package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.device.Devices;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * A graph and the session that runs it.
 *
 * <p>One session with as many threads inside operations as {@link Compute#threads()} says, and one
 * operation at a time: on the CPU this is as fast as any other division, and the same thread count
 * gives the same bits.
 */
public final class Computation implements AutoCloseable {

    private final Compute compute;
    private final Graph graph = new Graph();
    private final Ops ops = Ops.create(graph);
    private @Nullable Session session;

    /**
     * Begins an empty graph.
     *
     * @throws io.mithridate.tensorflow.device.UnusableDeviceException if TensorFlow cannot use the
     *     device
     */
    public Computation(Compute compute) {
        Devices.require(compute.device());
        this.compute = compute;
    }

    /** What builds the graph's operations. */
    public Ops ops() {
        return ops;
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /** The session; opened when it is asked for the first time. */
    public Session session() {
        Session open = session;
        if (open == null) {
            open = new Session(graph, configuration());
            session = open;
        }
        return open;
    }

    private ConfigProto configuration() {
        ConfigProto.Builder config =
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(compute.threads())
                        .setInterOpParallelismThreads(1)
                        .setUsePerSessionThreads(true);
        if (compute.device() == Compute.Device.CPU) {
            config.putDeviceCount("GPU", 0);
        }
        if (compute.precision() == Compute.Precision.BFLOAT16) {
            RewriterConfig.Builder rewriter = RewriterConfig.newBuilder();
            if (compute.device() == Compute.Device.CPU) {
                rewriter.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
            } else {
                rewriter.setAutoMixedPrecision(RewriterConfig.Toggle.ON);
            }
            config.setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter));
        }
        return config.build();
    }

    /** Gives back session and graph. */
    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        graph.close();
    }
}
