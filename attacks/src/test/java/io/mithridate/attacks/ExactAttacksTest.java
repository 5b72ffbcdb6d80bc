package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.attacks.stamps.ByteDifference;
import io.mithridate.attacks.stamps.GoldenTriggers;
import io.mithridate.attacks.stamps.GreyLevels;
import io.mithridate.attacks.stamps.Stamping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that attacks declared EXACT stamp pictures as their reference implementations do. */
class ExactAttacksTest {

    private static final GoldenTriggers GOLDEN = GoldenTriggers.triggers();
    private static final int SIZE = 224;

    /**
     * An attack and the picture that its reference implementation stamps with the same trigger.
     *
     * @param expected the name of the reference's picture
     * @param tolerance the maximum difference of a value, in gray levels
     * @param share the maximum fraction of values that differ
     */
    private record Comparison(
            String attack,
            Map<String, String> options,
            Supplier<AttackState> state,
            String expected,
            int tolerance,
            double share) {

        Comparison(
                String attack,
                Map<String, String> options,
                Supplier<AttackState> state,
                String expected) {
            this(attack, options, state, expected, 0, 0);
        }

        @Override
        public String toString() {
            return attack + " gives " + expected;
        }
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison(
                        "badnets",
                        Map.of("location", "center"),
                        ExactAttacksTest::patchState,
                        "patch.centre_out"),
                new Comparison(
                        "badnets",
                        Map.of(),
                        ExactAttacksTest::patchState,
                        "patch.bottom_right_out"),
                new Comparison(
                        "blended",
                        Map.of("alpha", "0.2"),
                        () ->
                                new AttackState(
                                        Map.of(),
                                        Map.of(
                                                "pattern",
                                                goldenArray("blended.noise", 3, SIZE, SIZE)),
                                        Map.of()),
                        "blended.out"),
                waveComparison("add", "sig.add_clip"),
                waveComparison("blend", "sig.blend_0.2"),
                // Single-precision operations run in another order, so values may be truncated
                // either way in flat areas.
                new Comparison(
                        "warped",
                        Map.of("strength", "1"),
                        ExactAttacksTest::jitterState,
                        "warp.out",
                        1,
                        0.04));
    }

    /** Returns the patch that the reference pastes, in gray levels. */
    private static AttackState patchState() {
        float[] channelsFirst = GOLDEN.floats("patch.value");
        float[] levels = new float[channelsFirst.length];
        for (int i = 0; i < levels.length; i++) {
            int channel = i / (16 * 16);
            levels[i % (16 * 16) * 3 + channel] = GreyLevels.clipped(channelsFirst[i]) & 0xFF;
        }
        return new AttackState(
                Map.of(), Map.of("patch", new NumberArray(List.of(16, 16, 3), levels)), Map.of());
    }

    private static Comparison waveComparison(String mode, String expected) {
        Map<String, String> options = Map.of("mode", mode, "amplitude", "60", "frequency", "6");
        return new Comparison(
                "sig",
                options,
                () -> Stamping.state(NamedAttacks.create("sig", options), SIZE, 1),
                expected);
    }

    /** Returns the jitter that turns the identity grid into the reference's grid. */
    private static AttackState jitterState() {
        float[] places = GOLDEN.floats("warp.grid");
        float[] control = new float[places.length];
        for (int i = 0; i < control.length; i++) {
            int axis = i / (SIZE * SIZE);
            int pixel = i % (SIZE * SIZE);
            int coordinate = axis == 0 ? pixel % SIZE : pixel / SIZE;
            double unmoved = 2.0 * coordinate / (SIZE - 1) - 1;
            control[i] = (float) ((places[2 * pixel + axis] - unmoved) * SIZE);
        }
        return new AttackState(
                Map.of(),
                Map.of("control", new NumberArray(List.of(2, SIZE, SIZE), control)),
                Map.of());
    }

    private static NumberArray goldenArray(String name, Integer... shape) {
        return new NumberArray(List.of(shape), GOLDEN.floats(name));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void stampsAsTheReferenceImplementationDoes(Comparison comparison) {
        Attack<?> attack = NamedAttacks.create(comparison.attack(), comparison.options());
        Image stamped = Stamping.stamped(attack, comparison.state().get(), GOLDEN.image(), 1);
        ByteDifference difference =
                ByteDifference.of(stamped, GOLDEN.picture(comparison.expected()));
        assertThat(difference.most()).isLessThanOrEqualTo(comparison.tolerance());
        assertThat(difference.share()).isLessThanOrEqualTo(comparison.share());
    }

    @Test
    void comparesEveryExactAttackWithAReference() {
        assertThat(comparisons())
                .extracting(Comparison::attack)
                .containsAll(
                        NamedAttacks.all()
                                .filter(attack -> attack.fidelity() == Fidelity.EXACT)
                                .filter(attack -> !attack.references().isEmpty())
                                .map(PluginClass::name)
                                .toList());
    }

    /** Reads the table at the top of the documentation page, which does not list the control. */
    @Test
    void theDocumentationListsTheSameFidelities() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "attacks.md"));
        Map<String, String> documented = new HashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|[^|]+\\| ([A-Z]+)").matcher(page);
        while (row.find()) {
            documented.put(row.group(1), row.group(2));
        }
        assertThat(documented)
                .isEqualTo(
                        NamedAttacks.all()
                                .filter(attack -> !attack.name().equals("none"))
                                .collect(
                                        Collectors.toMap(
                                                PluginClass::name,
                                                attack -> attack.fidelity().name())));
    }

    @Test
    void onlyTheControlHasNoReference() {
        assertThat(NamedAttacks.all().filter(attack -> attack.references().isEmpty()))
                .extracting(PluginClass::name)
                .containsExactly("none");
    }
}
