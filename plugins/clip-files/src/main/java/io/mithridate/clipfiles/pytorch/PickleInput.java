package io.mithridate.clipfiles.pytorch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a pickle, read sequentially. Lengths in the pickle are checked against the remaining
 * bytes before anything is allocated. All methods throw a {@link BufferUnderflowException} if the
 * pickle ends before the value does.
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
    int unsignedByte() {
        return Byte.toUnsignedInt(bytes.get());
    }

    /** Reads two bytes, 0 to 65535. */
    int unsignedShort() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    /** Reads four bytes as a signed number. */
    int signedInt() {
        return bytes.getInt();
    }

    /** Reads four bytes, 0 to 2³² − 1. */
    long unsignedInt() {
        return Integer.toUnsignedLong(bytes.getInt());
    }

    /** Reads a big-endian double. */
    double float64() {
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    /** Reads a signed integer of the given number of bytes. */
    long integer(int width) throws DamagedPickleException {
        if (width > Long.BYTES) {
            throw new DamagedPickleException(
                    "it holds a whole number of %d bytes; 8 are enough for any shape"
                            .formatted(width));
        }
        byte[] value = new byte[width];
        bytes.get(value);
        long number = width > 0 ? value[width - 1] : 0;
        for (int i = width - 2; i >= 0; i--) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(value[i]);
        }
        return number;
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
    long longLength() {
        return bytes.getLong();
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
        throw new BufferUnderflowException();
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
}
