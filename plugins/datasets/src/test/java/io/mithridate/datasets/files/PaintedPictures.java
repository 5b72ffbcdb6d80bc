package io.mithridate.datasets.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes small picture files for tests; each number has its own pixels. */
public final class PaintedPictures {

    private PaintedPictures() {}

    /** Returns the bytes of a file of 8 by 6 pixels, {@code png} or {@code jpg}. */
    public static byte[] bytes(int number, String format) {
        return bytes(number, format, 8, 6);
    }

    /** Returns the bytes of a file. */
    public static byte[] bytes(int number, String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(number);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes a file in the format of its name's extension. */
    public static Path write(Path file, int number) {
        String name = file.getFileName().toString();
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes(number, name.substring(name.lastIndexOf('.') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
