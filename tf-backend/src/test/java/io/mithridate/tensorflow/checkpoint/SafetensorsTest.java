package io.mithridate.tensorflow.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetensorsTest {

    @TempDir Path folder;

    @Test
    void readsEveryTypeOfNumber() throws IOException {
        Path file =
                file(
                        """
                        {"__metadata__":{"made":"by hand"},
                         "f64":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},
                         "i64":{"dtype":"I64","shape":[1,1],"data_offsets":[8,16]},
                         "f32":{"dtype":"F32","shape":[],"data_offsets":[16,20]},
                         "i32":{"dtype":"I32","shape":[1],"data_offsets":[20,24]},
                         "f16":{"dtype":"F16","shape":[6],"data_offsets":[24,36]},
                         "bf16":{"dtype":"BF16","shape":[2],"data_offsets":[36,40]},
                         "u8":{"dtype":"U8","shape":[2],"data_offsets":[40,42]},
                         "none":{"dtype":"F32","shape":[0,3],"data_offsets":[42,42]}}
                        """,
                        data(42).putDouble(0.1)
                                .putLong(-3_000_000_000L)
                                .putFloat(1.5f)
                                .putInt(-7)
                                // In half precision: 1, -2, the largest number, the smallest
                                // subnormal one, -infinity, NaN.
                                .putShort((short) 0x3C00)
                                .putShort((short) 0xC000)
                                .putShort((short) 0x7BFF)
                                .putShort((short) 0x0001)
                                .putShort((short) 0xFC00)
                                .putShort((short) 0x7E00)
                                .putShort((short) 0x3F80)
                                .putShort((short) 0xC049)
                                .put((byte) 0)
                                .put((byte) 255));

        try (Safetensors safetensors = Safetensors.open(file)) {
            assertThat(safetensors.metadata()).containsExactly(Map.entry("made", "by hand"));
            assertThat(safetensors.tensors().keySet())
                    .containsExactly("f64", "i64", "f32", "i32", "f16", "bf16", "u8", "none");
            assertThat(safetensors.floats("f64")).isEqualTo(FloatTensor.of(new float[] {0.1f}, 1));
            assertThat(safetensors.longs("i64"))
                    .isEqualTo(LongTensor.of(new long[] {-3_000_000_000L}, 1, 1));
            assertThat(safetensors.floats("f32")).isEqualTo(FloatTensor.scalar(1.5f));
            assertThat(safetensors.longs("i32")).isEqualTo(LongTensor.of(new long[] {-7}, 1));
            assertThat(safetensors.floats("f16").data())
                    .containsExactly(1f, -2f, 65504f, 0x1p-24f, Float.NEGATIVE_INFINITY, Float.NaN);
            assertThat(safetensors.floats("bf16").data()).containsExactly(1f, -3.140625f);
            assertThat(safetensors.longs("u8").data()).containsExactly(0, 255);
            assertThat(safetensors.tensor("none")).isEqualTo(FloatTensor.of(new float[0], 0, 3));
        }
    }

    @Test
    void writesTheDocumentedFormat() throws IOException {
        Path file = folder.resolve("model.safetensors");

        Safetensors.write(
                file,
                Map.of(
                        "b", FloatTensor.of(new float[] {1, 2}, 2),
                        "a", FloatTensor.scalar(-1),
                        "step", LongTensor.scalar(258)),
                Map.of("epoch", "3"));

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8).strip())
                .isEqualTo(
                        "{\"__metadata__\":{\"epoch\":\"3\"},"
                            + "\"step\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                            + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]},"
                            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[12,20]}}");
        assertThat(header.length % 8).isZero();
        assertThat(bytes.remaining()).isEqualTo(20);
        assertThat(bytes.getLong()).isEqualTo(258);
        assertThat(bytes.getFloat()).isEqualTo(-1);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(2);
    }

    @Test
    void readsTensorsLargerThanABlock() {
        float[] data = new float[(1 << 19) + 17];
        long[] whole = new long[(1 << 17) + 3];
        for (int i = 0; i < data.length; i++) {
            data[i] = i;
        }
        Arrays.setAll(whole, i -> i * 3_000_000_019L);
        Path file = folder.resolve("large.safetensors");

        Safetensors.write(
                file,
                Map.of(
                        "floats", FloatTensor.of(data, data.length),
                        "longs", LongTensor.of(whole, whole.length)),
                Map.of());

        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.floats("floats").data()).isEqualTo(data);
            assertThat(read.longs("longs").data()).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 1L << 60, 9})
    void rejectsAHeaderLongerThanTheFile(long length) throws IOException {
        Path file = folder.resolve("hostile.safetensors");
        Files.write(file, data(16).putLong(length).putLong(0).array());

        assertRejected(file, "the header claims " + Long.toUnsignedString(length) + " bytes");
    }

    @Test
    void rejectsAnOverlongHeaderWithoutReadingIt() throws IOException {
        Path file = folder.resolve("sparse.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2_000_000_000L);
            sparse.write(data(8).putLong(1_900_000_000L).array());
        }

        assertRejected(file, "the format allows 100000000");
    }

    @Test
    void rejectsFilesTruncatedAnywhere() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Safetensors.write(
                whole, Map.of("a", FloatTensor.of(new float[] {1, 2}, 2)), Map.of("k", "v"));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            Path cut = folder.resolve("cut.safetensors");
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Safetensors.readAll(cut))
                    .as("cut to %d of %d bytes", length, bytes.length)
                    .isInstanceOf(InvalidCheckpointException.class)
                    .hasMessageStartingWith(cut.toString());
        }
    }

    @Test
    void namesAMissingFile() {
        assertRejected(folder.resolve("missing.safetensors"), "there is no such file");
    }

    static Stream<Arguments> hostileHeaders() {
        return Stream.of(
                hostile("no JSON", "not valid JSON: it is wrong near byte"),
                hostile("[1]", "not a JSON object"),
                hostile("{\"a\":1}", "tensor 'a': expected an object, found a whole number"),
                hostile("{\"a\":{\"dtype\":\"F32\"", "not valid JSON: it is truncated"),
                hostile("{} {}", "content after"),
                hostile(
                        tensors(
                                entry("a", "F32", "[2]", "[0,8]"),
                                entry("a", "F32", "[0]", "[8,8]")),
                        "Duplicate field 'a'"),
                hostile(
                        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],"
                                + "\"data_offsets\":[0,8]}}",
                        "Duplicate field 'dtype'"),
                hostile(tensors(entry("a", "Q9", "[2]", "[0,8]")), "dtype 'Q9'; supported are"),
                hostile("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "lacks one of"),
                hostile(
                        tensors(entry("a", "F32", "[2]", "[0,8,9]")),
                        "data_offsets [0, 8, 9], not [begin, end]"),
                hostile(tensors(entry("a", "F32", "[2]", "[8,0]")), "not [begin, end]"),
                hostile(tensors(entry("a", "F32", "[2]", "[-8,0]")), "negative number -8"),
                hostile(tensors(entry("a", "F32", "[-2]", "[0,8]")), "negative number -2"),
                hostile(tensors(entry("a", "F32", "[2.0]", "[0,8]")), "found a fraction"),
                hostile(
                        tensors(entry("a", "F32", "[99999999999999999999]", "[0,8]")),
                        "tensor 'a', shape holds a number that is out of range"),
                hostile(
                        tensors(entry("a", "F32", "[3]", "[0,8]")),
                        "F32 of shape [3] needs 12 bytes, data_offsets give it 8"),
                hostile(
                        tensors(entry("a", "F32", "[4611686018427387904,4]", "[0,8]")),
                        "more numbers than an array holds"),
                hostile(
                        tensors(entry("a", "F32", "[4294967296,4294967296,0,2]", "[0,8]")),
                        "more numbers than an array holds"),
                hostile(
                        tensors(entry("a", "F32", "[500000000]", "[0,2000000000]")),
                        "ends at byte 2000000000 of the data, but the file has only 8"),
                hostile(
                        tensors(
                                entry("a", "F32", "[2]", "[0,8]"),
                                entry("b", "F32", "[1]", "[4,8]")),
                        "tensor 'b' begins at byte 4 of the data, inside another one"),
                hostile(
                        tensors(entry("a", "F32", "[1]", "[4,8]")),
                        "tensor 'a' begins at byte 4 of the data, which leaves a gap after 0"),
                hostile(
                        tensors(entry("a", "F32", "[1]", "[0,4]")),
                        "the tensors end at byte 4 of the data, but the file has 8"),
                hostile("{\"__metadata__\":{\"a\":1}}", "expected a text, found a whole number"),
                hostile("{\"a\":" + "[".repeat(100_000), "expected an object, found a list"));
    }

    @ParameterizedTest
    @MethodSource("hostileHeaders")
    void rejectsHostileHeaders(String header, String reason) throws IOException {
        assertRejected(file(header, data(8)), reason);
    }

    @Test
    void rejectsReadsOfMissingOrIntegerTensors() {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("step", LongTensor.scalar(1)), Map.of());
        try (Safetensors safetensors = Safetensors.open(file)) {
            assertThatThrownBy(() -> safetensors.floats("weight"))
                    .isInstanceOf(InvalidCheckpointException.class)
                    .hasMessageContaining("there is no tensor 'weight' among its 1");
            assertThatThrownBy(() -> safetensors.floats("step"))
                    .isInstanceOf(InvalidCheckpointException.class)
                    .hasMessageContaining("tensor 'step' is I64[], expected fractions");
        }
    }

    @Test
    void leavesOnlyTheOldFileIfWritingFails() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("a", FloatTensor.scalar(1)), Map.of());
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        file,
                                        stream -> {
                                            stream.write(1);
                                            throw new IOException("the disk is full");
                                        }))
                .hasMessageContaining(file.toString())
                .hasRootCauseMessage("the disk is full");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).containsExactly(file);
        }
    }

    @Test
    void writesTheWholeFileEvenIfInterrupted() throws IOException {
        Path file = folder.resolve("numbers.safetensors");
        SortedMap<String, long[]> shapes = new TreeMap<>(Map.of("a", new long[] {2}));

        Safetensors.write(
                file,
                shapes,
                numbers -> {
                    numbers.write(1);
                    Thread.currentThread().interrupt();
                    numbers.write(2);
                });

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(Safetensors.readAll(file).get("a"))
                .isEqualTo(new FloatTensor(new long[] {2}, new float[] {1, 2}));
    }

    @Test
    void replacesAnExistingFile() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("a", FloatTensor.scalar(1)), Map.of());
        Safetensors.write(file, Map.of("b", FloatTensor.scalar(2)), Map.of());

        assertThat(Safetensors.readAll(file))
                .containsExactly(Map.entry("b", FloatTensor.scalar(2)));
    }

    private static Arguments hostile(String header, String reason) {
        return Arguments.of(header, reason);
    }

    private static String tensors(String... entries) {
        return "{" + String.join(",", List.of(entries)) + "}";
    }

    private static String entry(String name, String type, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
                .formatted(name, type, shape, offsets);
    }

    private static ByteBuffer data(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path file(String header, ByteBuffer data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("made-by-hand.safetensors");
        Files.write(
                file,
                data(8 + json.length + data.capacity())
                        .putLong(json.length)
                        .put(json)
                        .put(data.rewind())
                        .array());
        return file;
    }

    private static void assertRejected(Path file, String reason) {
        assertThatThrownBy(() -> Safetensors.readAll(file))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }
}
