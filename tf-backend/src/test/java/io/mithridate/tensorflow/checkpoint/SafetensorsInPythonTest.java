package io.mithridate.tensorflow.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that PyTorch reads our files; skipped if Python lacks torch or safetensors. */
class SafetensorsInPythonTest {

    private static final String SCRIPT =
            """
            import hashlib, sys
            from safetensors import safe_open
            with safe_open(sys.argv[1], framework="pt") as file:
                print(sorted(file.metadata().items()))
                for name in sorted(file.keys()):
                    t = file.get_tensor(name)
                    digest = hashlib.sha256(t.contiguous().numpy().tobytes()).hexdigest()
                    print(name, t.dtype, list(t.shape), digest)
            """;

    @TempDir private Path folder;

    private static String run(String python, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-c"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0 ? output : "failed: " + output;
    }

    /** Returns a Python that has both packages, if there is one. */
    private static Optional<String> python() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                if (!run(python, "import torch, safetensors").startsWith("failed")) {
                    return Optional.of(python);
                }
            } catch (IOException noSuchProgram) {
                // try the next one
            }
        }
        return Optional.empty();
    }

    @Test
    void pyTorchReadsOurFiles() throws Exception {
        Optional<String> python = python();
        assumeTrue(python.isPresent(), "python3 with torch and safetensors is not here");
        float[] numbers = {1.5f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 3e-5f, 7};
        ByteBuffer floats = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        floats.asFloatBuffer().put(numbers);
        ByteBuffer step = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40);
        ByteBuffer scale = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(4.6f);
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(
                file,
                Map.of(
                        "visual.proj",
                        FloatTensor.of(numbers, 3, 2),
                        "logit_scale",
                        FloatTensor.scalar(4.6f),
                        "step",
                        LongTensor.scalar(1L << 40)),
                Map.of("architecture", "ViT-B/32", "ä", "ö"));

        assertThat(run(python.get(), SCRIPT, file.toString()))
                .isEqualTo(
                        """
                        [('architecture', 'ViT-B/32'), ('ä', 'ö')]
                        logit_scale torch.float32 [] %s
                        step torch.int64 [] %s
                        visual.proj torch.float32 [3, 2] %s
                        """
                                .formatted(
                                        DigestUtils.sha256Hex(scale.array()),
                                        DigestUtils.sha256Hex(step.array()),
                                        DigestUtils.sha256Hex(floats.array())));
    }
}
