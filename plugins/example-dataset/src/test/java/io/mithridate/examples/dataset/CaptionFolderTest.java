package io.mithridate.examples.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairData;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.testkit.PairDataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every set of pairs promises, and what is particular to this one. */
class CaptionFolderTest implements PairDataContract {

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("cat.jpg"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("dog.jpg"), new byte[] {4, 5});
        Files.writeString(
                folder.resolve("captions.csv"),
                "cat.jpg,a cat\ndog.jpg,a dog, asleep\ncat.jpg,a tabby cat\n");
    }

    @Override
    public PluginFactory<?, ?> factory() {
        return new CaptionFolderFactory();
    }

    @Override
    public PairData pairs() {
        return new CaptionFolder(new CaptionFolderOptions(folder));
    }

    @Test
    void readsCaptionsAndWhichPicturesAreOne() {
        assertThat(pairs().train().size()).isEqualTo(3);
        assertThat(pairs().train().caption(1)).isEqualTo("a dog, asleep");
        assertThat(pairs().train().pictureId(2)).isEqualTo("cat.jpg");
        assertThat(pairs().train().captions(0)).containsExactly("a cat", "a tabby cat");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("captions.csv"), "cat.jpg\n");
        assertThatThrownBy(this::pairs)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("captions.csv: 'cat.jpg' is not 'file,caption'");
        Files.delete(folder.resolve("captions.csv"));
        assertThatThrownBy(this::pairs)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("there is no file '%s' to read", folder.resolve("captions.csv"));
    }
}
