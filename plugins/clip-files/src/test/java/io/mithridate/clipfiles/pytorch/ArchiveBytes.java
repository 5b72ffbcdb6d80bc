package io.mithridate.clipfiles.pytorch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zip archives in PyTorch's layout, including some that PyTorch would not write. */
final class ArchiveBytes {

    private final Map<String, byte[]> records = new LinkedHashMap<>();
    private final Map<String, Integer> methods = new LinkedHashMap<>();

    static ArchiveBytes of(byte[] pickle) {
        return new ArchiveBytes().record("data.pkl", pickle);
    }

    ArchiveBytes record(String name, byte... content) {
        records.put(name, content);
        return this;
    }

    ArchiveBytes compressedRecord(String name, byte... content) {
        methods.put(name, ZipEntry.DEFLATED);
        return record(name, content);
    }

    ArchiveBytes floats(String key, ByteOrder order, float... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(order);
        buffer.asFloatBuffer().put(numbers);
        return record("data/" + key, buffer.array());
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> record : records.entrySet()) {
                ZipEntry entry = new ZipEntry("made-by-hand/" + record.getKey());
                byte[] content = record.getValue();
                CRC32 checksum = new CRC32();
                checksum.update(content);
                entry.setMethod(methods.getOrDefault(record.getKey(), ZipEntry.STORED));
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return file;
    }

    /**
     * Repeats the directory entry of the last record under other names, so that several records
     * share one place in the file.
     */
    static void repeatLastEntry(Path file, int times) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.capacity() - 22;
        int directory = bytes.getInt(end + 16);
        int last = directory;
        while (last + entryLength(bytes, last) < end) {
            last += entryLength(bytes, last);
        }
        int length = end - last;
        ByteBuffer repeated =
                ByteBuffer.allocate(bytes.capacity() + times * length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(bytes.array(), 0, end);
        for (int i = 0; i < times; i++) {
            byte[] entry = new byte[length];
            bytes.get(last, entry);
            entry[46 + bytes.getShort(last + 28) - 1] = (byte) ('a' + i);
            repeated.put(entry);
        }
        repeated.put(bytes.array(), end, 22);
        int newEnd = repeated.capacity() - 22;
        short entries = (short) (bytes.getShort(end + 10) + times);
        repeated.putShort(newEnd + 8, entries).putShort(newEnd + 10, entries);
        repeated.putInt(newEnd + 12, newEnd - directory);
        Files.write(file, repeated.array());
    }

    private static int entryLength(ByteBuffer bytes, int offset) {
        return 46
                + bytes.getShort(offset + 28)
                + bytes.getShort(offset + 30)
                + bytes.getShort(offset + 32);
    }
}
