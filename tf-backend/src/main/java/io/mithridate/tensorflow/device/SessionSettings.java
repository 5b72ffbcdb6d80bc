package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * The device and thread settings of sessions.
 *
 * <p>A session uses {@link Compute#threads()} threads within an operation and runs one operation at
 * a time. On the CPU, no other division is faster, and results are bit-identical for the same
 * number of threads.
 */
public final class SessionSettings {

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

    private SessionSettings() {}

    /** Returns the settings that an experiment asks for. */
    public static ConfigProto of(Compute compute) {
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
}
