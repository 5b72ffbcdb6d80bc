package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {

    /** Half of a pair of UTF-16: no locale writes it, as one that is ASCII writes no umlaut. */
    private static final String UNWRITABLE = "\ud800.jpg";

    @TempDir Path root;

    @Test
    void refusesNamesThatNoFileHas() {
        PictureFolder folder = new PictureFolder(root);

        assertThat(folder.refusal("a.jpg")).isEmpty();
        assertThat(folder.refusal("a\0.jpg")).contains("'a\0.jpg' is not the name of a file");
        assertThat(folder.refusal(UNWRITABLE))
                .contains(
                        "the locale cannot write the name '%s'; set LC_ALL=C.UTF-8"
                                .formatted(UNWRITABLE));
    }

    @Test
    void whoReadsSuchANameAllTheSameIsToldOfAPictureThatCannotBeRead() {
        PictureFolder folder = new PictureFolder(root);

        assertThatThrownBy(() -> folder.read(UNWRITABLE, "list.csv, line 3"))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageStartingWith("list.csv, line 3: the locale cannot write the name");
        assertThatThrownBy(() -> folder.read("a\0.jpg", ""))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageStartingWith("%s: 'a\0.jpg' is not the name of a file", root);
    }

    @Test
    void namesThatWereNotRefusedAreDamagedPictures() {
        PictureFacts facts =
                new PictureFacts(
                        new PictureFolder(root),
                        1,
                        picture -> "a\0.jpg",
                        Check.FILES,
                        new ImageIoDecoder());

        assertThat(facts.damage(0)).contains("'a\0.jpg' is not the name of a file");
    }
}
