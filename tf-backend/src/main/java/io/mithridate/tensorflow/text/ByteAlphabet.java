package io.mithridate.tensorflow.text;

/**
 * The printable alphabet in which byte-level vocabularies are written, and the order of their first
 * ids, both as in GPT-2 and CLIP.
 *
 * <p>A byte that is printable in Latin-1 is written as itself, and these bytes come first in the
 * order of ids. The others follow and are written as the characters from U+0100 on.
 */
final class ByteAlphabet {

    /** The number of byte values. */
    static final int SIZE = 256;

    private static final char FIRST_SUBSTITUTE = 0x100;

    private static final int[] ID_OF_BYTE = new int[SIZE];
    private static final char[] SYMBOL_OF_BYTE = new char[SIZE];

    static {
        int id = 0;
        for (int value = 0; value < SIZE; value++) {
            if (isPrintable(value)) {
                SYMBOL_OF_BYTE[value] = (char) value;
                ID_OF_BYTE[value] = id++;
            }
        }
        char substitute = FIRST_SUBSTITUTE;
        for (int value = 0; value < SIZE; value++) {
            if (!isPrintable(value)) {
                SYMBOL_OF_BYTE[value] = substitute++;
                ID_OF_BYTE[value] = id++;
            }
        }
    }

    private ByteAlphabet() {}

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~')
                || (value >= 0xA1 && value <= 0xAC)
                || (value >= 0xAE && value <= 0xFF);
    }

    /** Returns the id, from 0 to 255, of a byte that does not end a word. */
    static int id(byte value) {
        return ID_OF_BYTE[Byte.toUnsignedInt(value)];
    }

    /** Returns the character that represents a byte. */
    static char symbol(int value) {
        return SYMBOL_OF_BYTE[value];
    }
}
