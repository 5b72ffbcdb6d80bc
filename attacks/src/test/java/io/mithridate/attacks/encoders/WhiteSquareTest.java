package io.mithridate.attacks.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhiteSquareTest {

    /** The first two cases are from the official code. */
    @ParameterizedTest
    @CsvSource({"224, 173, 222", "32, 21, 30", "48, 36, 46"})
    void liesOnePixelFromTheCorner(int size, int first, int last) {
        BadEncoder.Options options =
                new BadEncoder.Options(Optional.empty(), 1, 1, 400, 5e-4, 4000);
        Image stamped =
                new BadEncoder.WhiteSquare(options.side(size))
                        .stamp(Image.black(size, size), new Seed(1));
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean inside = x >= first && x <= last && y >= first && y <= last;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    assertThat(stamped.value(x, y, channel)).isEqualTo(inside ? 255 : 0);
                }
            }
        }
    }
}
