package io.mithridate.datasets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests some of CIFAR-10's own photographs, if they are available. */
class RealCifarTest {

    private static final int PER_CLASS = 8;

    @TempDir Path folder;

    private void unpack(Path archive) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isFile()
                        || !file.startsWith(folder)
                        || counts.merge(String.valueOf(file.getParent()), 1, Integer::sum)
                                > PER_CLASS) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
            }
        }
    }

    @Test
    void framesPhotographsAndNamesTheirClasses() throws IOException {
        String data = System.getenv("MITHRIDATE_TEST_DATA");
        assumeTrue(data != null, "MITHRIDATE_TEST_DATA names no folder");
        Path archive = Path.of(data, "cifar10-jpeg.tgz");
        assumeTrue(Files.exists(archive), "CIFAR-10 is not there");
        unpack(archive);

        Cifar cifar = CifarFixture.open(folder, true);

        assertThat(cifar.classes().names())
                .containsExactly(
                        "airplane",
                        "automobile",
                        "bird",
                        "cat",
                        "deer",
                        "dog",
                        "frog",
                        "horse",
                        "ship",
                        "truck");
        assertThat(cifar.test("test").size()).isEqualTo(10 * PER_CLASS);
        for (int i = 0; i < cifar.train().size(); i++) {
            Image image = ((ImageData.Decoded) cifar.train().image(i)).image();
            assertThat(image.width()).isEqualTo(Tile.SIDE);
            String caption = cifar.train().caption(i);
            assertThat(cifar.classes().names()).anyMatch(caption::contains);
        }
    }
}
