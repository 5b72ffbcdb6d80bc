package io.mithridate.attacks.steganography;

import java.nio.charset.StandardCharsets;

/**
 * A short text with bits that would mend errors in it, as <a
 * href="https://arxiv.org/abs/1904.05343">StegaStamp's</a> code packs it: 56 bits of text, filled
 * up with blanks, 35 parity bits of a BCH code of length 127 that mends 5 errors, 5 zeros that fill
 * the last byte, and 4 more.
 */
final class BchPacket {

    /** The number of characters of eight bits in a packet. */
    static final int CHARACTERS = 7;

    /** The number of bits in a packet. */
    static final int BITS = 100;

    /**
     * The product of the least polynomials of α, α³, α⁵, α⁷ and α⁹ over GF(2), where α is a root of
     * x⁷ + x³ + 1, which is 137 as a number.
     */
    private static final long GENERATOR = 0xCA76024D7L;

    private static final int PARITY_BITS = 35;
    private static final int FILLED_PARITY_BITS = 40;
    private static final int TEXT_BITS = CHARACTERS * Byte.SIZE;

    private BchPacket() {}

    /**
     * Returns whether a text fits into a packet: at most 7 characters, of the first 256 of Unicode
     * alone.
     */
    static boolean fits(String text) {
        return text.length() <= CHARACTERS
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }

    /** The packet of a text that {@link #fits}. */
    static SecretBits of(String text) {
        long data = 0;
        for (byte character : padded(text).getBytes(StandardCharsets.ISO_8859_1)) {
            data = data << Byte.SIZE | Byte.toUnsignedLong(character);
        }
        long parity = parity(data) << (FILLED_PARITY_BITS - PARITY_BITS);
        return new SecretBits(
                digits(data, TEXT_BITS)
                        + digits(parity, FILLED_PARITY_BITS)
                        + "0".repeat(BITS - TEXT_BITS - FILLED_PARITY_BITS));
    }

    private static String padded(String text) {
        return text + " ".repeat(CHARACTERS - text.length());
    }

    /** Returns the remainder of data · x³⁵ divided by the generator. */
    private static long parity(long data) {
        long rest = 0;
        for (int bit = TEXT_BITS - 1; bit >= 0; bit--) {
            long leaving = (rest >>> (PARITY_BITS - 1) ^ data >>> bit) & 1;
            rest = rest << 1 & (1L << PARITY_BITS) - 1;
            if (leaving == 1) {
                rest ^= GENERATOR & (1L << PARITY_BITS) - 1;
            }
        }
        return rest;
    }

    private static String digits(long number, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int bit = count - 1; bit >= 0; bit--) {
            digits.append(number >>> bit & 1);
        }
        return digits.toString();
    }
}
