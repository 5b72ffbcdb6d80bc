package io.mithridate.datasets.webdataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where in a shard pictures and captions lie, in columns of numbers; and what of the shard cannot
 * be used.
 */
final class ShardIndex {

    private static final int CHECKSUM_BYTES = Integer.BYTES;

    private final byte[] names;
    private final int[] nameEnds;
    private final long[] pictureOffsets;
    private final int[] pictureLengths;
    private final long[] captionOffsets;
    private final int[] captionLengths;
    private final long[] digests;
    private final List<String> bad;

    /**
     * An index.
     *
     * @param samples in the order in which they lie
     * @param bad says of each sample that cannot be used which one it is and why
     */
    ShardIndex(List<Sample> samples, List<String> bad) {
        int size = samples.size();
        nameEnds = new int[size];
        pictureOffsets = new long[size];
        pictureLengths = new int[size];
        captionOffsets = new long[size];
        captionLengths = new int[size];
        digests = new long[size];
        ByteArrayOutputStream allNames = new ByteArrayOutputStream();
        for (int i = 0; i < size; i++) {
            Sample sample = samples.get(i);
            allNames.writeBytes(sample.name().getBytes(StandardCharsets.UTF_8));
            nameEnds[i] = allNames.size();
            pictureOffsets[i] = sample.pictureOffset();
            pictureLengths[i] = sample.pictureLength();
            captionOffsets[i] = sample.captionOffset();
            captionLengths[i] = sample.captionLength();
            digests[i] = sample.digest();
        }
        names = allNames.toByteArray();
        this.bad = List.copyOf(bad);
    }

    /**
     * A picture and its caption.
     *
     * @param name of the picture's file in the shard, with its ending
     * @param digest of the picture's bytes; 0 for all samples where they were not looked at
     */
    record Sample(
            String name,
            long pictureOffset,
            int pictureLength,
            long captionOffset,
            int captionLength,
            long digest) {}

    /** Number of samples. */
    int size() {
        return nameEnds.length;
    }

    /** A sample. */
    Sample sample(int index) {
        int begin = index == 0 ? 0 : nameEnds[index - 1];
        return new Sample(
                new String(names, begin, nameEnds[index] - begin, StandardCharsets.UTF_8),
                pictureOffsets[index],
                pictureLengths[index],
                captionOffsets[index],
                captionLengths[index],
                digests[index]);
    }

    /** What cannot be used. */
    List<String> bad() {
        return bad;
    }

    /** What {@link #read} reads. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(size());
        for (int i = 0; i < size(); i++) {
            Sample sample = sample(i);
            out.writeUTF(sample.name());
            out.writeLong(sample.pictureOffset());
            out.writeInt(sample.pictureLength());
            out.writeLong(sample.captionOffset());
            out.writeInt(sample.captionLength());
            out.writeLong(sample.digest());
        }
        out.writeInt(bad.size());
        for (String each : bad) {
            out.writeUTF(each);
        }
        out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /** Reads a file; empty if there is none, or it is damaged or cannot be read. */
    static Optional<ShardIndex> read(Path file) {
        try {
            return Files.exists(file) ? of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ShardIndex> of(byte[] bytes) throws IOException {
        int content = bytes.length - CHECKSUM_BYTES;
        if (content < 0 || ByteBuffer.wrap(bytes).getInt(content) != checksum(bytes, content)) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<Sample> samples = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            samples.add(
                    new Sample(
                            in.readUTF(),
                            in.readLong(),
                            in.readInt(),
                            in.readLong(),
                            in.readInt(),
                            in.readLong()));
        }
        List<String> bad = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            bad.add(in.readUTF());
        }
        return Optional.of(new ShardIndex(samples, bad));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
