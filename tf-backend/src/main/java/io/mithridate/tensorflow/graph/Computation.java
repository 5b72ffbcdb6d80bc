package io.mithridate.tensorflow.graph;

import com.google.protobuf.CodedOutputStream;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.device.Devices;
import io.mithridate.tensorflow.device.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

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
        new Devices().require(compute);
        this.compute = compute;
    }

    /** Returns the builder of the graph's operations. */
    public Ops ops() {
        return ops;
    }

    /**
     * Returns the matrix products and convolutions in the precision that the experiment asks for.
     */
    public Products<?> products() {
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

    /** Returns a placeholder of the given shape, or for a scalar if no shape is given. */
    public static <T extends TType> Placeholder<T> input(Ops tf, Class<T> type, long... shape) {
        return input(tf, type, Shape.of(shape));
    }

    /** Returns a placeholder of the given shape. */
    public static <T extends TType> Placeholder<T> input(Ops tf, Class<T> type, Shape shape) {
        return tf.placeholder(type, Placeholder.shape(shape));
    }

    /** Returns the numbers of a tensor, with the last axis varying fastest. */
    public static float[] numbers(Tensor tensor) {
        float[] numbers = new float[Math.toIntExact(tensor.size())];
        ((TFloat32) tensor).copyTo(DataBuffers.of(numbers, false, false));
        return numbers;
    }

    /** Runs operations. */
    public static void run(Session session, Iterable<Op> operations) {
        Session.Runner runner = session.runner();
        operations.forEach(runner::addTarget);
        runner.run().close();
    }

    /**
     * Returns a digest of the graph's computation in 64 hexadecimal digits: the SHA-256 of its
     * operations with their names, attributes and inputs, independent of the order in which they
     * were added.
     */
    public String digest() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        graph.toGraphDef().getNodeList().stream()
                .sorted(Comparator.comparing(NodeDef::getName))
                .forEach(node -> digest.update(bytes(node)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(NodeDef node) {
        byte[] bytes = new byte[node.getSerializedSize()];
        CodedOutputStream stream = CodedOutputStream.newInstance(bytes);
        stream.useDeterministicSerialization();
        try {
            node.writeTo(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into an array of the message's size", e);
        }
        return bytes;
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
