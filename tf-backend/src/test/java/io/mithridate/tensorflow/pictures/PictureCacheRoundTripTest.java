package io.mithridate.tensorflow.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class PictureCacheRoundTripTest {

    private static final int PICTURES = 20;

    @Property(tries = 100)
    void findsExactlyTheStoredPictures(
            @ForAll("pictures") Map<Integer, Image> kept,
            @ForAll("names") String name,
            @ForAll @IntRange(min = 1, max = 300) int part)
            throws IOException {
        PictureCacheKey key = new PictureCacheKey(name, PICTURES, PictureCacheKey.OWN_SIZE, name);
        CacheBounds bounds = new CacheBounds(part, 0, file -> part);
        Path folder = Files.createTempDirectory("round-trip");
        try {
            CacheFileOpener opener = new CacheFileOpener(folder, key, bounds);
            try (PictureCacheFile file = opener.open()) {
                kept.forEach(
                        (index, image) ->
                                assertThat(file.put(index, name + index, image))
                                        .isEqualTo(image.rgb().length <= part));
                assertContent(file, kept, name, part);
            }
            try (PictureCacheFile again = opener.open()) {
                assertContent(again, kept, name, part);
            }
        } finally {
            delete(folder);
        }
    }

    private static void assertContent(
            PictureCacheFile file, Map<Integer, Image> kept, String name, int part) {
        for (int index = 0; index < PICTURES; index++) {
            Optional<Image> expected =
                    Optional.ofNullable(kept.get(index))
                            .filter(image -> image.rgb().length <= part);
            assertThat(file.find(index, name + index)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Map<Integer, Image>> pictures() {
        Arbitrary<Integer> side = Arbitraries.integers().between(1, 12);
        Arbitrary<Image> picture =
                side.flatMap(
                        width ->
                                side.flatMap(
                                        height ->
                                                Arbitraries.bytes()
                                                        .array(byte[].class)
                                                        .ofSize(width * height * Image.CHANNELS)
                                                        .map(
                                                                rgb ->
                                                                        new Image(
                                                                                width, height,
                                                                                rgb))));
        return Arbitraries.maps(Arbitraries.integers().between(0, PICTURES - 1), picture);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().alpha().ofMaxLength(50);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
