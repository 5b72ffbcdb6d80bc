package io.mithridate.examples.dataset;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a list as pairs; pictures are read when they are asked for, and decoded elsewhere.
 *
 * @param folder of the pictures
 * @param lines a file's name, a comma and a caption each
 * @param ofPicture the captions of each picture
 */
record FolderPairs(Path folder, List<String> lines, Map<String, List<String>> ofPicture)
        implements PairSet {

    FolderPairs(Path folder, List<String> lines) {
        this(folder, lines, new HashMap<>());
        for (String line : lines) {
            int comma = line.indexOf(',');
            if (comma < 1 || line.endsWith(",") || line.contains("..")) {
                throw new IllegalArgumentException(
                        "captions.csv: '%s' is not 'file,caption'".formatted(line));
            }
            ofPicture
                    .computeIfAbsent(line.substring(0, comma), picture -> new ArrayList<>())
                    .add(line.substring(comma + 1).strip());
        }
    }

    @Override
    public int size() {
        return lines.size();
    }

    /** Unique: the line's number, and what the picture is called. */
    @Override
    public String id(int index) {
        return index + ":" + pictureId(index);
    }

    /** Pairs of one picture have the same; a defender gets all of them or none. */
    @Override
    public String pictureId(int index) {
        return lines.get(index).substring(0, lines.get(index).indexOf(','));
    }

    @Override
    public String caption(int index) {
        return lines.get(index).substring(lines.get(index).indexOf(',') + 1).strip();
    }

    @Override
    public List<String> captions(int index) {
        return List.copyOf(ofPicture.getOrDefault(pictureId(index), List.of()));
    }

    @Override
    public ImageData image(int index) {
        Path file = folder.resolve(pictureId(index));
        try {
            return new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new CorruptImageException(file.toString(), "cannot be read");
        }
    }

    /** Changes whenever a caption or a picture does: here, whenever a file's time does. */
    @Override
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            long time = folder.resolve(pictureId(i)).toFile().lastModified();
            text.append(lines.get(i)).append('\n').append(time).append('\n');
        }
        return "caption-folder\n" + text;
    }
}
