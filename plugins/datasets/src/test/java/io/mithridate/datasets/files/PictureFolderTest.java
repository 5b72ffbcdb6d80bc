package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {

    /** An unpaired surrogate: no locale can encode it, just as ASCII cannot encode an umlaut. */
    private static final String UNWRITABLE = "\ud800.jpg";

    @TempDir Path root;

    @Test
    void rejectsNamesThatNoFileCanHave() {
        PictureFolder folder = new PictureFolder(root);

        assertThat(folder.refusal("a.jpg")).isEmpty();
        assertThat(folder.refusal("a\0.jpg")).contains("'a\0.jpg' is not the name of a file");
        assertThat(folder.refusal(UNWRITABLE))
                .contains(
                        "the locale cannot write the name '%s'; set LC_ALL=C.UTF-8"
                                .formatted(UNWRITABLE));
    }

    @Test
    void readingARejectedNameReportsACorruptPicture() {
        PictureFolder folder = new PictureFolder(root);

        assertThatThrownBy(() -> folder.read(UNWRITABLE, "list.csv, line 3"))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageStartingWith("list.csv, line 3: the locale cannot write the name");
        assertThatThrownBy(() -> folder.read("a\0.jpg", ""))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageStartingWith("%s: 'a\0.jpg' is not the name of a file", root);
    }

    @Test
    void checksReportRejectedNamesAsDamage() {
        assertThat(damage("a\0.jpg")).isEqualTo("'a\0.jpg' is not the name of a file");
    }

    /** Two links that point to each other cannot be read, whatever the permissions. */
    @Test
    void distinguishesInaccessibleFilesFromMissingOnes() throws IOException {
        Path loop = root.resolve("loop.jpg");
        Files.createSymbolicLink(loop, root.resolve("other.jpg"));
        Files.createSymbolicLink(root.resolve("other.jpg"), loop);

        assertThat(damage("loop.jpg"))
                .startsWith("the file '%s' cannot be read: ".formatted(loop))
                .doesNotContain("null");
        assertThat(damage("gone.jpg"))
                .isEqualTo("there is no file '%s'".formatted(root.resolve("gone.jpg")));
        PictureFolder folder = new PictureFolder(root);
        assertThatThrownBy(() -> folder.read("loop.jpg", ""))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageStartingWith("%s: cannot be read: ", loop)
                .hasMessageNotContaining("cannot be read: " + loop);
        assertThatThrownBy(() -> folder.read("gone.jpg", ""))
                .hasMessage("%s: there is no such file", root.resolve("gone.jpg"));
        assertThatThrownBy(() -> folder.read("..", "")).hasMessageEndingWith("is not a file");
    }

    /** The folder may be on a missing disk, which does not make its pictures damaged. */
    @Test
    void missingFolderIsNotReportedAsDamagedPictures() throws IOException {
        Path gone = Files.createDirectory(root.resolve("gone"));
        PictureFolder folder = new PictureFolder(gone);
        Files.delete(gone);

        assertThatThrownBy(() -> folder.read("a.jpg", ""))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the folder '%s' cannot be read: there is no such file", gone);
        assertThatThrownBy(
                        () ->
                                new PictureChecks(
                                        folder,
                                        1,
                                        picture -> "a.jpg",
                                        CheckLevel.FILES,
                                        new ImageIoDecoder()))
                .isInstanceOf(UncheckedIOException.class);
    }

    private String damage(String name) {
        return new PictureChecks(
                        new PictureFolder(root),
                        1,
                        picture -> name,
                        CheckLevel.FILES,
                        new ImageIoDecoder())
                .damage(0)
                .orElseThrow();
    }
}
