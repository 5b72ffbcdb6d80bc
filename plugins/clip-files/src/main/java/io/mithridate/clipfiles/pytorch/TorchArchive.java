package io.mithridate.clipfiles.pytorch;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip archive of a PyTorch file: a pickle, and a record for each storage.
 *
 * <p>PyTorch stores the numbers without compression. Archives with compressed or overlapping
 * records are rejected, so that memory use is limited by the file's own size. Records are verified
 * against their checksums.
 */
final class TorchArchive implements AutoCloseable {

    private static final String PICKLE = "data.pkl";
    private static final String SCRIPT_MARK = "constants.pkl";
    private static final int MAX_PICKLE_BYTES = 16 << 20;
    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> records;

    private TorchArchive(Path file, ZipFile zip, Map<String, ZipEntry> records) {
        this.file = file;
        this.zip = zip;
        this.records = Collections.unmodifiableMap(records);
    }

    /**
     * Receives the bytes read from a record: the first {@code length} bytes of a buffer that is
     * reused.
     */
    @FunctionalInterface
    interface Bytes {

        /** Receives bytes that begin at position {@code place} of the record. */
        void take(byte[] buffer, int length, long place);
    }

    /**
     * Opens an archive.
     *
     * @throws InvalidCheckpointException if it is not a PyTorch archive or is damaged
     */
    static TorchArchive open(Path file) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw damaged(file, "its zip directory cannot be read: it is damaged or truncated", e);
        }
        try {
            return new TorchArchive(file, zip, records(file, zip));
        } catch (RuntimeException | Error e) {
            close(zip);
            throw e;
        }
    }

    /**
     * Returns the entries of the single folder that contains all of PyTorch's records, by their
     * names within it.
     */
    private static Map<String, ZipEntry> records(Path file, ZipFile zip) {
        String pickle = pickle(file, zip);
        String root = pickle.substring(0, pickle.length() - PICKLE.length());
        Map<String, ZipEntry> records = new HashMap<>();
        long total = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            total += entry.getCompressedSize();
            if (entry.getName().startsWith(root)
                    && records.put(entry.getName().substring(root.length()), entry) != null) {
                throw new InvalidCheckpointException(
                        file, "it has two records '%s'".formatted(entry.getName()));
            }
        }
        long size = file.toFile().length();
        if (total > size) {
            throw new InvalidCheckpointException(
                    file,
                    "its records claim %d bytes together, but the file has only %d"
                            .formatted(total, size));
        }
        return records;
    }

    private static String pickle(Path file, ZipFile zip) {
        List<String> found =
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith("/" + PICKLE))
                        .filter(name -> name.indexOf('/') == name.lastIndexOf('/'))
                        .toList();
        if (found.size() != 1) {
            throw new InvalidCheckpointException(
                    file,
                    "it is a zip archive with %d records NAME/%s, and PyTorch's have one: torch.save did not write it"
                            .formatted(found.size(), PICKLE));
        }
        return found.get(0);
    }

    /** {@code true} if it is a TorchScript archive, whose pickle is a module and not a dict. */
    boolean isScript() {
        return records.containsKey(SCRIPT_MARK);
    }

    /** Returns the byte order of the storages. */
    ByteOrder byteOrder() {
        if (!records.containsKey("byteorder")) {
            return ByteOrder.LITTLE_ENDIAN; // unspecified before PyTorch 2.1
        }
        String order = new String(readContent("byteorder", 16), StandardCharsets.US_ASCII).strip();
        return switch (order) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default ->
                    throw new InvalidCheckpointException(
                            file, "its byte order is '%s', not little or big".formatted(order));
        };
    }

    /** Returns the bytes of the pickle. */
    byte[] pickle() {
        return readContent(PICKLE, MAX_PICKLE_BYTES);
    }

    /** Returns the number of bytes of a storage's record. */
    long storageSize(String key) {
        return record(storageName(key)).getSize();
    }

    /**
     * Reads a part of a storage.
     *
     * @param checked whether the whole record is read and verified against its checksum
     * @param begin the first byte of the part
     * @param end the end of the part, exclusive
     * @param bytes receives everything that is read, in blocks whose lengths are multiples of 8
     *     bytes except for the last
     */
    void readStorage(String key, boolean checked, long begin, long end, Bytes bytes) {
        read(storageName(key), checked, begin, end, bytes);
    }

    private void read(String name, boolean checked, long begin, long end, Bytes bytes) {
        ZipEntry entry = record(name);
        long first = checked ? 0 : begin;
        long stop = checked ? entry.getSize() : end;
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[(int) Math.min(BLOCK, Math.max(1, stop - first))];
        try (InputStream stream = zip.getInputStream(entry)) {
            stream.skipNBytes(first);
            for (long place = first; place < stop; place += buffer.length) {
                int length = (int) Math.min(buffer.length, stop - place);
                if (stream.readNBytes(buffer, 0, length) < length) {
                    throw new EOFException();
                }
                checksum.update(buffer, 0, length);
                bytes.take(buffer, length, place);
            }
        } catch (IOException e) {
            throw damaged(file, "its record '%s' ends too early".formatted(name), e);
        }
        if (checked && checksum.getValue() != entry.getCrc()) {
            throw new InvalidCheckpointException(
                    file,
                    "its record '%s' does not have the checksum that the archive gives it: the file is damaged"
                            .formatted(name));
        }
    }

    private byte[] readContent(String name, int maxSize) {
        ZipEntry entry = record(name);
        if (entry.getSize() > maxSize) {
            throw new InvalidCheckpointException(
                    file,
                    "its record '%s' has %d bytes; %d are more than enough"
                            .formatted(name, entry.getSize(), maxSize));
        }
        byte[] content = new byte[(int) entry.getSize()];
        read(
                name,
                true,
                0,
                content.length,
                (buffer, length, place) ->
                        System.arraycopy(buffer, 0, content, (int) place, length));
        return content;
    }

    private ZipEntry record(String name) {
        ZipEntry entry = records.get(name);
        if (entry == null) {
            throw new InvalidCheckpointException(
                    file, "it has no record '%s', which its pickle refers to".formatted(name));
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw new InvalidCheckpointException(
                    file,
                    "its record '%s' is compressed, which PyTorch never does; write the file again with torch.save"
                            .formatted(name));
        }
        return entry;
    }

    private static String storageName(String key) {
        return "data/" + key;
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            // Nothing was written, so nothing can be lost.
        }
    }

    private static InvalidCheckpointException damaged(Path file, String reason, IOException cause) {
        InvalidCheckpointException exception =
                new InvalidCheckpointException(file, "%s (%s)".formatted(reason, cause));
        exception.initCause(cause);
        return exception;
    }
}
