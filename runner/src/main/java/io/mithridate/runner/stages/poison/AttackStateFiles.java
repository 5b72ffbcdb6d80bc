package io.mithridate.runner.stages.poison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AttackState;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stores an attack's state: {@code attack.json} with the attack's options, properties and shapes,
 * and a file of little-endian 32-bit floats for each array.
 */
public final class AttackStateFiles {

    /** The file in a state's folder that names all other files. */
    public static final String FILE = "attack.json";

    private AttackStateFiles() {}

    /**
     * Writes a state.
     *
     * @param attack the options of the attack that produced the state, under the name of the
     *     attack; empty if unknown
     */
    public static void write(Path folder, AttackState state, Optional<ObjectNode> attack)
            throws IOException {
        Map<String, StoredArray> arrays = new TreeMap<>();
        for (Map.Entry<String, NumberArray> array : new TreeMap<>(state.arrays()).entrySet()) {
            String file = "array-" + arrays.size() + ".f32";
            writeFloats(folder.resolve(file), array.getValue().values());
            arrays.put(array.getKey(), new StoredArray(array.getValue().shape(), file));
        }
        StoredJson.write(
                folder.resolve(FILE),
                new StoredState(
                        attack,
                        new TreeMap<>(state.properties()),
                        arrays,
                        new TreeMap<>(state.measurements())));
    }

    /**
     * Reads the state in a folder.
     *
     * @throws IOException if there is no state, or it is damaged
     */
    public static AttackState read(Path folder) throws IOException {
        StoredState stored = StoredJson.read(folder.resolve(FILE), StoredState.class);
        Map<String, NumberArray> arrays = new HashMap<>();
        for (Map.Entry<String, StoredArray> array : stored.arrays().entrySet()) {
            arrays.put(
                    array.getKey(),
                    new NumberArray(
                            array.getValue().shape(),
                            readFloats(folder.resolve(array.getValue().file()))));
        }
        return new AttackState(stored.properties(), arrays, stored.measurements());
    }

    /**
     * Returns the options of the attack that produced the state in a folder, under the name of the
     * attack; empty for a state that was written by hand.
     *
     * @throws IOException if there is no state, or it is damaged
     */
    public static Optional<ObjectNode> attack(Path folder) throws IOException {
        return StoredJson.read(folder.resolve(FILE), StoredState.class).attack();
    }

    /**
     * Returns whether the state in a folder was produced by an attack with the same options, or
     * does not name its attack.
     *
     * @param attack the options, under the name of the attack
     * @throws IOException if there is no state, or it is damaged
     */
    public static boolean isOf(Path folder, ObjectNode attack) throws IOException {
        Optional<ObjectNode> maker = attack(folder);
        // The options are parsed in the same way as the stored ones, so that equal numbers have the
        // same type.
        return maker.isEmpty()
                || maker.get().equals(new ObjectMapper().readTree(attack.toString()));
    }

    /**
     * Returns the files of the state in a folder.
     *
     * @throws IOException if there is no state, or it is damaged
     */
    static List<Path> files(Path folder) throws IOException {
        Path stateFile = folder.resolve(FILE);
        List<Path> files = new ArrayList<>(List.of(stateFile));
        StoredJson.read(stateFile, StoredState.class)
                .arrays()
                .values()
                .forEach(array -> files.add(folder.resolve(array.file())));
        return files;
    }

    public static void writeFloats(Path file, float[] values) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(file, bytes.array());
    }

    public static float[] readFloats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private record StoredState(
            Optional<ObjectNode> attack,
            Map<String, String> properties,
            Map<String, StoredArray> arrays,
            Map<String, Double> measurements) {}

    private record StoredArray(List<Integer> shape, String file) {}
}
