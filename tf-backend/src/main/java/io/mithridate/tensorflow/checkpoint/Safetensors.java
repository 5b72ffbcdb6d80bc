package io.mithridate.tensorflow.checkpoint;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * A <a href="https://huggingface.co/docs/safetensors">safetensors</a> file, opened for reading.
 *
 * <p>The file consists of the header's length (8 bytes), a JSON header with the type, shape and
 * offsets of each tensor, and the numbers, all in little-endian order. Opening a file reads and
 * checks only the header. Numbers are read on request and in blocks, so that little memory is used
 * besides the returned array. A malicious or damaged file is rejected before memory of the size
 * that it claims is allocated.
 *
 * <p>Safe for use by several threads.
 */
public final class Safetensors implements TensorFile {

    private static final int LENGTH_BYTES = 8;
    private static final long MAX_HEADER_BYTES = 100_000_000;
    private static final int BLOCK_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long dataBegin;
    private final SafetensorsHeader header;

    private Safetensors(Path file, FileChannel channel, long dataBegin, SafetensorsHeader header) {
        this.file = file;
        this.channel = channel;
        this.dataBegin = dataBegin;
        this.header = header;
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws InvalidCheckpointException if the file is missing, unreadable or damaged
     */
    public static Safetensors open(Path file) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new InvalidCheckpointException(file, "there is no such file");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        boolean opened = false;
        try {
            long size = channel.size();
            long headerSize = headerSize(file, channel, size);
            ByteBuffer json = ByteBuffer.allocate((int) headerSize);
            readFully(file, channel, json, LENGTH_BYTES);
            long dataBegin = LENGTH_BYTES + headerSize;
            SafetensorsHeader header =
                    SafetensorsHeader.parse(file, json.array(), size - dataBegin);
            Safetensors safetensors = new Safetensors(file, channel, dataBegin, header);
            opened = true;
            return safetensors;
        } catch (IOException e) {
            throw unreadable(file, e);
        } finally {
            if (!opened) {
                closeQuietly(channel);
            }
        }
    }

    /**
     * Reads all tensors of a file at once.
     *
     * @return the tensors by name, in the order in which they are stored in the file
     * @throws InvalidCheckpointException if the file is missing, unreadable or damaged
     */
    public static Map<String, Tensor> readAll(Path file) {
        try (Safetensors safetensors = open(file)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (String name : safetensors.tensors().keySet()) {
                tensors.put(name, safetensors.tensor(name));
            }
            return tensors;
        }
    }

    /**
     * Writes a file atomically. Equal content gives equal bytes.
     *
     * @param tensors the tensors by name; a {@link LongTensor} is written as I64, all others as F32
     * @param metadata strings for the header
     * @throws java.io.UncheckedIOException if the file cannot be written; it is then left unchanged
     */
    public static void write(
            Path file, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        AtomicFile.write(file, bytes -> TensorNumberWriter.write(bytes, tensors, metadata));
    }

    /**
     * Writes a file of F32 tensors atomically, for numbers that are not all known in advance.
     *
     * @param shapes the shapes by name; the numbers are written tensor by tensor in the order of
     *     the names
     * @param content writes all numbers
     * @throws java.io.UncheckedIOException if the file cannot be written; it is then left
     *     unchanged, as it is if the content throws an exception
     */
    public static void write(
            Path file, SortedMap<String, long[]> shapes, TensorNumberWriter.Content content) {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> specs.put(name, new TensorSpec(ElementType.F32, shape)));
        AtomicFile.write(
                file,
                bytes -> {
                    TensorNumberWriter numbers = TensorNumberWriter.begin(bytes, specs, Map.of());
                    content.writeTo(numbers);
                    numbers.end();
                });
    }

    @Override
    public Path path() {
        return file;
    }

    /** Returns the strings that the header contains besides the tensors. */
    @Override
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** Returns the tensors by name, in the order in which they are stored in the file. */
    public Map<String, TensorEntry> tensors() {
        return header.tensors();
    }

    @Override
    public Map<String, TensorSpec> specs() {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        tensors().forEach((name, entry) -> specs.put(name, entry.spec()));
        return Collections.unmodifiableMap(specs);
    }

    /**
     * Reads one tensor: a {@link FloatTensor} if its type is a floating-point type, otherwise a
     * {@link LongTensor}.
     *
     * @throws InvalidCheckpointException if there is no tensor of that name or it cannot be read
     */
    public Tensor tensor(String name) {
        return entry(name).type().isFloating() ? floats(name) : longs(name);
    }

    /**
     * Reads one tensor of type F32, F16, BF16 (exact) or F64 (rounded).
     *
     * @throws InvalidCheckpointException if there is no tensor of that name and one of these types,
     *     or it cannot be read
     */
    @Override
    public FloatTensor floats(String name) {
        long[] shape = entry(name).shape();
        return new FloatTensor(shape.clone(), floats(name, 0, Tensor.size(shape)));
    }

    /**
     * Reads a range of the numbers of a floating-point tensor.
     *
     * @param first the index of the first number, in row-major order
     * @param count the number of numbers
     * @throws InvalidCheckpointException as {@link #floats(String)} does
     * @throws IndexOutOfBoundsException if the range exceeds the tensor
     */
    public float[] floats(String name, int first, int count) {
        TensorEntry entry = entry(name);
        ElementType type = entry.type();
        if (!type.isFloating()) {
            throw wrongKind(name, entry, "fractions");
        }
        Objects.checkFromIndexSize(first, count, Tensor.size(entry.shape()));
        float[] data = new float[count];
        read(entry, first, count, (block, offset, n) -> type.readInto(block, data, offset, n));
        return data;
    }

    /**
     * Reads a range of the numbers of an integer tensor, otherwise like {@link #floats(String, int,
     * int)}.
     */
    public long[] longs(String name, int first, int count) {
        TensorEntry entry = entry(name);
        ElementType type = entry.type();
        if (type.isFloating()) {
            throw wrongKind(name, entry, "whole numbers");
        }
        Objects.checkFromIndexSize(first, count, Tensor.size(entry.shape()));
        long[] data = new long[count];
        read(entry, first, count, (block, offset, n) -> type.readInto(block, data, offset, n));
        return data;
    }

    /**
     * Reads one tensor of integers or booleans.
     *
     * @throws InvalidCheckpointException if there is no tensor of that name and one of these types,
     *     or it cannot be read
     */
    public LongTensor longs(String name) {
        long[] shape = entry(name).shape();
        return new LongTensor(shape.clone(), longs(name, 0, Tensor.size(shape)));
    }

    /** Closes the file. */
    @Override
    public void close() {
        closeQuietly(channel);
    }

    @Override
    public String toString() {
        return "Safetensors[" + file + ", " + header.tensors().size() + " tensors]";
    }

    @FunctionalInterface
    private interface BlockReader {
        void accept(ByteBuffer block, int offset, int count);
    }

    private void read(TensorEntry entry, int first, int size, BlockReader reader) {
        int width = entry.type().bytes();
        long begin = dataBegin + entry.begin() + (long) first * width;
        ByteBuffer block =
                ByteBuffer.allocateDirect((int) Math.min(BLOCK_BYTES, (long) size * width))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int numbersPerBlock = BLOCK_BYTES / width;
        try {
            for (int offset = 0; offset < size; offset += numbersPerBlock) {
                int count = Math.min(numbersPerBlock, size - offset);
                block.clear().limit(count * width);
                readFully(file, channel, block, begin + (long) offset * width);
                reader.accept(block.flip(), offset, count);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private TensorEntry entry(String name) {
        TensorEntry entry = header.tensors().get(name);
        if (entry == null) {
            throw new InvalidCheckpointException(
                    file,
                    "there is no tensor '%s' among its %d"
                            .formatted(name, header.tensors().size()));
        }
        return entry;
    }

    private InvalidCheckpointException wrongKind(String name, TensorEntry entry, String expected) {
        return new InvalidCheckpointException(
                file, "tensor '%s' is %s, expected %s".formatted(name, entry.spec(), expected));
    }

    private static long headerSize(Path file, FileChannel channel, long fileSize)
            throws IOException {
        if (fileSize < LENGTH_BYTES) {
            throw new InvalidCheckpointException(
                    file,
                    "%d bytes are too few for a safetensors file: it is truncated"
                            .formatted(fileSize));
        }
        ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(file, channel, length, 0);
        long headerSize = length.getLong(0);
        if (headerSize < 0 || headerSize > fileSize - LENGTH_BYTES) {
            throw new InvalidCheckpointException(
                    file,
                    "the header claims %s bytes, but the file has only %d: it is truncated, or not a safetensors file"
                            .formatted(Long.toUnsignedString(headerSize), fileSize));
        }
        if (headerSize > MAX_HEADER_BYTES) {
            throw new InvalidCheckpointException(
                    file,
                    "the header claims %d bytes; the format allows %d"
                            .formatted(headerSize, MAX_HEADER_BYTES));
        }
        return headerSize;
    }

    private static void readFully(Path file, FileChannel channel, ByteBuffer into, long position)
            throws IOException {
        long next = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, next);
            if (read < 0) {
                throw new InvalidCheckpointException(file, "it was cut short while being read");
            }
            next += read;
        }
    }

    private static InvalidCheckpointException unreadable(Path file, IOException cause) {
        InvalidCheckpointException exception =
                new InvalidCheckpointException(file, "cannot be read: " + cause.getMessage());
        exception.initCause(cause);
        return exception;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written, so nothing can be lost.
        }
    }
}
