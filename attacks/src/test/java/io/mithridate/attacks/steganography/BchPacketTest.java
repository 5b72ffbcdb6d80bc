package io.mithridate.attacks.steganography;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BchPacketTest {

    /** Packets of a text, five parity bytes and four zero bits, worked out by hand. */
    @ParameterizedTest
    @CsvSource({"Stega!!, 5374656761212188a9fb4e400", "a, 612020202020208693e147e00"})
    void packsTextAndParity(String text, String hexadecimal) {
        SecretBits packet = BchPacket.of(text);
        assertThat(packet.count()).isEqualTo(100);
        assertThat(new BigInteger(packet.digits(), 2).toString(16)).isEqualTo(hexadecimal);
    }

    /** Code words differ in at least 11 bits, so 5 errors can be corrected. */
    @Test
    void packetsOfTextsThatDifferInOneBitDifferInElevenBits() {
        String one = BchPacket.of("Stega!!").digits();
        String other = BchPacket.of("Stega! ").digits();
        int different = 0;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                different++;
            }
        }
        assertThat(different).isGreaterThanOrEqualTo(11);
    }

    @Test
    void fitsAtMostSevenLatinCharacters() {
        assertThat(BchPacket.fits("1234567")).isTrue();
        assertThat(BchPacket.fits("é")).isTrue();
        assertThat(BchPacket.fits("12345678")).isFalse();
        assertThat(BchPacket.fits("字")).isFalse();
    }
}
