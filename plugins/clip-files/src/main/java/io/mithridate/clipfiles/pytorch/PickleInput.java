package io.mithridate.clipfiles.pytorch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a pickle, read sequentially. Lengths in the pickle are checked against the remaining
 * bytes before anything is allocated.
 */
final class PickleInput {

    private final ByteBuffer bytes;

    PickleInput(byte[] pickle) {
        bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the number of bytes that have been read. */
    int position() {
        return bytes.position();
    }

    /** Reads a byte, 0 to 255. */
    int unsignedByte() throws DamagedPickleException {
        try {
            return Byte.toUnsignedInt(bytes.get());
        } catch (BufferUnderflowException e) {
            throw truncated();
        }
    }

    /** Reads two bytes, 0 to 65535. */
    int unsignedShort() throws DamagedPickleException {
        return (int) littleEndian(Short.BYTES, false);
    }

    /** Reads four bytes as a signed number. */
    int signedInt() throws DamagedPickleException {
        return (int) littleEndian(Integer.BYTES, true);
    }

    /** Reads four bytes, 0 to 2³² − 1. */
    long unsignedInt() throws DamagedPickleException {
        return littleEndian(Integer.BYTES, false);
    }

    /** Reads a big-endian double. */
    double float64() throws DamagedPickleException {
        return Double.longBitsToDouble(Long.reverseBytes(littleEndian(Long.BYTES, true)));
    }

    /** Reads a signed integer of the given number of bytes. */
    long integer(int width) throws DamagedPickleException {
        if (width > Long.BYTES) {
            throw new DamagedPickleException(
                    "it holds a whole number of %d bytes; 8 are enough for any shape"
                            .formatted(width));
        }
        return littleEndian(width, true);
    }

    /** Reads a text of the given number of bytes. */
    String text(long length) throws DamagedPickleException {
        if (length < 0 || length > bytes.remaining()) {
            throw new DamagedPickleException(
                    "it claims a text of %s bytes, and has %d left"
                            .formatted(Long.toUnsignedString(length), bytes.remaining()));
        }
        return decode((int) length);
    }

    /** Reads an unsigned length of eight bytes; a length that does not fit a long is negative. */
    long longLength() throws DamagedPickleException {
        return littleEndian(Long.BYTES, true);
    }

    /** Reads the text up to the end of the line. */
    String line() throws DamagedPickleException {
        int length = 0;
        while (bytes.position() + length < bytes.limit()) {
            if (bytes.get(bytes.position() + length) == '\n') {
                String line = decode(length);
                bytes.get();
                return line;
            }
            length++;
        }
        throw truncated();
    }

    private String decode(int length) throws DamagedPickleException {
        try {
            ByteBuffer slice = bytes.slice(bytes.position(), length);
            String text = StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
            bytes.position(bytes.position() + length);
            return text;
        } catch (CharacterCodingException e) {
            throw new DamagedPickleException("it holds a text that is not UTF-8");
        }
    }

    private long littleEndian(int width, boolean signed) throws DamagedPickleException {
        if (width > bytes.remaining()) {
            throw truncated();
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= Byte.toUnsignedLong(bytes.get()) << (Byte.SIZE * i);
        }
        int unused = Long.SIZE - Byte.SIZE * width;
        return signed && width > 0 ? value << unused >> unused : value;
    }

    private static DamagedPickleException truncated() {
        return new DamagedPickleException("it ends too early");
    }
}
