package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Layout;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.resume.Progress;
import io.mithridate.tensorflow.training.resume.TrainingCheckpoint;
import io.mithridate.tensorflow.training.resume.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Session;

class TrainingCheckpointTest {

    private static final Map<String, float[]> SAVED =
            Map.of(
                    "bias", new float[] {1.5f, -0f, Float.MIN_VALUE},
                    "filter", new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    private static final Map<String, float[]> ZEROS =
            Map.of("bias", new float[3], "filter", new float[12]);

    private final Computation computation =
            new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32));
    private final Variables variables = Variables.trained(computation.ops());
    @TempDir private Path folder;

    @BeforeEach
    void declareVariables() {
        variables.get("bias", Role.BIAS, Initializer.zeros(), 3);
        variables.get("filter", Role.WEIGHT, Layout.CONVOLUTION, Initializer.zeros(), 2, 3, 1, 2);
    }

    @AfterEach
    void close() {
        computation.close();
    }

    private TrainingState state() {
        return new TrainingState(computation.session(), variables.byResource());
    }

    private TrainingCheckpoint checkpoint(String seed) {
        return TrainingCheckpoint.in(folder.resolve("states"), Map.of("seed", seed));
    }

    private TrainingCheckpoint save() {
        Session session = computation.session();
        variables.load(session, SAVED);
        TrainingCheckpoint checkpoint = checkpoint("1");
        checkpoint.save(state(), new Progress(7, 2.5, Map.of("weight", "0.1", "a", "")));
        variables.load(session, ZEROS);
        return checkpoint;
    }

    private void assertHas(Map<String, float[]> expected) {
        Map<String, float[]> values = variables.values(computation.session());
        expected.forEach((name, value) -> assertThat(values.get(name)).isEqualTo(value));
    }

    @Test
    void restoresTheSavedStateExactly() {
        TrainingCheckpoint checkpoint = save();
        assertThat(checkpoint.restore(state()))
                .contains(new Progress(7, 2.5, Map.of("weight", "0.1", "a", "")));
        assertHas(SAVED);
    }

    @Test
    void storesNumbersByNameInCheckpointAxisOrder() {
        try (Safetensors file = Safetensors.open(save().file())) {
            assertThat(file.tensors()).containsOnlyKeys("bias", "filter");
            assertThat(file.floats("filter").shape()).containsExactly(2, 3, 1, 2);
            assertThat(file.floats("filter").data()).isEqualTo(SAVED.get("filter"));
            assertThat(file.metadata()).containsEntry("steps", "7").containsEntry("run.seed", "1");
        }
    }

    @Test
    void restoresNothingIfNothingWasSaved() {
        variables.load(computation.session(), ZEROS);
        assertThat(checkpoint("1").restore(state())).isEmpty();
        assertHas(ZEROS);
    }

    @Test
    void eachRunHasItsOwnFile() {
        save();
        assertThat(checkpoint("2").restore(state())).isEmpty();
        assertThat(checkpoint("1").restore(state())).isPresent();
    }

    private void assertSetAside(TrainingCheckpoint checkpoint) {
        Path file = checkpoint.file();
        assertThat(checkpoint.restore(state())).isEmpty();
        assertHas(ZEROS);
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).exists();
    }

    @Test
    void setsATruncatedFileAside() throws IOException {
        TrainingCheckpoint checkpoint = save();
        byte[] bytes = Files.readAllBytes(checkpoint.file());
        Files.write(checkpoint.file(), Arrays.copyOf(bytes, bytes.length - 1));
        assertSetAside(checkpoint);
    }

    @Test
    void setsAnEmptyFileAside() throws IOException {
        TrainingCheckpoint checkpoint = save();
        Files.write(checkpoint.file(), new byte[0]);
        assertSetAside(checkpoint);
    }

    @Test
    void detectsAnyFlippedBit() throws IOException {
        TrainingCheckpoint checkpoint = save();
        byte[] intact = Files.readAllBytes(checkpoint.file());
        for (int place = 0; place < intact.length; place++) {
            byte[] bytes = intact.clone();
            bytes[place] ^= (byte) (1 << (place % 8));
            Files.write(checkpoint.file(), bytes);
            boolean restored = checkpoint.restore(state()).isPresent();
            // White space in the header has no meaning; any other change is detected.
            assertThat(restored).as("byte %d", place).isEqualTo(isBlank(intact, bytes, place));
            if (!restored) {
                assertHas(ZEROS);
            }
            variables.load(computation.session(), ZEROS);
        }
    }

    private static boolean isBlank(byte[] intact, byte[] bytes, int place) {
        return Character.isWhitespace(intact[place])
                && Character.isWhitespace(bytes[place])
                && place < Long.BYTES + headerSize(intact);
    }

    private static int headerSize(byte[] bytes) {
        return (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Test
    void doesNotTreatAnInterruptedReadAsDamage() {
        TrainingCheckpoint checkpoint = save();
        TrainingState state = state();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> checkpoint.restore(state))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(checkpoint.restore(state)).as("the state of the next try").isPresent();
        assertHas(SAVED);
    }

    @Test
    void keepsAFileThatCannotBeReadAndFails() throws IOException {
        TrainingCheckpoint checkpoint = save();
        TrainingState state = state();
        // Reading a folder as a file fails like a broken disk.
        Files.delete(checkpoint.file());
        Files.createDirectory(checkpoint.file());

        assertThatThrownBy(() -> checkpoint.restore(state))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be read: " + checkpoint.file())
                .hasMessageContaining("delete it to train from the beginning");
        assertThat(checkpoint.file()).isDirectory();
    }

    @Test
    void detectsAChangedStep() throws IOException {
        TrainingCheckpoint checkpoint = save();
        byte[] bytes = Files.readAllBytes(checkpoint.file());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String changed = text.replace("\"steps\":\"7\"", "\"steps\":\"8\"");
        assertThat(changed).isNotEqualTo(text);
        Files.write(checkpoint.file(), changed.getBytes(StandardCharsets.ISO_8859_1));
        assertSetAside(checkpoint);
    }

    @Test
    void rejectsTheStateOfAnotherRun() throws IOException {
        TrainingCheckpoint saved = save();
        TrainingCheckpoint other = checkpoint("2");
        Files.move(saved.file(), other.file());
        assertSetAside(other);
    }

    @Test
    void rejectsAStateWithOtherShapes() {
        TrainingCheckpoint checkpoint = save();
        try (Computation another =
                new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32))) {
            Variables larger = Variables.trained(another.ops());
            larger.get("bias", Role.BIAS, Initializer.zeros(), 4);
            assertThat(
                            checkpoint.restore(
                                    new TrainingState(another.session(), larger.byResource())))
                    .isEmpty();
        }
    }
}
