package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * The device and the threads of sessions.
 *
 * <p>A session with as many threads inside operations as {@link Compute#threads()} says, and one
 * operation at a time: on the CPU this is as fast as any other division, and the same thread count
 * gives the same bits.
 */
public final class SessionSettings {

    private static final String GPU = "GPU";

    /**
     * Leaves graphs as they are built. TensorFlow would rewrite each before its first run, which
     * takes seconds and makes no step faster on the CPU (bench/README.md); on GPUs it might.
     */
    private static final GraphOptions AS_BUILT =
            GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true))
                    .build();

    private SessionSettings() {}

    /** The settings for what an experiment asks for. */
    public static ConfigProto of(Compute compute) {
        ConfigProto.Builder config = ConfigProto.newBuilder();
        config.setIntraOpParallelismThreads(compute.threads())
                .setInterOpParallelismThreads(1)
                .setUsePerSessionThreads(true);
        if (compute.device().kind() == Compute.Device.Kind.GPU) {
            // What has no kernel for a GPU, such as arithmetic on shapes, runs on the CPU.
            config.setAllowSoftPlacement(true);
            // A GPU that was not asked for is left alone; the one that was asked for is GPU:0.
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
