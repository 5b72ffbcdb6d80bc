package io.mithridate.tensorflow.pictures;

import static io.mithridate.tensorflow.pictures.SamplePictures.COUNT;
import static io.mithridate.tensorflow.pictures.SamplePictures.KEY;
import static io.mithridate.tensorflow.pictures.SamplePictures.PART;
import static io.mithridate.tensorflow.pictures.SamplePictures.bounds;
import static io.mithridate.tensorflow.pictures.SamplePictures.name;
import static io.mithridate.tensorflow.pictures.SamplePictures.path;
import static io.mithridate.tensorflow.pictures.SamplePictures.picture;
import static io.mithridate.tensorflow.pictures.SamplePictures.putAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheFileTest {

    /**
     * The offset of the table of twelve 32-byte rows; the header and the table take one page each.
     */
    private static final int TABLE = 4096;

    private static final int PIXELS = 2 * 4096;

    @TempDir private Path folder;

    private PictureCacheFile open() throws IOException {
        return SamplePictures.open(folder, KEY);
    }

    private static int countFound(PictureCacheFile file) {
        int found = 0;
        for (int i = 0; i < COUNT; i++) {
            Optional<Image> picture = file.find(i, name(i));
            if (picture.isPresent()) {
                assertThat(picture.get()).as(name(i)).isEqualTo(picture(i));
                found++;
            }
        }
        return found;
    }

    /** Returns the content of a file that holds all pictures. */
    private byte[] fullFile() throws IOException {
        try (PictureCacheFile file = open()) {
            putAll(file);
        }
        return Files.readAllBytes(path(folder, KEY));
    }

    /**
     * Asserts that a file with this content never yields a wrong picture and can be filled again.
     */
    private void assertHarmless(byte[] content, String description) throws IOException {
        Files.write(path(folder, KEY), content);
        try (PictureCacheFile file = open()) {
            countFound(file);
            putAll(file);
            assertThat(countFound(file)).as(description).isEqualTo(COUNT);
        }
        try (PictureCacheFile again = open()) {
            assertThat(countFound(again)).as(description + ", opened again").isEqualTo(COUNT);
        }
    }

    @Test
    void flippedByteGivesNoWrongPicture() throws IOException {
        byte[] whole = fullFile();
        IntStream places =
                IntStream.concat(
                        IntStream.range(0, 64),
                        IntStream.concat(
                                IntStream.range(TABLE - 1, TABLE + COUNT * 32 + 1),
                                IntStream.range(PIXELS - 1, PIXELS + PART + 2)));
        for (int place : places.toArray()) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x10;
            assertHarmless(damaged, "byte " + place);
        }
    }

    @Test
    void truncatedFileGivesNoWrongPicture() throws IOException {
        byte[] whole = fullFile();
        List<Integer> lengths =
                new ArrayList<>(List.of(0, 1, 7, 8, 9, 31, 32, 33, TABLE - 1, TABLE));
        for (int row = 0; row < COUNT; row++) {
            lengths.add(TABLE + row * 32 + 1);
            lengths.add(TABLE + row * 32 + 31);
            lengths.add(TABLE + row * 32 + 32);
        }
        for (int length = PIXELS - 1; length <= whole.length; length += 7) {
            lengths.add(length);
        }
        for (int length : lengths) {
            assertHarmless(Arrays.copyOf(whole, length), "cut to " + length);
        }
    }

    @Test
    void detectsSwappedRowsAndPixels() throws IOException {
        byte[] swapped = fullFile();
        byte[] row = Arrays.copyOfRange(swapped, TABLE, TABLE + 32);
        System.arraycopy(swapped, TABLE + 32, swapped, TABLE, 32);
        System.arraycopy(row, 0, swapped, TABLE + 32, 32);
        Files.write(path(folder, KEY), swapped);

        try (PictureCacheFile file = open()) {
            assertThat(file.find(0, name(0))).isEmpty();
            assertThat(file.find(1, name(1))).isEmpty();
            assertThat(countFound(file)).isEqualTo(COUNT - 2);
        }
    }

    @Test
    void setsAsideAForeignFileWithAWarning() throws IOException {
        Files.writeString(path(folder, KEY), "my holiday notes");
        try (LoggedWarnings warnings = new LoggedWarnings();
                PictureCacheFile file = open()) {
            assertThat(countFound(file)).isZero();
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .contains("it ends after 16 bytes, within its header", ".damaged");
        }
        assertThat(Path.of(path(folder, KEY) + ".damaged")).hasContent("my holiday notes");
    }

    @Test
    void setsAsideACacheOfOtherPictures() throws IOException {
        PictureCacheKey other = new PictureCacheKey("others", COUNT, KEY.size(), "decoder 1");
        try (PictureCacheFile file = SamplePictures.open(folder, other)) {
            putAll(file);
        }
        Files.move(path(folder, other), path(folder, KEY));
        try (LoggedWarnings warnings = new LoggedWarnings();
                PictureCacheFile file = open()) {
            assertThat(countFound(file)).isZero();
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .contains("is damaged, or of other pictures than its name says");
        }
    }

    @Test
    void fileDependsOnEverythingThatDeterminesThePixels() {
        assertThat(
                        List.of(
                                path(folder, KEY),
                                path(folder, new PictureCacheKey("other", COUNT, 0, "decoder 1")),
                                path(folder, new PictureCacheKey("twelve", 13, 0, "decoder 1")),
                                path(folder, new PictureCacheKey("twelve", COUNT, 8, "decoder 1")),
                                path(folder, new PictureCacheKey("twelve", COUNT, 0, "decoder 2"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotFindARenamedPicture() throws IOException {
        try (PictureCacheFile file = open()) {
            file.put(3, name(3), picture(3));
            assertThat(file.find(3, name(4))).isEmpty();
            assertThat(file.find(3, name(3))).contains(picture(3));
        }
    }

    @Test
    void fileOfSquaresRejectsOtherPictures() throws IOException {
        PictureCacheKey squares = new PictureCacheKey("squares", 2, 4, "decoder 1");
        try (PictureCacheFile file = SamplePictures.open(folder, squares)) {
            assertThat(file.put(0, "square", Image.black(4, 4))).isTrue();
            assertThatThrownBy(() -> file.put(1, "broad", Image.black(5, 4)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Image[5 x 4] in a cache of 4 pixels");
        }
    }

    @Test
    void reportsADamagedPictureOnceAndStoresItAgain() throws IOException {
        byte[] damaged = fullFile();
        damaged[PIXELS] ^= 1;
        damaged[PIXELS + picture(0).rgb().length] ^= 1;
        Files.write(path(folder, KEY), damaged);
        try (LoggedWarnings warnings = new LoggedWarnings();
                PictureCacheFile file = open()) {
            assertThat(file.find(0, name(0))).isEmpty();
            assertThat(file.find(1, name(1))).isEmpty();
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .contains("is damaged: the entry for picture-0 is corrupt");
            assertThat(file.put(0, name(0), picture(0))).isTrue();
            assertThat(file.find(0, name(0))).contains(picture(0));
        }
    }

    @Test
    void fullDiskOnlyStopsTheGrowth() throws IOException {
        AtomicLong freeBytes = new AtomicLong(1000 + PART);
        CacheBounds bounds =
                new CacheBounds(PART, 1000, file -> freeBytes.getAndSet(1000 + PART - 1));
        try (LoggedWarnings warnings = new LoggedWarnings();
                PictureCacheFile file = new CacheFileOpener(folder, KEY, bounds).open()) {
            int kept = 0;
            while (file.put(kept, name(kept), picture(kept))) {
                kept++;
            }
            // 36, 66, 90, 108, 120 and 126 bytes are 546; the next 126 do not fit into 600.
            assertThat(kept).isEqualTo(6);
            assertThat(countFound(file)).isEqualTo(6);
            assertThat(file.put(0, name(0), picture(0))).isTrue();
            assertThat(file.put(7, name(7), picture(7))).isFalse();
            assertThat(file.reasonNotCached(0)).isEmpty();
            assertThat(file.reasonNotCached(7).orElseThrow()).endsWith("of the disk would be left");
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .contains("is no longer extended", "it holds 6 of 12 pictures");
        }
        try (PictureCacheFile later = open()) {
            putAll(later);
            assertThat(countFound(later)).isEqualTo(COUNT);
        }
    }

    @Test
    void rejectsAPictureLargerThanAPart() throws IOException {
        try (PictureCacheFile file = open()) {
            assertThat(file.put(0, name(0), Image.black(PART / 3, 1))).isTrue();
            assertThat(file.put(1, name(1), Image.black(PART / 3 + 1, 1))).isFalse();
            assertThat(file.put(2, name(2), picture(2))).isTrue();
        }
    }

    @Test
    void fileTruncatedWhileItIsReadGivesNoWrongPicture() throws IOException {
        try (PictureCacheFile file = open()) {
            putAll(file);
            assertThat(countFound(file)).isEqualTo(COUNT);
            byte[] whole = Files.readAllBytes(path(folder, KEY));
            Files.write(path(folder, KEY), Arrays.copyOf(whole, PIXELS + 40));

            assertThat(countFound(file)).isEqualTo(1);
            putAll(file);
            assertThat(countFound(file)).isEqualTo(COUNT);
        }
    }

    @Test
    void interruptDisablesTheCacheButNotTraining() throws IOException {
        try (LoggedWarnings warnings = new LoggedWarnings();
                PictureCacheFile file = open()) {
            file.put(0, name(0), picture(0));
            Thread.currentThread().interrupt();
            assertThat(file.put(1, name(1), picture(1))).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.find(0, name(0))).isEmpty();
            assertThat(file.find(1, name(1))).isEmpty();
            assertThat(warnings.lines()).hasSize(2);
            assertThat(warnings.lines().get(0)).contains("cannot be written");
            assertThat(warnings.lines().get(1)).contains("cannot be read any longer");
        }
    }

    @Test
    void severalThreadsCanWriteAtTheSameTime() throws Exception {
        int pictures = 300;
        PictureCacheKey many = new PictureCacheKey("many", pictures, 0, "decoder 1");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (PictureCacheFile file = SamplePictures.open(folder, many)) {
            List<Future<?>> written = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                int first = thread * 50;
                written.add(
                        threads.submit(
                                () -> {
                                    // Each picture is written by two threads.
                                    for (int i = 0; i < 100; i++) {
                                        int index = (first + i) % pictures;
                                        file.put(index, name(index), picture(index));
                                        assertThat(file.find(index, name(index)))
                                                .contains(picture(index));
                                    }
                                }));
            }
            for (Future<?> each : written) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        try (PictureCacheFile again = SamplePictures.open(folder, many)) {
            for (int i = 0; i < pictures; i++) {
                assertThat(again.find(i, name(i))).contains(picture(i));
            }
        }
    }

    @Test
    void secondUserReadsWhatTheFirstWrites() throws IOException {
        try (PictureCacheFile first = open();
                PictureCacheFile second = open()) {
            assertThat(second.find(0, name(0))).isEmpty();
            assertThat(second.put(1, name(1), picture(1))).isFalse();
            assertThat(second.reasonNotCached(1))
                    .contains(
                            "the picture cache %s: another process writes it; wait until it ends,"
                                            .formatted(path(folder, KEY))
                                    + " or name another folder");
            assertThat(first.reasonNotCached(1)).isEmpty();
            putAll(first);
            assertThat(countFound(second)).isEqualTo(COUNT);
            assertThat(second.put(1, name(1), picture(1))).isTrue();
            assertThat(second.reasonNotCached(1)).isEmpty();
        }
        try (PictureCacheFile third = open()) {
            assertThat(countFound(third)).isEqualTo(COUNT);
        }
    }

    @Test
    void readsAReadOnlyFile() throws IOException {
        fullFile();
        Path lock = Path.of(path(folder, KEY) + ".lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        try (PictureCacheFile file = open()) {
            assertThat(countFound(file)).isEqualTo(COUNT);
            assertThat(file.reasonNotCached(1)).as("it is there").isEmpty();
        }
        Files.delete(path(folder, KEY));
        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    @Test
    void standardPartsHoldTheLargestSupportedPicture() {
        CacheBounds standard = CacheBounds.standard();
        assertThat(standard.part()).isGreaterThanOrEqualTo(50_000_000 * Image.CHANNELS);
        assertThat(bounds().part()).isEqualTo(PART);
    }
}
