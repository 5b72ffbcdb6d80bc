package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;
import io.mithridate.store.Artifact;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The embeddings in an artifact. Each file is read on first use and then shared.
 *
 * <p>Each set of rows has a file with the number of rows and the dimension as 32-bit integers,
 * followed by the rows as 32-bit floats, all little-endian.
 */
public final class StoredEmbeddings {

    /** The file with the embeddings of the classes. */
    public static final String CLASSES = "classes.f32";

    /** The file with the embeddings of the held-out captions. */
    public static final String CAPTIONS = "captions.f32";

    /** The file with the embeddings of the held-out pictures. */
    public static final String PICTURES = "pictures.f32";

    /** The file with the embeddings of the single pictures that an attack aims at. */
    public static final String SINGLE = "single-pictures.f32";

    private static final int HEADER = 2 * Integer.BYTES;
    private static final int CHUNK = 1 << 16;

    private final Artifact artifact;
    private final Map<String, Embeddings> cache = new HashMap<>();

    public StoredEmbeddings(Artifact artifact) {
        this.artifact = artifact;
    }

    /**
     * Returns the file with the embeddings of a set of pictures. The file is numbered, because
     * split names may contain characters that file names may not.
     */
    public static String split(int index) {
        return "split-" + index + ".f32";
    }

    /** Returns the rows in a file. */
    public Embeddings read(String file) {
        return cache.computeIfAbsent(
                file,
                any -> {
                    try {
                        return readFile(artifact.file(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Writes a file of rows. */
    public static void write(Path file, Embeddings rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(rows.count()).putInt(rows.dimension());
            for (float value : rows.values()) {
                if (bytes.remaining() < Float.BYTES) {
                    out.write(bytes.array(), 0, bytes.position());
                    bytes.clear();
                }
                bytes.putFloat(value);
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }

    /** Reads a file of rows. */
    public static Embeddings readFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                            .order(ByteOrder.LITTLE_ENDIAN);
            int count = bytes.getInt();
            int dimension = bytes.getInt();
            long length = (long) count * dimension * Float.BYTES;
            if (channel.size() != HEADER + length) {
                throw new IOException(
                        "%s says %d rows of %d floats, but holds %d bytes after that"
                                .formatted(file, count, dimension, channel.size() - HEADER));
            }
            FloatBuffer floats = bytes.asFloatBuffer();
            float[] values = new float[count * dimension];
            floats.get(values);
            return new Embeddings(count, dimension, values);
        }
    }
}
