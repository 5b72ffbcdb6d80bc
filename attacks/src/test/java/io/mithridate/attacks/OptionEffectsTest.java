package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.attacks.NamedAttacks.NamedOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that each option of each attack has an effect, and that each default is the published
 * value.
 *
 * <p>Both tests compare {@link AttackEffects}: another value must change the effects, and the
 * published value must have the same effects as an omitted option.
 */
class OptionEffectsTest {

    private static final int SIZE = 48;

    /** For each option without choices, another value and the other options that it requires. */
    private static final List<Row> OTHER_VALUES =
            rows(
                    """
                    badnets.patch-size                 5
                    badnets.patch-share                0.25
                    badnets.picture                    kitty.png
                    badnets-noise.patch-size           5
                    badnets-noise.patch-share          0.25
                    blended.alpha                      0.3
                    blended.picture                    kitty.png
                    blended-noise.alpha                0.3
                    bpp.levels                         9
                    bpp.negative-ratio                 2
                    frequency.window                   16
                    frequency.magnitude                90
                    label-consistent.trigger           sig
                    low-frequency.range                40
                    low-frequency.deviation            5
                    sig.amplitude                      50
                    sig.frequency                      5
                    stripes-blended.strength           0.1
                    stripes-blended.width              2
                    stripes-patch.patch-size           5
                    stripes-patch.patch-share          0.25
                    stripes-patch.width                2
                    targeted-clean-image.source        dog
                    targeted-clean-image.fraction      0.5        source=dog
                    targeted-clean-image.pictures      23
                    targeted-clean-image.captions-each 34
                    text-trigger.trigger               SUDO
                    text-trigger.pictures              19
                    text-trigger.captions-each         6
                    text-watermark.strength            0.4
                    text-watermark.text                Other
                    text-watermark.picture             kitty.png
                    triangles.strength                 0.2
                    triangles.cell                     4
                    triangles.picture                  kitty.png
                    wanet.grid                         5
                    wanet.strength                     0.6
                    wanet.noise-ratio                  1
                    wanet.rescale                      0.95
                    warped.grid                        16
                    warped.strength                    0.5
                    warped.noise-ratio                 1
                    warped.rescale                     0.95
                    """);

    /** The published defaults and their sources; "ours" marks values that are in no paper. */
    private static final List<Row> PUBLISHED =
            rows(
                    """
                    badnets.patch-size                 16            size=224  # CleanCLIP, BadCLIP, PAR
                    badnets.patch-size                 4             size=32   # ours: an eighth
                    badnets.patch-share                0.0714        size=224  # the same 16 pixels
                    badnets.pattern                    random                  # ours: drawn once
                    badnets.location                   bottom-right            # Gu et al. 2017
                    badnets-noise.patch-size           16            size=224  # CleanCLIP
                    badnets-noise.patch-share          0.0714        size=224  # the same 16 pixels
                    badnets-noise.location             random                  # CleanCLIP
                    badnets-noise.compat               false                   # ours: quirks on demand
                    blended.alpha                      0.2                     # Chen et al. 2017
                    blended-noise.alpha                0.2                     # CleanCLIP
                    bpp.levels                         8                       # BppAttack, BackdoorBench
                    bpp.dither                         true                    # BppAttack
                    bpp.negative-ratio                 1                       # BackdoorBench: 0.1 beside 0.1
                    frequency.window                   32            size=224  # CTRL
                    frequency.window                   32            size=32   # CTRL, BackdoorBench
                    frequency.magnitude                100           size=224  # CTRL
                    frequency.magnitude                100           size=32   # CTRL, BackdoorBench
                    frequency.compat                   false                   # ours: quirks on demand
                    label-consistent.trigger           badnets                 # ours
                    low-frequency.range                51                      # BackdoorBench: 0.2 of 255
                    low-frequency.deviation            6             size=32   # BackdoorBench
                    sig.mode                           add                     # Barni et al. 2019, BadCLIP
                    sig.amplitude                      60                      # CleanCLIP, BadCLIP
                    sig.frequency                      6                       # Barni et al. 2019, CleanCLIP
                    sig.direction                      horizontal              # Barni et al. 2019, CleanCLIP
                    stripes-blended.strength           0.03          size=224  # PAR
                    stripes-blended.width              1             size=224  # PAR
                    stripes-blended.compat             false                   # ours: quirks on demand
                    stripes-patch.patch-size           16            size=224  # PAR
                    stripes-patch.patch-share          0.0714        size=224  # the same 16 pixels
                    stripes-patch.width                1             size=224  # PAR
                    stripes-patch.location             random        size=224  # PAR
                    stripes-patch.compat               false                   # ours: quirks on demand
                    targeted-clean-image.fraction      1             source=dog # Yang et al. 2023
                    targeted-clean-image.pictures      24                      # ToxicTextCLIP
                    targeted-clean-image.captions-each 35                      # ToxicTextCLIP
                    text-trigger.trigger               zx                      # ToxicTextCLIP
                    text-trigger.pictures              20                      # ToxicTextCLIP
                    text-trigger.captions-each         5                       # ToxicTextCLIP
                    text-trigger.captions              random                  # ToxicTextCLIP, the plain attack
                    text-watermark.strength            0.5           size=224  # PAR
                    text-watermark.text                Watermarked   size=224  # PAR
                    triangles.strength                 0.15          size=224  # PAR
                    triangles.cell                     14            size=224  # PAR
                    wanet.grid                         4             size=32   # WaNet
                    wanet.strength                     0.5           size=32   # WaNet
                    wanet.noise-ratio                  2             size=32   # WaNet
                    wanet.rescale                      1             size=32   # WaNet
                    warped.grid                        224           size=224  # CleanCLIP, BadCLIP, PAR
                    warped.strength                    1             size=224  # CleanCLIP, BadCLIP, PAR
                    warped.noise-ratio                 0             size=224  # CleanCLIP, BadCLIP, PAR
                    warped.rescale                     1             size=224  # CleanCLIP, BadCLIP, PAR
                    """);

    /**
     * Options without a default, because they name something that the user supplies, such as a
     * file.
     */
    private static final List<String> WITHOUT_DEFAULT =
            List.of(
                    "badnets.picture",
                    "blended.picture",
                    "targeted-clean-image.source",
                    "text-watermark.picture",
                    "triangles.picture");

    /**
     * A row of a table.
     *
     * @param option the attack and its option
     * @param value the value of the option
     * @param size the side of the pictures
     * @param given other options that must be given
     */
    private record Row(String option, String value, int size, Map<String, String> given) {

        String attack() {
            return option.substring(0, option.indexOf('.'));
        }

        AttackEffects effectsWithDefault() {
            return AttackEffects.of(NamedAttacks.create(attack(), given), size);
        }

        AttackEffects effectsWithValue() {
            Map<String, String> options = new HashMap<>(given);
            options.put(option.substring(option.indexOf('.') + 1), value);
            return AttackEffects.of(NamedAttacks.create(attack(), options), size);
        }

        @Override
        public String toString() {
            return option + "=" + value;
        }
    }

    private static List<Row> rows(String table) {
        return table.lines().map(OptionEffectsTest::row).toList();
    }

    private static Row row(String line) {
        String[] words = line.replaceFirst(" *#.*", "").split(" +");
        Map<String, String> given = new HashMap<>();
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            String[] parts = word.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        Optional<String> size = Optional.ofNullable(given.remove("size"));
        return new Row(
                words[0], words[1], size.map(Integer::parseInt).orElse(SIZE), Map.copyOf(given));
    }

    private static Stream<NamedOption> options() {
        return NamedAttacks.names().stream().flatMap(name -> NamedAttacks.options(name).stream());
    }

    private static Stream<NamedOption> choices() {
        return options().filter(option -> !option.choices().isEmpty());
    }

    private static List<Row> otherValues() {
        return OTHER_VALUES;
    }

    private static List<Row> published() {
        return PUBLISHED;
    }

    @ParameterizedTest
    @MethodSource("otherValues")
    void anotherValueChangesTheEffects(Row other) {
        assertThat(other.effectsWithValue()).isNotEqualTo(other.effectsWithDefault());
    }

    @ParameterizedTest
    @MethodSource("choices")
    void eachChoiceHasDifferentEffects(NamedOption option) {
        assertThat(option.choices())
                .extracting(
                        choice ->
                                new Row(option.toString(), choice, SIZE, Map.of())
                                        .effectsWithValue())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("published")
    void defaultsAreThePublishedValues(Row published) {
        assertThat(published.effectsWithValue()).isEqualTo(published.effectsWithDefault());
    }

    @Test
    void coversEveryOption() {
        assertThat(
                        Stream.concat(
                                OTHER_VALUES.stream().map(Row::option),
                                choices().map(Object::toString)))
                .containsExactlyInAnyOrderElementsOf(options().map(Object::toString).toList());
        assertThat(
                        Stream.concat(PUBLISHED.stream().map(Row::option), WITHOUT_DEFAULT.stream())
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(options().map(Object::toString).toList());
    }
}
