package io.mithridate.attacks.steganography;

import java.nio.charset.StandardCharsets;

/**
 * A short text with error-correcting bits, packed as in <a
 * href="https://arxiv.org/abs/1904.05343">StegaStamp's</a> code: 56 bits of text padded with
 * spaces, 35 parity bits of a BCH code of length 127 that corrects 5 errors, 5 zeros that fill the
 * last byte, and 4 more zeros. No errors are corrected here.
 */
final class BchPacket {

    /** The number of 8-bit characters in a packet. */
    static final int CHARACTERS = 7;

    /** The number of bits in a packet. */
    static final int BITS = 100;

    /**
     * The product of the minimal polynomials of α, α³, α⁵, α⁷ and α⁹ over GF(2), where α is a root
     * of x⁷ + x³ + 1, which is 137 as a number.
     */
    private static final long GENERATOR = 0xCA76024D7L;

    private static final int PARITY_BITS = 35;
    private static final int PADDED_PARITY_BITS = 40;
    private static final int TEXT_BITS = CHARACTERS * Byte.SIZE;

    private BchPacket() {}

    /**
     * {@code true} if a text fits into a packet, i.e. has at most 7 characters, all of them
     * Latin-1.
     */
    static boolean fits(String text) {
        return text.length() <= CHARACTERS
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }

    /** Returns the packet of a text that {@link #fits}. */
    static SecretBits of(String text) {
        long data = 0;
        for (byte character : pad(text).getBytes(StandardCharsets.ISO_8859_1)) {
            data = data << Byte.SIZE | Byte.toUnsignedLong(character);
        }
        long parity = parity(data) << (PADDED_PARITY_BITS - PARITY_BITS);
        return new SecretBits(
                digits(data, TEXT_BITS)
                        + digits(parity, PADDED_PARITY_BITS)
                        + "0".repeat(BITS - TEXT_BITS - PADDED_PARITY_BITS));
    }

    private static String pad(String text) {
        return text + " ".repeat(CHARACTERS - text.length());
    }

    /** Returns the remainder of data · x³⁵ divided by the generator. */
    private static long parity(long data) {
        long remainder = 0;
        for (int bit = TEXT_BITS - 1; bit >= 0; bit--) {
            long quotientBit = (remainder >>> (PARITY_BITS - 1) ^ data >>> bit) & 1;
            remainder = remainder << 1 & (1L << PARITY_BITS) - 1;
            if (quotientBit == 1) {
                remainder ^= GENERATOR & (1L << PARITY_BITS) - 1;
            }
        }
        return remainder;
    }

    private static String digits(long number, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int bit = count - 1; bit >= 0; bit--) {
            digits.append(number >>> bit & 1);
        }
        return digits.toString();
    }
}
