package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stores embeddings in one file for each set of rows. A file contains the number of rows and the
 * dimension as 32-bit integers, followed by the rows as 32-bit floats, all little-endian.
 */
public final class EmbeddingFiles {

    private static final int HEADER = 2 * Integer.BYTES;
    private static final int CHUNK = 1 << 16;

    private EmbeddingFiles() {}

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

    public static Embeddings read(Path file) throws IOException {
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
