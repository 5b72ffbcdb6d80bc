package io.mithridate.attacks.steganography;

import io.mithridate.api.random.Seed;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The bits hidden in pictures.
 *
 * @param digits zeros and ones
 */
record SecretBits(String digits) {

    private static final Pattern ZEROS_AND_ONES = Pattern.compile("[01]+");

    SecretBits {
        if (!areDigits(digits)) {
            throw new IllegalArgumentException(
                    "'%s' does not consist of 0 and 1".formatted(digits));
        }
    }

    static boolean areDigits(String text) {
        return ZEROS_AND_ONES.matcher(text).matches();
    }

    /** Draws random bits from a seed. */
    static SecretBits draw(int count, Seed seed) {
        RandomGenerator random = seed.generator();
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(random.nextBoolean() ? '1' : '0');
        }
        return new SecretBits(digits.toString());
    }

    int count() {
        return digits.length();
    }

    /** Returns 0 or 1 for each bit. */
    float[] values() {
        float[] values = new float[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = digits.charAt(i) - '0';
        }
        return values;
    }

    /**
     * Returns the number of bits that a decoder read correctly.
     *
     * @param logits one per bit, above 0 if the decoder reads a 1
     */
    int countCorrect(float[] logits) {
        int correct = 0;
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] > 0 == (digits.charAt(i) == '1')) {
                correct++;
            }
        }
        return correct;
    }
}
