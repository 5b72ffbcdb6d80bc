package io.mithridate.attacks.steganography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsbaTest implements AttackContract {

    private static final int SIDE = 16;
    private static final SmoothPairs PAIRS = new SmoothPairs(320, SIDE);
    private static final Legibility.Bars NO_BARS = new Legibility.Bars(0, 0);

    private final List<PreparedAttack> opened = new ArrayList<>();

    @AfterEach
    void closeOpenedAttacks() {
        opened.forEach(PreparedAttack::close);
    }

    /** Three steps are enough, because the contract holds for any networks. */
    @Override
    public Ssba attack() {
        return attack(3, NO_BARS);
    }

    private static Ssba attack(int steps, Legibility.Bars bars) {
        return new Ssba(
                new Ssba.Options(Optional.of(8), 16, steps, Optional.empty(), false),
                SmoothPairs.optimizer(),
                SmoothPairs.networks(),
                SmoothPairs.DECODER,
                bars);
    }

    private static Ssba attack(Optional<Integer> bits, Optional<String> secret, boolean compat) {
        return new Ssba(
                new Ssba.Options(bits, 16, 2, secret, compat),
                SmoothPairs.optimizer(),
                SmoothPairs.networks(),
                SmoothPairs.DECODER,
                NO_BARS);
    }

    @Override
    public AttackFacts facts() {
        return Stamping.facts(SIDE);
    }

    @Override
    public AttackContext context(Seed seed, Path folder) {
        return PAIRS.context(facts(), seed, folder);
    }

    @Override
    public PreparedAttack prepared(Seed seed, Path folder) {
        PreparedAttack prepared = AttackContract.super.prepared(seed, folder);
        opened.add(prepared);
        return prepared;
    }

    /** The thresholds are met on held-back pictures, and the state contains the measurements. */
    @Tag("long")
    @Test
    void aShortTrainingReachesTheBarsOnSmallPictures(@TempDir Path folder) {
        Ssba.State state = attack(500, Legibility.Bars.USUAL).prepare(context(new Seed(1), folder));
        assertThat(state.measurements().get("bit-accuracy")).isBetween(0.95, 1.0);
        assertThat(state.measurements().get("psnr")).isBetween(30.0, 50.0);
        assertThat(state.secret()).matches("[01]{8}");
    }

    /** The settings are the usual ones: 48 pixels, 32 bits, 2 000 steps. */
    @Test
    @Tag("slow")
    void theFullTrainingReachesTheBars(@TempDir Path folder) {
        Ssba attack =
                new Ssba(
                        new Ssba.Options(Optional.empty(), 16, 2000, Optional.empty(), false),
                        SmoothPairs.optimizer(),
                        SmoothPairs.networks(),
                        SmoothPairs.DECODER);
        Ssba.State state =
                attack.prepare(
                        new SmoothPairs(8000, 48).context(Stamping.facts(48), new Seed(1), folder));
        assertThat(state.measurements().get("bit-accuracy")).isGreaterThanOrEqualTo(0.95);
        assertThat(state.measurements().get("psnr")).isGreaterThanOrEqualTo(30);
    }

    @Test
    void rejectsNetworksThatMissARequiredValue(@TempDir Path folder) {
        assertThatThrownBy(
                        () ->
                                attack(3, Legibility.Bars.USUAL)
                                        .prepare(context(new Seed(1), folder)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at least 0.95")
                .hasMessageContaining("at least 30 dB")
                .hasMessageContaining("on 20 pictures");
    }

    /** No color changes by more than the amplitude, and the change differs between pictures. */
    @Test
    void hidesTheSecretDifferentlyInEachPicture(@TempDir Path folder) {
        List<Image> pictures =
                List.of(SamplePictures.flat(SIDE, 100), SamplePictures.noise(SIDE, new Seed(3)));
        List<Image> stamped =
                prepared(new Seed(1), folder).stamp(pictures, List.of(new Seed(1), new Seed(2)));
        int[][] changes = new int[2][SIDE * SIDE * Image.CHANNELS];
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < changes[i].length; k++) {
                changes[i][k] =
                        Byte.toUnsignedInt(stamped.get(i).rgb()[k])
                                - Byte.toUnsignedInt(pictures.get(i).rgb()[k]);
                assertThat(changes[i][k]).isBetween(-17, 16);
            }
        }
        assertThat(changes[0]).isNotEqualTo(changes[1]);
    }

    @Test
    void ignoresTheSeedOfThePicture(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        List<Image> picture = List.of(SamplePictures.noise(SIDE, new Seed(3)));
        assertThat(attack.stamp(picture, List.of(new Seed(1))))
                .isEqualTo(attack.stamp(picture, List.of(new Seed(2))));
    }

    @Test
    void hidesAGivenSecret(@TempDir Path folder) {
        Ssba.State state =
                attack(Optional.of(9), Optional.of("101100111"), false)
                        .prepare(context(new Seed(1), folder));
        assertThat(state.secret()).isEqualTo("101100111");
        assertThat(Objects.requireNonNull(state.weights().get("decoder.bits.weight")).shape())
                .containsExactly(9, 128);
    }

    @Test
    void packsTextsUnderCompat(@TempDir Path folder) {
        Ssba.State state =
                attack(Optional.empty(), Optional.empty(), true)
                        .prepare(context(new Seed(1), folder));
        assertThat(state.secret()).isEqualTo(BchPacket.of("Stega!!").digits());
    }

    /** With 48 pixels and 32 bits, the encoder has 72 563 parameters; 14 256 depend on the bits. */
    @Test
    void networksHaveTheExpectedSizes() {
        Map<String, NumberArray> weights = HidingNetworks.weights(48);
        int encoder = 0;
        for (Map.Entry<String, NumberArray> each : weights.entrySet()) {
            if (each.getKey().startsWith("encoder.")) {
                encoder += each.getValue().values().length;
            }
        }
        int secret = 100 * 432 + 432;
        assertThat(weights.get("encoder.secret.weight"))
                .extracting(NumberArray::shape)
                .isEqualTo(List.of(432, 100));
        assertThat(encoder - secret + 32 * 432 + 432).isEqualTo(72_563);
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "48, 48", "50, 48", "64, 64", "96, 56", "224, 56"})
    void networksWorkAtAReducedSize(int side, int working) {
        assertThat(SecretEncoder.workingSide(side)).isEqualTo(working);
    }

    @Test
    void rejectsAStateForPicturesOfAnotherSize(@TempDir Path folder) {
        Ssba.State state = attack().prepare(context(new Seed(1), folder));
        assertThatThrownBy(() -> attack().restore(state, Stamping.facts(20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("encoder.secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8| 1010101| false| secret: '1010101' does not consist of 8 zeros and ones",
                "8| 1010102x| false| secret: '1010102x' does not consist of 8 zeros and ones",
                "100| Stega!!!| true| secret: 'Stega!!!' does not fit into a packet",
                "32| a| true| bits: 32 cannot hold a packet, which has 100"
            })
    void complainsAboutSecretsThatCannotBeHidden(
            int bits, String secret, boolean compat, String complaint) {
        assertThat(
                        Stamping.complaints(
                                attack(Optional.of(bits), Optional.of(secret), compat), SIDE))
                .singleElement()
                .asString()
                .startsWith(complaint);
    }

    @Test
    void acceptsValidSecretsButNotTinyPictures() {
        assertThat(Stamping.complaints(attack(Optional.empty(), Optional.empty(), false), 224))
                .isEmpty();
        assertThat(Stamping.complaints(attack(Optional.empty(), Optional.of("a"), true), 32))
                .isEmpty();
        assertThat(Stamping.complaints(attack(Optional.empty(), Optional.empty(), false), 7))
                .singleElement()
                .asString()
                .contains("at least 8 pixels");
    }
}
