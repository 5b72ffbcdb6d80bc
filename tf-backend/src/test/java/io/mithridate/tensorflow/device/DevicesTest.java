package io.mithridate.tensorflow.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mithridate.api.training.Compute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.proto.ConfigProto;

class DevicesTest {

    private static final String JOB = "/job:localhost/replica:0/task:0";
    private static final SessionDevices.Device CPU_DEVICE =
            new SessionDevices.Device(JOB + "/device:CPU:0", 1L << 28);
    private static final SessionDevices.Device GPU_DEVICE =
            new SessionDevices.Device(JOB + "/device:GPU:0", 3L << 30);

    @TempDir private Path folder;

    private static Compute computeOn(String device) {
        return new Compute(Compute.Device.parse(device), 2, Compute.Precision.FLOAT32);
    }

    /** Returns a machine with GPU natives, all libraries, and the given TensorFlow devices. */
    private Devices machine(Function<ConfigProto, SessionDevices> sessions) {
        return new Devices(true, allLibrariesExcept(), sessions);
    }

    private CudaLibraries allLibrariesExcept(String... missing) {
        List<String> names = new CudaLibraries(List.of(), folder.resolve("no cache")).missing();
        try {
            Path cache = folder.resolve("ld.so.cache");
            Files.writeString(
                    cache,
                    String.join(
                                    "\0",
                                    names.stream()
                                            .filter(n -> !List.of(missing).contains(n))
                                            .toList())
                            + "\0",
                    StandardCharsets.ISO_8859_1);
            return new CudaLibraries(List.of(), cache);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SessionDevices sessionWith(SessionDevices.Device... devices) {
        return new SessionDevices(List.of(devices));
    }

    @Test
    void acceptsTheCpuWithoutOpeningASession() {
        Devices machine =
                machine(
                        settings -> {
                            throw new AssertionError("a session was opened");
                        });
        assertThatCode(() -> machine.require(computeOn("cpu"))).doesNotThrowAnyException();
    }

    @Test
    void cpuBuildSaysHowToGetTheGpuBuild() {
        String natives = "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";
        assumeTrue(getClass().getClassLoader().getResource(natives) == null);
        assertThatThrownBy(() -> new Devices().require(computeOn("gpu")))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessageContaining("device: gpu:0 cannot be used")
                .hasMessageContaining("-Pgpu");
        assertThat(new Devices().report())
                .startsWith("tensorflow 2.")
                .containsPattern("(?m)^cpu$")
                .contains("no gpu: the TensorFlow");
    }

    @Test
    void reportsAMissingDriverBeforeMissingLibraries() {
        Devices machine =
                new Devices(
                        true,
                        allLibrariesExcept("libcuda.so.1", "libcudnn.so.9"),
                        settings -> sessionWith(CPU_DEVICE));
        assertThatThrownBy(() -> machine.require(computeOn("gpu")))
                .hasMessageContaining("the NVIDIA driver (libcuda.so.1) is not installed");
    }

    @Test
    void namesMissingLibrariesWithoutOpeningASession() {
        Devices machine =
                new Devices(
                        true,
                        allLibrariesExcept("libcudnn.so.9", "libcusparse.so.12"),
                        settings -> {
                            throw new AssertionError("a session was opened");
                        });
        assertThatThrownBy(() -> machine.require(computeOn("gpu")))
                .hasMessageContaining("missing: libcudnn.so.9, libcusparse.so.12")
                .hasMessageContaining("LD_LIBRARY_PATH");
    }

    @Test
    void namesAGpuThatTensorFlowDoesNotSee() {
        assertThatThrownBy(
                        () ->
                                machine(settings -> sessionWith(CPU_DEVICE))
                                        .require(computeOn("gpu:3")))
                .hasMessageContaining(
                        "device: gpu:3 cannot be used: TensorFlow does not find gpu:3")
                .hasMessageContaining("version --devices");
    }

    @Test
    void passesOnTensorFlowsMessageAboutAnIndex() {
        Devices machine =
                machine(
                        settings -> {
                            throw new TFInvalidArgumentException("invalid Device id '7'");
                        });
        assertThatThrownBy(() -> machine.require(computeOn("gpu:7")))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessageContaining("invalid Device id '7'");
    }

    @Test
    void makesOnlyTheRequestedGpuVisible() {
        Devices machine =
                machine(
                        settings -> {
                            assertThat(settings.getGpuOptions().getVisibleDeviceList())
                                    .isEqualTo("1");
                            return sessionWith(CPU_DEVICE, GPU_DEVICE);
                        });
        assertThatCode(() -> machine.require(computeOn("gpu:1"))).doesNotThrowAnyException();
    }

    @Test
    void reportListsTheDevicesOfASession() {
        assertThat(machine(settings -> sessionWith(CPU_DEVICE, GPU_DEVICE)).report().lines())
                .containsExactly(
                        "tensorflow " + TensorFlow.version(),
                        "cpu",
                        "gpu:0 (3072 MiB for TensorFlow)");
        assertThat(machine(settings -> sessionWith(CPU_DEVICE)).report().lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith(
                        "no gpu: TensorFlow does not find any GPU although its libraries are"
                                + " installed");
    }

    @Test
    void checksTheDevicesOfAnOpenSession() {
        try (Graph graph = new Graph();
                Session session = new Session(graph, Sessions.settings(computeOn("cpu")))) {
            assertThat(SessionDevices.of(session).all())
                    .extracting(SessionDevices.Device::name)
                    .containsExactly(JOB + "/device:CPU:0");
            assertThatCode(() -> Devices.requireIn(session, Compute.Device.CPU))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> Devices.requireIn(session, Compute.Device.GPU))
                    .isInstanceOf(UnusableDeviceException.class)
                    .hasMessageContaining("TensorFlow does not find gpu:0");
        }
    }

    @Test
    void findsLibrariesInFoldersAndInTheLoadersCache() throws IOException {
        Files.createFile(folder.resolve("libcudnn.so.9"));
        Path cache =
                Files.writeString(
                        folder.resolve("cache"),
                        "glibc\0libcuda.so.1\0/lib/libcuda.so.1\0libcudart.so.12\0libcublas.so.120\0",
                        StandardCharsets.ISO_8859_1);
        assertThat(new CudaLibraries(List.of(folder), cache).missing())
                .contains("libcublas.so.12", "libcublasLt.so.12", "libcufft.so.11")
                .doesNotContain("libcudnn.so.9", "libcuda.so.1", "libcudart.so.12");
    }

    @Test
    void searchesOnlyTheFoldersWithoutACache() {
        CudaLibraries libraries =
                new CudaLibraries(List.of(folder), folder.resolve("no such file"));
        assertThat(libraries.missing()).hasSize(8);
    }
}
