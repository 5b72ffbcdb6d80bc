package io.mithridate.tensorflow.device;

import io.mithridate.api.backend.DeviceCheck;
import io.mithridate.api.training.Compute;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * Checks whether TensorFlow can use a device, since TensorFlow itself silently falls back to the
 * CPU.
 *
 * <p>This class is based on TensorFlow's documentation and source code. It has not been tested on a
 * GPU yet.
 */
public final class Devices implements DeviceCheck {

    private static final long MEBIBYTE = 1 << 20;
    private static final String GPU_NATIVES =
            "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";

    private final boolean gpuNatives;
    private final CudaLibraries libraries;
    private final Function<ConfigProto, SessionDevices> sessions;

    /**
     * Creates the check for a machine with the given properties.
     *
     * @param gpuNatives {@code true} if the TensorFlow on the class path is the GPU build
     * @param libraries the libraries that the GPU build would load
     * @param sessions returns the devices of a session with the given settings
     */
    Devices(
            boolean gpuNatives,
            CudaLibraries libraries,
            Function<ConfigProto, SessionDevices> sessions) {
        this.gpuNatives = gpuNatives;
        this.libraries = libraries;
        this.sessions = sessions;
    }

    /** Creates the check for this machine and this process's TensorFlow. */
    @Inject
    public Devices() {
        this(
                Graph.class.getClassLoader().getResource(GPU_NATIVES) != null,
                CudaLibraries.ofThisMachine(System.getenv().getOrDefault("LD_LIBRARY_PATH", "")),
                SessionDevices::with);
    }

    /**
     * {@inheritDoc}
     *
     * <p>If the CPU is requested, TensorFlow is not loaded.
     */
    @Override
    public Optional<String> complaint(Compute compute) {
        try {
            require(compute);
            return Optional.empty();
        } catch (UnusableDeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks that the device can be used.
     *
     * @throws UnusableDeviceException if it cannot be used; the message says what is missing
     */
    public void require(Compute compute) {
        Compute.Device requested = compute.device();
        if (requested.kind() == Compute.Device.Kind.CPU) {
            return;
        }
        reasonForNoGpu()
                .ifPresent(
                        reason -> {
                            throw new UnusableDeviceException(requested, reason);
                        });
        SessionDevices sessionDevices;
        try {
            sessionDevices = sessions.apply(Sessions.settings(compute));
        } catch (TensorFlowException | IllegalArgumentException | IllegalStateException refused) {
            throw new UnusableDeviceException(
                    requested,
                    "TensorFlow cannot use it (%s); run 'bin/mithridate version --devices' to list the devices"
                            .formatted(String.valueOf(refused.getMessage())));
        }
        requireIn(sessionDevices, requested);
    }

    /**
     * Checks that an open session has the requested device.
     *
     * @throws UnusableDeviceException if the session does not have the device
     */
    public static void requireIn(Session session, Compute.Device requested) {
        requireIn(SessionDevices.of(session), requested);
    }

    private static void requireIn(SessionDevices sessionDevices, Compute.Device requested) {
        if (!sessionDevices.has(requested)) {
            throw new UnusableDeviceException(
                    requested,
                    "TensorFlow does not find %s although its libraries are installed; run 'nvidia-smi' and"
                                    .formatted(requested)
                            + " 'bin/mithridate version --devices' to list the devices");
        }
    }

    /**
     * Returns the reason why TensorFlow cannot use a GPU; empty if no reason can be found without
     * loading TensorFlow.
     */
    private Optional<String> reasonForNoGpu() {
        if (!gpuNatives) {
            return Optional.of(
                    "the TensorFlow on the class path is the CPU build; build with -Pgpu (Linux on"
                            + " x86-64), or set device: cpu");
        }
        List<String> missing = libraries.missing();
        if (missing.contains(CudaLibraries.DRIVER)) {
            return Optional.of(
                    "the NVIDIA driver (%s) is not installed; install it, or set device: cpu"
                            .formatted(CudaLibraries.DRIVER));
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "these libraries are missing: "
                                + String.join(", ", missing)
                                + "; install CUDA 12 and cuDNN 9, or add their folder to"
                                + " LD_LIBRARY_PATH");
    }

    /**
     * Returns TensorFlow's version and the devices that it sees, one per line. If no GPU is among
     * them, the last line states the reason.
     */
    @Override
    public String report() {
        Optional<String> why = reasonForNoGpu();
        ConfigProto.Builder settings = ConfigProto.newBuilder();
        if (why.isPresent()) {
            settings.putDeviceCount("GPU", 0);
        } else {
            settings.setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
        }
        List<String> lines = new ArrayList<>();
        lines.add("tensorflow " + TensorFlow.version());
        boolean gpu = false;
        for (SessionDevices.Device device : sessions.apply(settings.build()).all()) {
            Optional<String> name = device.shortName();
            if (name.isPresent()) {
                boolean isGpu = name.get().startsWith(Compute.Device.Kind.GPU.text());
                gpu |= isGpu;
                lines.add(
                        isGpu
                                ? "%s (%d MiB for TensorFlow)"
                                        .formatted(name.get(), device.memoryBytes() / MEBIBYTE)
                                : Compute.Device.Kind.CPU.text());
            }
        }
        if (!gpu) {
            lines.add(
                    "no gpu: "
                            + why.orElse(
                                    "TensorFlow does not find any GPU although its libraries are"
                                            + " installed; run 'nvidia-smi' to list what the driver"
                                            + " finds"));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
