package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.device.Devices;
import io.mithridate.tensorflow.device.Placement;
import io.mithridate.tensorflow.device.SessionSettings;
import io.mithridate.tensorflow.device.Sessions;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** A graph and the session that runs it, on the devices that an experiment asks for. */
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
        Devices.ofThisMachine().require(compute);
        this.compute = compute;
    }

    /** What builds the graph's operations. */
    public Ops ops() {
        return ops;
    }

    /**
     * What builds operations on each of the devices, in order; where there is only one, it is
     * {@link #ops}. What is built on none of them, and does not follow from one alone, is computed
     * by the first.
     */
    public List<Ops> places() {
        if (compute.device().count() == 1) {
            return List.of(ops);
        }
        return IntStream.range(0, compute.device().count())
                .mapToObj(place -> ops.withDevice(SessionSettings.spec(compute.device(), place)))
                .toList();
    }

    /** Matrix products and convolutions, in the precision that the experiment asks for. */
    public Products products() {
        return Products.of(compute);
    }

    /** Whether small gradients would become zero if the loss were not scaled. */
    public boolean needsLossScale() {
        return compute.precision() == Compute.Precision.FLOAT16;
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /**
     * The session; opened when it is asked for the first time. On several devices the graph is
     * complete by then.
     */
    public Session session() {
        Session open = session;
        if (open == null) {
            if (compute.device().count() > 1) {
                Placement.settle(graph);
            }
            open = Sessions.open(graph, compute);
            session = open;
            Devices.requireIn(open, compute.device());
        }
        return open;
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
