package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeReaderTest {

    @TempDir Path root;

    @Test
    void returnsTheAttributesOfFilesInAnyOrder() throws IOException {
        Path one = Files.createDirectory(root.resolve("one"));
        Path other = Files.createDirectory(root.resolve("other"));
        List<Path> files =
                List.of(
                        file(one, "a.jpg", 1),
                        file(one, "b.jpg", 2),
                        file(one, "c.jpg", 3),
                        Files.createSymbolicLink(one.resolve("link.jpg"), one.resolve("c.jpg")),
                        file(other, "a.jpg", 4),
                        file(other, "b.jpg", 5),
                        Files.createDirectory(other.resolve("folder")),
                        one.resolve("b.jpg"),
                        other.resolve("b.jpg"),
                        Files.createSymbolicLink(root.resolve("way"), one).resolve("a.jpg"),
                        root.resolve("way").resolve("b.jpg"));

        try (AttributeReader reader = new AttributeReader()) {
            for (Path file : files) {
                BasicFileAttributes expected =
                        Files.readAttributes(file, BasicFileAttributes.class);
                BasicFileAttributes read = reader.of(file);
                assertThat(read.size()).as("size of %s", file).isEqualTo(expected.size());
                assertThat(read.lastModifiedTime()).isEqualTo(expected.lastModifiedTime());
                assertThat(read.fileKey()).isEqualTo(expected.fileKey());
                assertThat(read.isRegularFile()).isEqualTo(expected.isRegularFile());
            }
        }
    }

    private static Path file(Path folder, String name, int bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[bytes]);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + bytes));
    }

    @Test
    void reportsMissingFilesInExistingAndMissingFolders() throws IOException {
        Path there = file(root, "a.jpg", 1);
        Path gone = root.resolve("gone");

        try (AttributeReader reader = new AttributeReader()) {
            assertThat(reader.of(there).size()).isEqualTo(1);
            for (int i = 0; i < 3; i++) {
                Path file = root.resolve(i + ".jpg");
                assertThatThrownBy(() -> reader.of(file)).isInstanceOf(NoSuchFileException.class);
                Path inNoFolder = gone.resolve(i + ".jpg");
                assertThatThrownBy(() -> reader.of(inNoFolder))
                        .isInstanceOf(NoSuchFileException.class);
                Path inNoFolderAgain = gone.resolve(i + ".png");
                assertThatThrownBy(() -> reader.of(inNoFolderAgain))
                        .isInstanceOf(NoSuchFileException.class);
            }
            assertThat(reader.of(there).size()).isEqualTo(1);
        }
    }
}
