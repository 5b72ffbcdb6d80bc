package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;

/**
 * Writes contact sheets of pictures and lists of their captions or labels, for people to inspect.
 *
 * <pre>{@code
 * mvn -q -pl plugins/datasets -am test-compile exec:java \
 *     -Dexec.mainClass=io.mithridate.datasets.emojiscenes.SceneContactSheet \
 *     -Dexec.args="target/sheets"
 * }</pre>
 */
public final class SceneContactSheet {

    private static final int COLUMNS = 10;
    private static final int ROWS = 8;
    private static final int SCALE = 2;
    private static final int GAP = 4;

    private SceneContactSheet() {}

    /**
     * Writes a sheet and a list of captions or labels for each split.
     *
     * @param arguments the folder to write to, which is created if necessary
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        EmojiScenes scenes = new EmojiScenes(Defaults.options());
        writePairs(folder, "train", scenes.train());
        writePairs(folder, "held-out-combinations", scenes.heldOutCombinationPairs());
        writeLabeled(folder, "validation", scenes.validation(), scenes);
        for (String split : scenes.testSplits()) {
            writeLabeled(folder, split, scenes.test(split), scenes);
        }
    }

    private static void writePairs(Path folder, String name, PairSet pairs) throws IOException {
        write(folder, name, pairs::image, pairs::caption);
    }

    private static void writeLabeled(
            Path folder, String name, LabelledImages images, EmojiScenes scenes)
            throws IOException {
        write(folder, name, images::image, index -> scenes.classes().name(images.label(index)));
    }

    private static void write(
            Path folder, String name, IntFunction<ImageData> images, IntFunction<String> texts)
            throws IOException {
        int cell = Defaults.options().imageSize() * SCALE + GAP;
        BufferedImage sheet =
                new BufferedImage(COLUMNS * cell, ROWS * cell, BufferedImage.TYPE_INT_RGB);
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < COLUMNS * ROWS; index++) {
            int row = index / COLUMNS;
            int column = index % COLUMNS;
            Image image = ((ImageData.Decoded) images.apply(index)).image();
            draw(sheet, image, column * cell, row * cell);
            lines.add("row %d, column %d: %s".formatted(row, column, texts.apply(index)));
        }
        ImageIO.write(sheet, "png", folder.resolve(name + ".png").toFile());
        Files.write(folder.resolve(name + ".txt"), lines);
    }

    private static void draw(BufferedImage sheet, Image image, int left, int top) {
        for (int y = 0; y < image.height() * SCALE; y++) {
            for (int x = 0; x < image.width() * SCALE; x++) {
                int fromX = x / SCALE;
                int fromY = y / SCALE;
                int rgb =
                        image.value(fromX, fromY, 0) << 16
                                | image.value(fromX, fromY, 1) << 8
                                | image.value(fromX, fromY, 2);
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
