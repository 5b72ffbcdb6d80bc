package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.datasets.files.PaintedPictures;
import io.mithridate.datasets.webdataset.WebDataset.Options.CaptionKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Indexes shards, opens them again, and compares reading and decoding their pictures in random
 * order with loose files.
 */
public final class ShardBench {

    private static final int SHARDS = 10;
    private static final int READS = 50_000;

    private ShardBench() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments an empty folder, and the total number of samples
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int each = Integer.parseInt(arguments[1]) / SHARDS;
        for (int shard = 0; shard < SHARDS; shard++) {
            try (TarShards tar = new TarShards(folder.resolve("s%d.tar".formatted(shard)))) {
                for (int i = 0; i < each; i++) {
                    int number = shard * each + i;
                    byte[] picture = PaintedPictures.bytes(number, "jpg", 48, 48);
                    tar.add("%07d.jpg".formatted(number), picture)
                            .add("%07d.txt".formatted(number), "caption " + number);
                    Files.write(
                            Files.createDirectories(folder.resolve("loose/" + number / 1000))
                                    .resolve(number + ".jpg"),
                            picture);
                }
            }
        }
        double index = seconds(() -> open(folder));
        double again = seconds(() -> open(folder));
        PairSet train = open(folder).train();
        Reading fromShards = number -> ((ImageData.Encoded) train.image(number)).bytes();
        Reading fromFiles =
                number ->
                        Files.readAllBytes(
                                folder.resolve("loose/%d/%d.jpg".formatted(number / 1000, number)));
        double shards = 0;
        double files = 0;
        double shardsDecoded = 0;
        double filesDecoded = 0;
        for (int round = 0; round < 3; round++) {
            shards = seconds(() -> read(fromShards, train.size()));
            files = seconds(() -> read(fromFiles, train.size()));
            shardsDecoded = seconds(() -> decode(fromShards, train.size()));
            filesDecoded = seconds(() -> decode(fromFiles, train.size()));
        }
        System.out.printf(
                Locale.ROOT,
                "samples=%d index-seconds=%.2f open-seconds=%.2f shards-per-second=%.0f"
                        + " files-per-second=%.0f decoded-shards-per-second=%.0f"
                        + " decoded-files-per-second=%.0f%n",
                train.size(),
                index,
                again,
                READS / shards,
                READS / files,
                READS / shardsDecoded,
                READS / filesDecoded);
    }

    private static WebDataset open(Path folder) {
        return new WebDataset(
                new WebDataset.Options(
                        folder.resolve("s{0..9}.tar"),
                        List.of("jpg"),
                        CaptionKind.TXT,
                        "caption",
                        0,
                        0,
                        1,
                        Optional.empty(),
                        Optional.of(folder.resolve("cache")),
                        false,
                        0));
    }

    /** Reads a picture. */
    private interface Reading {
        byte[] of(int number) throws IOException;
    }

    private static long read(Reading reading, int samples) throws IOException {
        Random random = new Random(1);
        long bytes = 0;
        for (int i = 0; i < READS; i++) {
            bytes += reading.of(random.nextInt(samples)).length;
        }
        return bytes;
    }

    /** Reads and decodes pictures in random order, as an epoch does. */
    private static long decode(Reading reading, int samples) throws IOException {
        Random random = new Random(1);
        long columns = 0;
        for (int i = 0; i < READS; i++) {
            byte[] picture = reading.of(random.nextInt(samples));
            columns += ImageIO.read(new ByteArrayInputStream(picture)).getWidth();
        }
        return columns;
    }

    /** The work to measure; its result is used so that the compiler cannot remove the work. */
    private interface Work {
        Object run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begin = System.nanoTime();
        if (work.run().hashCode() == 0) {
            System.out.println();
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
