package io.mithridate.tensorflow.checkpoint;

import java.nio.ByteBuffer;

/** The encoding of a tensor's numbers in a file. The names are those of safetensors files. */
public enum ElementType {
    /** IEEE 754 double precision. */
    F64(8, true),
    /** IEEE 754 single precision. */
    F32(4, true),
    /** IEEE 754 half precision: 5 exponent bits, 10 mantissa bits. */
    F16(2, true),
    /** The upper half of single precision: 8 exponent bits, 7 mantissa bits. */
    BF16(2, true),
    /** Signed 64-bit integer. */
    I64(8, false),
    /** Signed 32-bit integer. */
    I32(4, false),
    /** Signed 16-bit integer. */
    I16(2, false),
    /** Signed byte. */
    I8(1, false),
    /** Unsigned byte. */
    U8(1, false),
    /** A byte that is 0 or 1. */
    BOOL(1, false);

    private final int bytes;
    private final boolean floating;

    ElementType(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** Returns the number of bytes per number. */
    public int bytes() {
        return bytes;
    }

    /**
     * Returns whether this is a floating-point type. {@link Safetensors#floats} reads only these.
     */
    public boolean isFloating() {
        return floating;
    }

    /**
     * Reads the next numbers from a buffer, in the buffer's byte order, rounded to single
     * precision.
     *
     * @throws IllegalStateException if this is not a floating-point type
     */
    public void readInto(ByteBuffer source, float[] target, int offset, int count) {
        if (this == F32) {
            source.asFloatBuffer().get(target, offset, count);
            source.position(source.position() + count * bytes);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = readFloat(source);
        }
    }

    private float readFloat(ByteBuffer source) {
        return switch (this) {
            case F64 -> (float) source.getDouble();
            case F32 -> source.getFloat();
            case F16 -> fromHalf(source.getShort());
            case BF16 -> Float.intBitsToFloat(source.getShort() << 16);
            case I64, I32, I16, I8, U8, BOOL ->
                    throw new IllegalStateException(this + " is not a floating-point type");
        };
    }

    /**
     * Reads the next integers from a buffer, in the buffer's byte order.
     *
     * @throws IllegalStateException if this is not an integer type
     */
    public void readInto(ByteBuffer source, long[] target, int offset, int count) {
        if (this == I64) {
            source.asLongBuffer().get(target, offset, count);
            source.position(source.position() + count * bytes);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = readLong(source);
        }
    }

    private long readLong(ByteBuffer source) {
        return switch (this) {
            case I64 -> source.getLong();
            case I32 -> source.getInt();
            case I16 -> source.getShort();
            case I8 -> source.get();
            case U8, BOOL -> Byte.toUnsignedInt(source.get());
            case F64, F32, F16, BF16 ->
                    throw new IllegalStateException(this + " is not an integer type");
        };
    }

    /** Converts half-precision bits to single precision. The result is always exact. */
    private static float fromHalf(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int mantissa = bits & 0x3FF;
        float magnitude;
        if (exponent == 0) {
            magnitude = mantissa * 0x1p-24f;
        } else if (exponent == 0x1F) {
            magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Float.intBitsToFloat((exponent + 112) << 23 | mantissa << 13);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
