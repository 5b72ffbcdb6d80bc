package io.mithridate.results.files;

import io.mithridate.api.model.Embeddings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays for {@code numpy.load}: a zip file with one entry in NumPy's format 1.0 for each
 * array. No array needs {@code allow_pickle}.
 */
public final class NpzWriter {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** The alignment of the data after the header, in bytes, as specified by NumPy. */
    private static final int ALIGNMENT = 64;

    private static final Charset TEXT = Charset.forName("UTF-32LE");

    private final ZipOutputStream zip;

    /**
     * Creates a writer to a stream that is not closed.
     *
     * @param out the destination of the zip file
     */
    public NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out));
    }

    /**
     * Writes the rows of several embeddings as one array of 32-bit floats.
     *
     * @throws IllegalArgumentException if they have different dimensions
     */
    public void floats(String name, List<Embeddings> parts) throws IOException {
        int rows = parts.stream().mapToInt(Embeddings::count).sum();
        List<Integer> dimensions = parts.stream().map(Embeddings::dimension).distinct().toList();
        if (dimensions.size() != 1) {
            throw new IllegalArgumentException(
                    "rows of one array need one dimension, not " + dimensions);
        }
        beginEntry(name, "<f4", "(%d, %d)".formatted(rows, dimensions.get(0)));
        byte[] row = new byte[dimensions.get(0) * Float.BYTES];
        FloatBuffer floats = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (Embeddings part : parts) {
            for (int i = 0; i < part.count(); i++) {
                floats.put(0, part.values(), i * part.dimension(), part.dimension());
                zip.write(row);
            }
        }
        zip.closeEntry();
    }

    /** Writes integers as an array of 32-bit integers. */
    public void integers(String name, List<Integer> values) throws IOException {
        beginEntry(name, "<i4", "(%d,)".formatted(values.size()));
        for (int value : values) {
            zip.write(littleEndian(Integer.BYTES).putInt(value).array());
        }
        zip.closeEntry();
    }

    /** Writes truth values as an array of booleans. */
    public void booleans(String name, List<Boolean> values) throws IOException {
        beginEntry(name, "|b1", "(%d,)".formatted(values.size()));
        for (boolean value : values) {
            zip.write(value ? 1 : 0);
        }
        zip.closeEntry();
    }

    /** Writes texts as an array of strings padded to the length of the longest. */
    public void texts(String name, List<String> values) throws IOException {
        int length =
                values.stream()
                        .mapToInt(text -> text.codePointCount(0, text.length()))
                        .max()
                        .orElse(0);
        // NumPy has no strings of length 0.
        int width = Math.max(1, length);
        beginEntry(name, "<U" + width, "(%d,)".formatted(values.size()));
        for (String value : values) {
            zip.write(Arrays.copyOf(value.getBytes(TEXT), width * Integer.BYTES));
        }
        zip.closeEntry();
    }

    /** Completes the zip file. */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private void beginEntry(String name, String type, String shape) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        int headerStart = MAGIC.length + Short.BYTES;
        int length = headerStart + header.length() + 1;
        int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
        String padded = header + " ".repeat(padding) + "\n";
        zip.write(MAGIC);
        zip.write(littleEndian(Short.BYTES).putShort((short) padded.length()).array());
        zip.write(padded.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
