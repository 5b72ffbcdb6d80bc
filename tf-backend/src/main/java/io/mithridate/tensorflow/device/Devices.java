package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;
import java.util.List;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/** Says whether TensorFlow can use a device, since by itself it goes on silently on the CPU. */
public final class Devices {

    private static final String GPU_NATIVES =
            "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";

    private Devices() {}

    /**
     * Makes sure that a device can be used.
     *
     * @throws UnusableDeviceException if it cannot, with what is missing
     */
    public static void require(Compute.Device device) {
        if (device == Compute.Device.GPU) {
            requireGpu();
        }
    }

    private static void requireGpu() {
        if (Graph.class.getClassLoader().getResource(GPU_NATIVES) == null) {
            throw new UnusableDeviceException(
                    "the TensorFlow on the class path is the one for CPUs; build with -Pgpu (Linux"
                            + " on x86-64), or say device: cpu");
        }
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withDevice(gpu());
            var probe = tf.math.add(tf.constant(1f), tf.constant(2f));
            ConfigProto strict = ConfigProto.newBuilder().setAllowSoftPlacement(false).build();
            try (Session session = new Session(graph, strict)) {
                session.runner().addTarget(probe).run().close();
            }
        } catch (TensorFlowException | IllegalArgumentException | IllegalStateException refused) {
            throw new UnusableDeviceException(reason(refused));
        }
    }

    private static DeviceSpec gpu() {
        return DeviceSpec.newBuilder().deviceType(DeviceSpec.DeviceType.GPU).deviceIndex(0).build();
    }

    private static String reason(RuntimeException refused) {
        String path = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
        List<String> missing = CudaLibraries.ofThisMachine(path).missing();
        if (missing.isEmpty()) {
            return "TensorFlow sees no GPU although its libraries are there (" + refused + ")";
        }
        return "these libraries are missing: "
                + String.join(", ", missing)
                + "; install CUDA 12 and cuDNN 9, or add their folder to LD_LIBRARY_PATH";
    }
}
