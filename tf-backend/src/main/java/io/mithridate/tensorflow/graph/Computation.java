package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.device.Devices;
import io.mithridate.tensorflow.device.Sessions;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** A graph and the session that runs it on the device that an experiment asks for. */
public final class Computation implements AutoCloseable {

    private final Compute compute;
    private final Graph graph = new Graph();
    private final Ops ops = Ops.create(graph);
    private @Nullable Session session;

    /**
     * Creates an empty graph.
     *
     * @throws io.mithridate.tensorflow.device.UnusableDeviceException if TensorFlow cannot use the
     *     device
     */
    public Computation(Compute compute) {
        Devices.ofThisMachine().require(compute);
        this.compute = compute;
    }

    /** Returns the builder of the graph's operations. */
    public Ops ops() {
        return ops;
    }

    /**
     * Returns the matrix products and convolutions in the precision that the experiment asks for.
     */
    public Products products() {
        return Products.of(compute);
    }

    /** Returns whether small gradients would become zero if the loss were not scaled. */
    public boolean needsLossScale() {
        return compute.precision() == Compute.Precision.FLOAT16;
    }

    /** Returns the graph. */
    public Graph graph() {
        return graph;
    }

    /** Returns the session, which is opened by the first call. */
    public Session session() {
        Session open = session;
        if (open == null) {
            open = Sessions.open(graph, compute);
            session = open;
            Devices.requireIn(open, compute.device());
        }
        return open;
    }

    /** Closes the session and the graph. */
    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        graph.close();
    }
}
