package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.captions.CsvColumns;
import io.mithridate.datasets.captions.ImageCaptions;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.runner.stages.poison.PairPartition;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a defender shares no picture with the run, whatever the files are called. */
class DisjointPicturesTest {

    private static final int PICTURES = 12;

    @TempDir Path folder;

    /**
     * Returns pairs in which every picture has a copy under another name; the two files have five
     * captions in total.
     */
    private PairSet pairs() throws IOException {
        StringBuilder rows = new StringBuilder("image,caption\n");
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(1, 2, 0x102030 * (i + 1));
            Path file = folder.resolve("one-%d.png".formatted(i));
            ImageIO.write(picture, "png", file.toFile());
            Files.copy(file, folder.resolve("other-%d.png".formatted(i)));
        }
        for (int caption = 0; caption < 5; caption++) {
            for (int i = 0; i < PICTURES; i++) {
                String name = caption % 2 == 0 ? "one" : "other";
                rows.append("%s-%d.png,caption %d of %d\n".formatted(name, i, caption, i));
            }
        }
        Path file = Files.writeString(folder.resolve("captions.csv"), rows);
        return new ImageCaptions(
                        new ImageCaptions.Options(
                                file,
                                Optional.empty(),
                                new CsvColumns(
                                        "auto", true, true, "image", "caption", Optional.empty()),
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                CheckLevel.CONTENT,
                                0),
                        new ClipImageDecoder())
                .train();
    }

    @Test
    void copiesOfAPictureAndItsCaptionsStayOnOneSide() throws IOException {
        PairSet pairs = pairs();
        PairPartition partition = PairPartition.disjoint(pairs, 20, new Seed(3));

        assertThat(partition.defense()).hasSize(20);
        assertThat(partition.run()).hasSize(40);
        assertThat(contents(pairs, partition.defense()))
                .hasSize(4)
                .doesNotContainAnyElementsOf(contents(pairs, partition.run()));
    }

    private static Set<Integer> contents(PairSet pairs, int[] indices) {
        return Arrays.stream(indices)
                .mapToObj(i -> Arrays.hashCode(((ImageData.Encoded) pairs.image(i)).bytes()))
                .collect(Collectors.toSet());
    }
}
