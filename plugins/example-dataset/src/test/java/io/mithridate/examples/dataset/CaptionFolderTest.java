package io.mithridate.examples.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.testkit.PairDataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every set of pairs promises, and what is particular to this one. */
class CaptionFolderTest implements PairDataContract {

    @TempDir Path outside;
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.write(outside.resolve("x.jpg"), new byte[] {6});
        folder = Files.createDirectory(outside.resolve("pictures"));
        Files.write(folder.resolve("cat.jpg"), new byte[] {1, 2, 3});
        Files.createDirectory(folder.resolve("dogs"));
        Files.write(folder.resolve("dogs").resolve("dog.jpg"), new byte[] {4, 5});
        list("cat.jpg,a cat\ndogs/dog.jpg, a dog, asleep\n");
    }

    private void list(String lines) throws IOException {
        Files.writeString(folder.resolve("captions.csv"), lines);
    }

    @Override
    public PluginFactory<?, ?> factory() {
        return new CaptionFolderFactory();
    }

    @Override
    public PairData pairs() {
        return new CaptionFolder(new CaptionFolder.Options(folder));
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
    @ValueSource(
            strings = {
                "cat.jpg",
                "cat.jpg, ",
                ",a cat",
                "gone.jpg,a cat",
                "OUTSIDE/x.jpg,a cat",
                "../x.jpg,a cat",
                "dogs/../../x.jpg,a cat",
                "..,a cat"
            })
    void refusesALineThatIsNotAPictureOfTheFolder(String pattern) throws IOException {
        String line = pattern.replace("OUTSIDE", outside.toString());
        list("cat.jpg,a cat\n" + line + "\n");

        assertThatThrownBy(this::pairs)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "captions.csv: '%s' is not 'file,caption' of a file in the folder", line);
    }

    @Test
    void takesNamesThatStayInTheFolder() throws IOException {
        Files.write(folder.resolve("dogs...jpg"), new byte[] {7});
        list("dogs/../cat.jpg,a cat\ndogs...jpg,three dots\n");

        assertThat(pairs().train().id(0)).isEqualTo("cat.jpg");
        assertThat(pairs().train().id(1)).isEqualTo("dogs...jpg");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        PairSet train = pairs().train();
        Files.delete(folder.resolve("cat.jpg"));
        assertThatThrownBy(() -> train.image(0))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageContaining("cat.jpg");

        Files.delete(folder.resolve("captions.csv"));
        assertThatThrownBy(this::pairs)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("'%s' is missing or not UTF-8", folder.resolve("captions.csv"));
    }

    @Test
    void theFingerprintChangesWithACaptionOrAPicture() throws IOException {
        String before = pairs().fingerprint();
        Files.setLastModifiedTime(
                folder.resolve("cat.jpg"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        String touched = pairs().fingerprint();
        list("cat.jpg,a tabby cat\ndogs/dog.jpg, a dog, asleep\n");

        assertThat(touched).isNotEqualTo(before);
        assertThat(pairs().fingerprint()).isNotEqualTo(touched);
    }
}
