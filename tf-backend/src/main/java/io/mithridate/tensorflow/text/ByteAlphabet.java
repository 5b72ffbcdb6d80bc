package io.mithridate.tensorflow.text;

import java.util.Arrays;

/**
 * The printable alphabet in which byte-level vocabularies are written down, and the order of their
 * first ids, both as GPT-2 and CLIP have them.
 *
 * <p>A byte that is printable in Latin-1 stands for itself, and those come first in the order of
 * ids; the others follow and are written as the characters from U+0100 on.
 */
final class ByteAlphabet {

    /** The number of different bytes. */
    static final int SIZE = 256;

    private static final char FIRST_SUBSTITUTE = 0x100;

    private static final int[] ID_OF_BYTE = new int[SIZE];
    private static final char[] SYMBOL_OF_BYTE = new char[SIZE];

    /** Substitutes end below twice the number of bytes. */
    private static final int[] BYTE_OF_SYMBOL = new int[2 * SIZE];

    static {
        Arrays.fill(BYTE_OF_SYMBOL, -1);
        int id = 0;
        for (int value = 0; value < SIZE; value++) {
            if (isPrintable(value)) {
                set(value, id++, (char) value);
            }
        }
        char substitute = FIRST_SUBSTITUTE;
        for (int value = 0; value < SIZE; value++) {
            if (!isPrintable(value)) {
                set(value, id++, substitute++);
            }
        }
    }

    private ByteAlphabet() {}

    private static void set(int value, int id, char symbol) {
        ID_OF_BYTE[value] = id;
        SYMBOL_OF_BYTE[value] = symbol;
        BYTE_OF_SYMBOL[symbol] = value;
    }

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~')
                || (value >= 0xA1 && value <= 0xAC)
                || (value >= 0xAE && value <= 0xFF);
    }

    /** The id, from 0 to 255, of a byte that does not end a word. */
    static int id(byte value) {
        return ID_OF_BYTE[Byte.toUnsignedInt(value)];
    }

    /** The character that a byte is written as. */
    static char symbol(int value) {
        return SYMBOL_OF_BYTE[value];
    }

    /** The byte that a character stands for, or -1 if it stands for none. */
    static int value(char symbol) {
        return symbol < BYTE_OF_SYMBOL.length ? BYTE_OF_SYMBOL[symbol] : -1;
    }
}
