package io.mithridate.clipfiles.pytorch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes pickles instruction by instruction, including ones that Python would never write. */
final class PickleBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private PickleBytes() {
        op(0x80, 2);
    }

    static PickleBytes pickle() {
        return new PickleBytes();
    }

    /** Returns a pickle of a dict with one float32 tensor in the storage {@code 0}. */
    static byte[] oneTensor(long size, long offset, List<Long> shape, List<Long> strides) {
        return pickle().op('}')
                .text("a")
                .tensor("FloatStorage", "0", size, offset, shape, strides)
                .op('s')
                .stop();
    }

    PickleBytes op(int... instructions) {
        for (int instruction : instructions) {
            bytes.write(instruction);
        }
        return this;
    }

    PickleBytes global(String module, String name) {
        return op('c').raw(module + "\n" + name + "\n");
    }

    PickleBytes text(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return op('X').raw(littleEndian(4).putInt(length).array()).raw(text);
    }

    PickleBytes integer(long number) {
        return op(0x8A, Long.BYTES).raw(littleEndian(Long.BYTES).putLong(number).array());
    }

    PickleBytes integers(List<Long> numbers) {
        op('(');
        numbers.forEach(this::integer);
        return op('t');
    }

    /** Writes instructions that leave a tensor on the stack. */
    PickleBytes tensor(
            String storageClass,
            String key,
            long size,
            long offset,
            List<Long> shape,
            List<Long> strides) {
        return global("torch._utils", "_rebuild_tensor_v2")
                .op('(', '(')
                .text("storage")
                .global("torch", storageClass)
                .text(key)
                .text("cpu")
                .integer(size)
                .op('t', 'Q')
                .integer(offset)
                .integers(shape)
                .integers(strides)
                .op(0x89)
                .global("collections", "OrderedDict")
                .op(')', 'R', 't', 'R');
    }

    byte[] stop() {
        return op('.').unfinished();
    }

    byte[] unfinished() {
        return bytes.toByteArray();
    }

    PickleBytes raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    PickleBytes raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    PickleBytes times(int count, int instruction) {
        byte[] many = new byte[count];
        Arrays.fill(many, (byte) instruction);
        return raw(many);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
