package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.testkit.PairDataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of all sets of pairs, and tests specific to this plugin. */
class CaptionFolderTest implements PairDataContract {

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.write(folder.resolve("cat.jpg"), new byte[] {1, 2, 3});
        Files.createDirectory(folder.resolve("dogs"));
        Files.write(folder.resolve("dogs").resolve("dog.jpg"), new byte[] {4, 5});
        writeList("cat.jpg,a cat\ndogs/dog.jpg, a dog, asleep\n");
    }

    private void writeList(String lines) throws IOException {
        Files.writeString(folder.resolve("captions.csv"), lines);
    }

    @Override
    public Class<?> plugin() {
        return CaptionFolder.class;
    }

    @Override
    public PairData pairs() {
        try {
            return new CaptionFolder(new CaptionFolder.Options(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsPicturesAndCaptions() {
        PairSet train = pairs().train();

        assertThat(train.size()).isEqualTo(2);
        assertThat(train.id(1)).isEqualTo("dogs/dog.jpg");
        assertThat(train.caption(1)).isEqualTo("a dog, asleep");
        assertThat(((ImageData.Encoded) train.image(1)).bytes()).containsExactly(4, 5);
        assertThat(pairs().heldOut().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "cat.jpg;           'cat.jpg' is not 'file,caption'",
                "'cat.jpg, ';       'cat.jpg' has a blank caption",
                "gone.jpg,a cat;    'gone.jpg' is not a file in the folder"
            })
    void rejectsALineThatIsNotAPictureWithACaption(String line, String complaint)
            throws IOException {
        writeList("cat.jpg,a cat\n" + line.replace("'", "") + "\n");

        assertThatThrownBy(this::pairs)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void reportsAMissingList() throws IOException {
        Files.delete(folder.resolve("captions.csv"));

        assertThatThrownBy(this::pairs).hasRootCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void fingerprintChangesWithCaptionsAndPictures() throws IOException {
        String before = pairs().fingerprint();
        Files.setLastModifiedTime(
                folder.resolve("cat.jpg"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        String touched = pairs().fingerprint();
        writeList("cat.jpg,a tabby cat\ndogs/dog.jpg, a dog, asleep\n");

        assertThat(touched).isNotEqualTo(before);
        assertThat(pairs().fingerprint()).isNotEqualTo(touched);
    }
}
