package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

    @TempDir Path folder;

    @Test
    void addsItsBytesToADigest() throws IOException {
        Path path = Files.write(folder.resolve("a.tar"), new byte[] {1, 2, 3});
        Fingerprint digest = new Fingerprint();
        MappedFile.open(path).addTo(digest);

        assertThat(digest.text())
                .isEqualTo(new Fingerprint().addBytes(new byte[] {1, 2, 3}).text());
        assertThatThrownBy(() -> MappedFile.open(folder.resolve("gone.tar")))
                .hasMessage("%s cannot be read: there is no such file", folder.resolve("gone.tar"));
    }
}
