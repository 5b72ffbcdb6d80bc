package io.mithridate.runner.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;

/**
 * Small files in place of the data sets of papers: pairs in train.csv, labeled pictures in
 * labels.csv, and the names of three classes in classes.py.
 *
 * @param pairs the number of pairs, a third of them of bananas
 * @param pictures the number of labeled pictures
 * @param format the format of the pictures: png or jpg
 * @param picture paints the picture with the given number
 */
record CaptionedFiles(int pairs, int pictures, String format, IntFunction<BufferedImage> picture) {

    /** Writes the files into a folder. */
    void write(Path folder) throws IOException {
        StringBuilder captions = new StringBuilder("image,caption\n");
        for (int i = 0; i < pairs; i++) {
            String name = "pair-%d.%s".formatted(i, format);
            paint(folder.resolve(name), i);
            captions.append(
                    "%s,%s number %d\n"
                            .formatted(name, i % 3 == 0 ? "a ripe banana" : "an apple", i));
        }
        Files.writeString(folder.resolve("train.csv"), captions);
        StringBuilder labels = new StringBuilder("image,label\n");
        for (int i = 0; i < pictures; i++) {
            String name = "test-%d.%s".formatted(i, format);
            paint(folder.resolve(name), pairs + i);
            labels.append("%s,%d\n".formatted(name, i % 3));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(
                folder.resolve("classes.py"),
                """
                classes = ["apple", "banana", "cat"]
                templates = ["a photo of a {}."]
                """);
    }

    private void paint(Path file, int number) throws IOException {
        ImageIO.write(picture.apply(number), format, file.toFile());
    }
}
