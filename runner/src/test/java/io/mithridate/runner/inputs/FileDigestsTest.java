package io.mithridate.runner.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    private final Path folder;

    FileDigestsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The digest of "abc" is the example of FIPS 180-2, appendix B.1. */
    @Test
    void digestOfAFileDependsOnlyOnItsContent() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "abc");
        Path other = Files.writeString(folder.resolve("other"), "abc");

        assertThat(new FileDigests().digest(one))
                .isEqualTo(
                        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(new FileDigests().digest(other));
    }

    @Test
    void digestOfAFolderDependsOnItsFilesAndTheirNames() throws IOException {
        String digest = digest("a", "x/1", "one", "2", "two");

        assertThat(digest("b", "2", "two", "x/1", "one")).isEqualTo(digest);
        assertThat(digest("c", "x/1", "two", "2", "one")).isNotEqualTo(digest);
        assertThat(digest("d", "1", "one", "2", "two")).isNotEqualTo(digest);
        assertThat(digest("e", "x/1", "one")).isNotEqualTo(digest);
    }

    @Test
    void readsAFileOnlyOnce() throws IOException {
        FileDigests digests = new FileDigests();
        Path file = Files.writeString(folder.resolve("file"), "abc");
        String digest = digests.digest(file);

        Files.writeString(file, "abd");

        assertThat(digests.digest(file)).isEqualTo(digest);
        assertThat(new FileDigests().digest(file)).isNotEqualTo(digest);
    }

    @Test
    void rejectsFilesThatChangedSinceTheirDigest() throws IOException {
        FileDigests digests = new FileDigests();
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Path file = Files.writeString(inside.resolve("file"), "abc");
        digests.requireUnchanged(file);
        assertThat(digests.digest(file)).isNotEmpty();
        assertThat(digests.digest(inside)).isNotEmpty();
        digests.requireUnchanged(file);
        digests.requireUnchanged(inside);
        assertThat(digests.content(file)).asString().isEqualTo("abc");

        Files.writeString(file, "abd");

        assertThatThrownBy(() -> digests.requireUnchanged(file))
                .isInstanceOf(ChangedFileException.class)
                .hasMessage(file + " was changed since this experiment was planned; start again");
        assertThatThrownBy(() -> digests.requireUnchanged(inside))
                .isInstanceOf(ChangedFileException.class);
        assertThatThrownBy(() -> digests.content(file)).isInstanceOf(ChangedFileException.class);
    }

    @Test
    void namesAnUnreadableFile() {
        Path missingFile = folder.resolve("absent");

        assertThatThrownBy(() -> new FileDigests().digest(missingFile))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + missingFile);
    }

    private String digest(String name, String... filesAndContents) throws IOException {
        Path inside = folder.resolve(name);
        for (int i = 0; i < filesAndContents.length; i += 2) {
            Path file = inside.resolve(filesAndContents[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, filesAndContents[i + 1]);
        }
        return new FileDigests().digest(inside);
    }
}
