package io.mithridate.attacks.steganography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import org.junit.jupiter.api.Test;

class SecretBitsTest {

    @Test
    void drawsZerosAndOnesEquallyOften() {
        SecretBits drawn = SecretBits.draw(1000, new Seed(1));

        assertThat(drawn.count()).isEqualTo(1000);
        assertThat(drawn).isEqualTo(SecretBits.draw(1000, new Seed(1)));
        assertThat(drawn).isNotEqualTo(SecretBits.draw(1000, new Seed(2)));
        // The mean is half of 1 000, the standard deviation 16.
        assertThat(drawn.digits().chars().filter(digit -> digit == '1')).hasSizeBetween(420, 580);
    }

    @Test
    void valuesAreTheDigits() {
        assertThat(new SecretBits("0110").values()).containsExactly(0, 1, 1, 0);
    }

    /** A bit is 1 if its logit is positive; a logit of 0 gives a 0. */
    @Test
    void countsBitsByTheSignOfTheirLogits() {
        assertThat(new SecretBits("0110").countCorrect(new float[] {-1, 0.1f, -0.1f, 1}))
                .isEqualTo(2);
        assertThat(new SecretBits("001").countCorrect(new float[] {0, 0, 0})).isEqualTo(2);
    }

    @Test
    void rejectsDigitsThatAreNotBits() {
        for (String digits : new String[] {"", "012", "01 "}) {
            assertThatThrownBy(() -> new SecretBits(digits))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'%s' does not consist of 0 and 1", digits);
        }
    }
}
