package io.mithridate.tensorflow.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SafetensorsRoundTripTest {

    @Property(tries = 100)
    void readsBackWhatWasWritten(
            @ForAll("tensors") Map<String, Tensor> tensors,
            @ForAll("texts") Map<String, String> metadata)
            throws IOException {
        Path file = Files.createTempFile("round-trip", ".safetensors");
        try {
            Safetensors.write(file, tensors, metadata);
            try (Safetensors safetensors = Safetensors.open(file)) {
                assertThat(safetensors.metadata()).isEqualTo(metadata);
            }
            assertThat(Safetensors.readAll(file)).isEqualTo(tensors);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<Map<String, String>> texts() {
        return Arbitraries.maps(name(), name()).ofMaxSize(3);
    }

    @Provide
    Arbitrary<Map<String, Tensor>> tensors() {
        Arbitrary<long[]> shapes =
                Arbitraries.longs().between(0, 4).array(long[].class).ofMaxSize(4);
        Arbitrary<Tensor> tensor = shapes.flatMap(SafetensorsRoundTripTest::tensor);
        return Arbitraries.maps(name(), tensor).ofMaxSize(5);
    }

    private static Arbitrary<Tensor> tensor(long[] shape) {
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        Arbitrary<Tensor> floats =
                Arbitraries.integers()
                        .map(Float::intBitsToFloat)
                        .array(Float[].class)
                        .ofSize(size)
                        .map(values -> FloatTensor.of(unbox(values), shape));
        Arbitrary<Tensor> longs =
                Arbitraries.longs()
                        .array(long[].class)
                        .ofSize(size)
                        .map(values -> LongTensor.of(values, shape));
        return Arbitraries.oneOf(floats, longs);
    }

    private static float[] unbox(Float[] values) {
        float[] unboxed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            unboxed[i] = values[i];
        }
        return unboxed;
    }

    private static Arbitrary<String> name() {
        return Arbitraries.strings()
                .ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(SafetensorsRoundTripTest::isSurrogate))
                .filter(text -> !text.equals("__metadata__"));
    }

    /** Returns {@code true} for half of a surrogate pair, which has no UTF-8 form. */
    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
