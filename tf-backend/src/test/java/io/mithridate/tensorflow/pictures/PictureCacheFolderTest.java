package io.mithridate.tensorflow.pictures;

import static io.mithridate.tensorflow.pictures.SamplePictures.COUNT;
import static io.mithridate.tensorflow.pictures.SamplePictures.KEY;
import static io.mithridate.tensorflow.pictures.SamplePictures.folder;
import static io.mithridate.tensorflow.pictures.SamplePictures.name;
import static io.mithridate.tensorflow.pictures.SamplePictures.path;
import static io.mithridate.tensorflow.pictures.SamplePictures.picture;
import static io.mithridate.tensorflow.pictures.SamplePictures.putAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.Image;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheFolderTest {

    @TempDir private Path root;

    @Test
    void opensAFileOnceAndClosesItAfterItsLastUser() {
        try (PictureCacheFolder folder = folder(root)) {
            PictureCacheFile first = folder.open(KEY).orElseThrow();
            PictureCacheFile second = folder.open(KEY).orElseThrow();
            assertThat(second).isSameAs(first);
            folder.close(KEY);
            assertThat(second.put(0, name(0), picture(0))).isTrue();
            folder.close(KEY);
            assertThat(folder.open(KEY).orElseThrow())
                    .isNotSameAs(first)
                    .satisfies(again -> assertThat(again.find(0, name(0))).contains(picture(0)));
        }
    }

    @Test
    void opensNoFilesWithoutAFolder() {
        try (PictureCacheFolder none = PictureCacheFolder.none()) {
            assertThat(none.open(KEY)).isEmpty();
        }
    }

    @Test
    void warnsIfTheFolderCannotBeCreated() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        try (LoggedWarnings warnings = new LoggedWarnings();
                PictureCacheFolder folder = folder(file.resolve("cache"))) {
            assertThat(folder.open(KEY)).isEmpty();
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .contains("training continues without the picture cache " + file);
        }
    }

    @Test
    void oneOfTwoFillingProcessesCanBeKilled() throws Exception {
        Process killed = startFilling("killed");
        Process other = startFilling("other");
        try {
            assertThat(awaitBegin(killed)).isTrue();
            assertThat(awaitBegin(other)).isTrue();
            killed.destroyForcibly().waitFor();
            assertThat(other.waitFor()).isZero();
        } finally {
            killed.destroyForcibly();
            other.destroyForcibly();
        }
        PictureCacheKey key = CacheFillingProcess.KEY;
        try (PictureCacheFile file = SamplePictures.open(root, key)) {
            int found = 0;
            for (int i = 0; i < key.pictures(); i++) {
                Optional<Image> picture = file.find(i, name(i));
                if (picture.isPresent()) {
                    assertThat(picture.get()).isEqualTo(picture(i));
                    found++;
                }
                file.put(i, name(i), picture(i));
            }
            assertThat(found).isPositive();
        }
        try (PictureCacheFile again = SamplePictures.open(root, key)) {
            for (int i = 0; i < key.pictures(); i++) {
                assertThat(again.find(i, name(i))).contains(picture(i));
            }
        }
    }

    private Process startFilling(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CacheFillingProcess.class.getName(),
                        root.toString())
                .redirectError(root.resolve(name + ".log").toFile())
                .start();
    }

    /** Waits until a process reports that it has begun; returns false if it ends before. */
    private static boolean awaitBegin(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.equals(CacheFillingProcess.BEGUN)) {
            line = lines.readLine();
        }
        return line != null;
    }

    @Test
    void readsACompleteFileOnAFullDisk() {
        try (PictureCacheFolder folder = folder(root)) {
            putAll(folder.open(KEY).orElseThrow());
        }
        CacheBounds full = new CacheBounds(SamplePictures.PART, 1, file -> 0);
        try (PictureCacheFolder folder =
                new PictureCacheFolder(new PictureCaching(Optional.of(root)), full)) {
            PictureCacheFile file = folder.open(KEY).orElseThrow();
            for (int i = 0; i < COUNT; i++) {
                assertThat(file.find(i, name(i))).contains(picture(i));
            }
        }
        assertThat(path(root, KEY)).isNotEmptyFile();
    }
}
