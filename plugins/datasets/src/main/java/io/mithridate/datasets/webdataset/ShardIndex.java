package io.mithridate.datasets.webdataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The positions of the pictures and captions in a shard, and descriptions of the samples that
 * cannot be used. The representation in memory is the same as in the file.
 */
final class ShardIndex {

    private final byte[] bytes;
    private final int[] offsets;
    private final List<String> bad = new ArrayList<>();

    private ShardIndex(byte[] bytes) throws IOException {
        this.bytes = bytes;
        DataInputStream in = streamFrom(0);
        offsets = new int[in.readInt()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = bytes.length - in.available();
            Sample.read(in);
        }
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            bad.add(in.readUTF());
        }
    }

    private DataInputStream streamFrom(int offset) {
        return new DataInputStream(new ByteArrayInputStream(bytes, offset, bytes.length - offset));
    }

    /**
     * Creates an index.
     *
     * @param samples the samples, in the order of their positions
     * @param bad messages that name each unusable sample and the reason
     */
    static ShardIndex of(List<Sample> samples, List<String> bad) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(samples.size());
            for (Sample sample : samples) {
                sample.write(out);
            }
            out.writeInt(bad.size());
            for (String each : bad) {
                out.writeUTF(each);
            }
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
            return new ShardIndex(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file; empty if it does not exist, is damaged, or cannot be read. */
    static Optional<ShardIndex> read(Path file) {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int content = bytes.length - Integer.BYTES;
            return content >= 0
                            && ByteBuffer.wrap(bytes).getInt(content) == checksum(bytes, content)
                    ? Optional.of(new ShardIndex(bytes))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /**
     * A picture and its caption.
     *
     * @param name the name of the picture's file in the shard, with its extension
     * @param digest the digest of the picture's bytes; 0 for all samples if they were not hashed
     */
    record Sample(
            String name,
            long pictureOffset,
            int pictureLength,
            long captionOffset,
            int captionLength,
            long digest) {

        private static Sample read(DataInputStream in) throws IOException {
            return new Sample(
                    in.readUTF(),
                    in.readLong(),
                    in.readInt(),
                    in.readLong(),
                    in.readInt(),
                    in.readLong());
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeUTF(name);
            out.writeLong(pictureOffset);
            out.writeInt(pictureLength);
            out.writeLong(captionOffset);
            out.writeInt(captionLength);
            out.writeLong(digest);
        }
    }

    /** Returns the number of samples. */
    int size() {
        return offsets.length;
    }

    /** Returns a sample. */
    Sample sample(int index) {
        try {
            return Sample.read(streamFrom(offsets[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the descriptions of the samples that cannot be used. */
    List<String> bad() {
        return Collections.unmodifiableList(bad);
    }

    /** Returns the bytes as read by {@link #read}. */
    byte[] bytes() {
        return bytes;
    }
}
