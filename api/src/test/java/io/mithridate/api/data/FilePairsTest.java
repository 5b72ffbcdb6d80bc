package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairSet.PictureSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the ids, shared pictures and fingerprints of file pairs, and the rejection of files. */
class FilePairsTest {

    @TempDir Path outside;
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        Files.write(outside.resolve("x.jpg"), new byte[] {6});
        folder = Files.createDirectory(outside.resolve("pictures"));
        Files.write(folder.resolve("cat.jpg"), new byte[] {1, 2, 3});
        Files.createDirectory(folder.resolve("dogs"));
        Files.write(folder.resolve("dogs").resolve("dog.jpg"), new byte[] {4, 5});
    }

    private FilePairs pairs(String... filesAndCaptions) {
        return new FilePairs(
                folder,
                Arrays.stream(filesAndCaptions)
                        .map(line -> line.split(":", 2))
                        .map(parts -> new FilePairs.Line(parts[0], parts[1]))
                        .toList());
    }

    @Test
    void readsPicturesAndCaptions() {
        FilePairs pairs = pairs("cat.jpg:a cat", "dogs/dog.jpg:a dog, asleep");

        assertThat(pairs.size()).isEqualTo(2);
        assertThat(pairs.id(1)).isEqualTo("dogs/dog.jpg");
        assertThat(pairs.caption(1)).isEqualTo("a dog, asleep");
        assertThat(((ImageData.Encoded) pairs.image(1)).bytes()).containsExactly(4, 5);
    }

    @Test
    void treatsAFileThatIsListedTwiceAsOnePicture() {
        FilePairs pairs = pairs("dogs/dog.jpg:a dog", "cat.jpg:a cat", "./cat.jpg:it sleeps");

        assertThat(List.of(pairs.id(1), pairs.id(2))).containsExactly("cat.jpg", "cat.jpg/2");
        assertThat(pairs.pictureId(2)).isEqualTo("cat.jpg");
        assertThat(pairs.captions(1)).containsExactly("a cat", "it sleeps");
        assertThat(pairs.captions(2)).isEqualTo(pairs.captions(1));
        assertThat(((ImageData.Encoded) pairs.image(2)).bytes()).containsExactly(1, 2, 3);
        assertThat(pairs.pictureSource(2)).contains(new PictureSource(pairs, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gone.jpg", "../x.jpg", "dogs/../../x.jpg", "..", "dogs", "", "OUTSIDE"})
    void rejectsNamesThatAreNotFilesInTheFolder(String pattern) {
        String name = pattern.replace("OUTSIDE", outside.resolve("x.jpg").toString());

        assertThatThrownBy(() -> pairs("cat.jpg:a cat", name + ":a cat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' is not a file in the folder '%s'", name, folder);
    }

    @Test
    void rejectsABlankCaption() {
        assertThatThrownBy(() -> pairs("cat.jpg: "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'cat.jpg' has a blank caption");
    }

    @Test
    void acceptsNamesThatStayInTheFolder() throws IOException {
        Files.write(folder.resolve("dogs...jpg"), new byte[] {7});

        FilePairs pairs = pairs("dogs/../cat.jpg:a cat", "dogs...jpg:three dots");

        assertThat(pairs.id(0)).isEqualTo("cat.jpg");
        assertThat(pairs.id(1)).isEqualTo("dogs...jpg");
    }

    @Test
    void reportsAFileThatCanNoLongerBeRead() throws IOException {
        FilePairs pairs = pairs("cat.jpg:a cat");
        Files.delete(folder.resolve("cat.jpg"));

        assertThatThrownBy(() -> pairs.image(0))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage("%s: cannot be read", folder.resolve("cat.jpg"))
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void doesNotReportDamagedPicturesIfTheFolderIsGone() throws IOException {
        FilePairs pairs = pairs("cat.jpg:a cat");
        Files.move(folder, outside.resolve("elsewhere"));

        assertThatThrownBy(() -> pairs.image(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the folder '%s' cannot be read", folder);
    }

    @Test
    void fingerprintChangesWithEverythingThatTrainingReads() throws IOException {
        String original = pairs("cat.jpg:a cat", "dogs/dog.jpg:a dog").fingerprint();
        String again = pairs("cat.jpg:a cat", "dogs/dog.jpg:a dog").fingerprint();
        String reordered = pairs("dogs/dog.jpg:a dog", "cat.jpg:a cat").fingerprint();
        String recaptioned = pairs("cat.jpg:a cat", "dogs/dog.jpg:a hound").fingerprint();
        Path cat = folder.resolve("cat.jpg");
        FileTime modified = Files.getLastModifiedTime(cat);
        Files.setLastModifiedTime(cat, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        String touched = pairs("cat.jpg:a cat", "dogs/dog.jpg:a dog").fingerprint();
        Files.write(cat, new byte[] {1, 2, 3, 4});
        Files.setLastModifiedTime(cat, modified);
        String longer = pairs("cat.jpg:a cat", "dogs/dog.jpg:a dog").fingerprint();

        assertThat(again).isEqualTo(original);
        assertThat(List.of(original, reordered, recaptioned, touched, longer))
                .doesNotHaveDuplicates();
    }
}
