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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {

    @Test
    void theProcessorIsAlwaysThere() {
        assertThatCode(() -> Devices.require(Compute.Device.CPU)).doesNotThrowAnyException();
    }

    @Test
    void aBuildForProcessorsSaysHowToGetTheOther() {
        String natives = "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";
        assumeTrue(getClass().getClassLoader().getResource(natives) == null);
        assertThatThrownBy(() -> Devices.require(Compute.Device.GPU))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessageContaining("device: gpu cannot be used")
                .hasMessageContaining("-Pgpu");
    }

    @Test
    void missingLibrariesAreNamed(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("libcudnn.so.9"));
        Path cache =
                Files.writeString(
                        folder.resolve("ld.so.cache"),
                        "glibc\0libcuda.so.1\0/lib/libcuda.so.1\0libcudart.so.12\0libcublas.so.120\0",
                        StandardCharsets.ISO_8859_1);
        assertThat(new CudaLibraries(List.of(folder), cache).missing())
                .contains("libcublas.so.12", "libcublasLt.so.12", "libcufft.so.11")
                .doesNotContain("libcudnn.so.9", "libcuda.so.1", "libcudart.so.12");
    }

    @Test
    void withoutACacheOnlyTheFoldersCount(@TempDir Path folder) {
        CudaLibraries libraries =
                new CudaLibraries(List.of(folder), folder.resolve("no such file"));
        assertThat(libraries.missing()).hasSize(8);
    }
}
