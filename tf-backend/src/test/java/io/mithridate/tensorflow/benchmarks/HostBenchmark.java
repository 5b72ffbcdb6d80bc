package io.mithridate.tensorflow.benchmarks;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.image.augment.AutoAugment;
import io.mithridate.tensorflow.image.augment.GeometricAugment;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the time that the host spends on a sample before TensorFlow, in microseconds on one
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HostBenchmark {

    private static final int SMALL_SIDE = 48;
    private static final int CLIP_SIDE = 224;

    private final RandomGenerator random = new Seed(1).generator();
    private final ClipImageDecoder decoder = new ClipImageDecoder();
    private final AutoAugment autoAugment = AutoAugment.imagenet();
    private final GeometricAugment geometricAugment = new GeometricAugment();
    private final ImageData jpeg = resource("picture-250x187.jpg");
    private final ImageData png = resource("picture-250x187.png");
    private final ImageData decoded = new ImageData.Decoded(decoder.decode(png));
    private final Image small = decoder.decode(png, SMALL_SIDE);
    private final Image large = decoder.decode(png, CLIP_SIDE);
    private final List<String> captions = captions(1_000);
    private final Tokenizer tokenizer = BytePairEncoding.learn(captions, 1_000, 32);
    private int captionIndex;

    /** Applies AutoAugment at the size of the small models. */
    @Benchmark
    public Image autoAugment48() {
        return autoAugment.apply(small, random);
    }

    /** Applies AutoAugment at the size of CLIP. */
    @Benchmark
    public Image autoAugment224() {
        return autoAugment.apply(large, random);
    }

    /** Applies GeometricAugment at the size of the small models. */
    @Benchmark
    public Image geometricAugment48() {
        return geometricAugment.apply(small, random);
    }

    /** Decodes a JPEG file of 250 x 187 pixels. */
    @Benchmark
    public Image decodeJpeg() {
        return decoder.decode(jpeg);
    }

    /** Decodes a PNG file of 250 x 187 pixels. */
    @Benchmark
    public Image decodePng() {
        return decoder.decode(png);
    }

    /** Resizes a decoded picture of 250 x 187 pixels and crops it to 224 x 224. */
    @Benchmark
    public Image resizeTo224() {
        return decoder.decode(decoded, CLIP_SIDE);
    }

    /** Resizes a decoded picture of 250 x 187 pixels and crops it to 48 x 48. */
    @Benchmark
    public Image resizeTo48() {
        return decoder.decode(decoded, SMALL_SIDE);
    }

    /** Encodes a caption of a dozen words that all occurred before. */
    @Benchmark
    public int[] tokenize() {
        captionIndex = (captionIndex + 1) % captions.size();
        return tokenizer.encode(captions.get(captionIndex));
    }

    private static ImageData resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(
                        HostBenchmark.class.getResourceAsStream("/golden/" + name), name)) {
            return new ImageData.Encoded(stream.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> captions(int count) {
        List<String> nouns = List.of("zebra", "banana", "lighthouse", "photograph", "umbrella");
        List<String> colors = List.of("red", "dark green", "blue", "yellow");
        List<String> captions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            captions.add(
                    "A photo of %d %s %ss above a %s in front of a %s background."
                            .formatted(
                                    i % 7,
                                    colors.get(i % 4),
                                    nouns.get(i % 5),
                                    nouns.get(i % 3),
                                    colors.get(i % 3)));
        }
        return captions;
    }
}
