package io.mithridate.runner.stages.defense;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Evidence;
import io.mithridate.runner.pictures.Png;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stores the evidence of a detector: a folder {@code evidence} with {@code evidence.json}, a file
 * of little-endian 32-bit floats for each array, and a PNG for each picture. Nothing is written if
 * there is no evidence.
 */
public final class EvidenceFiles {

    private static final String FOLDER = "evidence";
    private static final String FILE = "evidence.json";

    private EvidenceFiles() {}

    /**
     * Writes evidence.
     *
     * @param artifact the artifact's folder
     */
    static void write(Path artifact, Evidence evidence) throws IOException {
        if (evidence.equals(Evidence.none())) {
            return;
        }
        Path folder = Files.createDirectory(artifact.resolve(FOLDER));
        Map<String, List<Integer>> shapes = new TreeMap<>();
        for (Map.Entry<String, NumberArray> array : evidence.arrays().entrySet()) {
            AttackStateFiles.writeFloats(
                    arrayFile(folder, array.getKey()), array.getValue().values());
            shapes.put(array.getKey(), array.getValue().shape());
        }
        for (Map.Entry<String, Image> picture : evidence.pictures().entrySet()) {
            Files.write(pictureFile(folder, picture.getKey()), Png.encode(picture.getValue()));
        }
        StoredJson.write(
                folder.resolve(FILE),
                new Stored(
                        new TreeMap<>(evidence.numbers()),
                        shapes,
                        List.copyOf(new TreeSet<>(evidence.pictures().keySet()))));
    }

    /** Reads the evidence in an artifact. */
    public static Evidence read(Path artifact) throws IOException {
        Path folder = artifact.resolve(FOLDER);
        if (!Files.exists(folder)) {
            return Evidence.none();
        }
        Stored stored = StoredJson.read(folder.resolve(FILE), Stored.class);
        Map<String, NumberArray> arrays = new HashMap<>();
        for (Map.Entry<String, List<Integer>> shape : stored.arrays().entrySet()) {
            arrays.put(
                    shape.getKey(),
                    new NumberArray(
                            shape.getValue(),
                            AttackStateFiles.readFloats(arrayFile(folder, shape.getKey()))));
        }
        Map<String, Image> pictures = new HashMap<>();
        for (String name : stored.pictures()) {
            pictures.put(name, Png.decode(Files.readAllBytes(pictureFile(folder, name))));
        }
        return new Evidence(stored.numbers(), arrays, pictures);
    }

    private static Path arrayFile(Path folder, String name) {
        return folder.resolve(name + ".f32");
    }

    private static Path pictureFile(Path folder, String name) {
        return folder.resolve(name + ".png");
    }

    /**
     * The content of the JSON file.
     *
     * @param numbers numbers by name
     * @param arrays the shapes of arrays by name
     * @param pictures the names of pictures
     */
    private record Stored(
            Map<String, Double> numbers,
            Map<String, List<Integer>> arrays,
            List<String> pictures) {}
}
