package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Image;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.ImageIoDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes folders in the layout of CIFAR, with noise instead of photographs. */
final class CifarFixture {

    static final List<String> CLASSES = List.of("airplane", "cat", "dog");

    private CifarFixture() {}

    /**
     * Writes the binary version of CIFAR-10: five training batches and a test batch, each with the
     * given number of photographs.
     */
    static Path binary10(Path folder, int perBatch) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("batches.meta.txt"), String.join("\n", CLASSES) + "\n\n");
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(
                    folder.resolve("data_batch_%d.bin".formatted(batch)),
                    records(perBatch, 1, batch));
        }
        Files.write(folder.resolve("test_batch.bin"), records(perBatch, 1, 6));
        return folder;
    }

    /** Writes the binary version of CIFAR-100. */
    static Path binary100(Path folder, int train, int test) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("fine_label_names.txt"), "aquarium_fish\ncat\nsea\n");
        Files.write(folder.resolve("train.bin"), records(train, 2, 1));
        Files.write(folder.resolve("test.bin"), records(test, 2, 2));
        return folder;
    }

    private static byte[] records(int count, int labels, int seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] record = new byte[labels + 3 * 32 * 32];
            random.nextBytes(record);
            record[0] = 77;
            record[labels - 1] = (byte) (i % CLASSES.size());
            out.writeBytes(record);
        }
        return out.toByteArray();
    }

    /** Writes a folder of PNG files for each class, in {@code train} and {@code test}. */
    static Path folders(Path folder, int perClass) throws IOException {
        Random random = new Random(9);
        for (String part : List.of("train", "test")) {
            for (String name : CLASSES) {
                Path place = Files.createDirectories(folder.resolve(part).resolve(name));
                for (int i = 0; i < perClass; i++) {
                    BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
                    for (int pixel = 0; pixel < 32 * 32; pixel++) {
                        picture.setRGB(pixel % 32, pixel / 32, random.nextInt(1 << 24));
                    }
                    ImageIO.write(picture, "png", place.resolve("%04d.png".formatted(i)).toFile());
                }
            }
        }
        return folder;
    }

    static Cifar open(Path folder, boolean tiles) {
        return open(folder, tiles, CheckLevel.FILES);
    }

    static Cifar open(Path folder, boolean tiles, CheckLevel check) {
        return open(folder, tiles, check, 0);
    }

    static Cifar open(Path folder, boolean tiles, CheckLevel check, int maxBadRows) {
        return new Cifar(
                new Cifar.Options(
                        folder, tiles, Cifar.Part.ALL, 0, 6, 6, 6, 6, 0, 4, check, maxBadRows),
                new ImageIoDecoder());
    }

    /** Opens one part as plain pictures, with splits of six photographs. */
    static Cifar openPart(Path folder, Cifar.Part part, long seed) {
        return new Cifar(
                new Cifar.Options(folder, false, part, 0, 6, 6, 6, 6, 0, seed, CheckLevel.FILES, 0),
                new ImageIoDecoder());
    }

    /** Returns the color of a pixel. */
    static List<Integer> pixel(Image image, int x, int y) {
        return List.of(image.value(x, y, 0), image.value(x, y, 1), image.value(x, y, 2));
    }
}
