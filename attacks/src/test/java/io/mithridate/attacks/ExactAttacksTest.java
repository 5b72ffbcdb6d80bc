package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.PluginClass;
import io.mithridate.attacks.stamps.ByteDifference;
import io.mithridate.attacks.stamps.GoldenTriggers;
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

/** An attack is EXACT if its pictures are those of the reference implementation. */
class ExactAttacksTest {

    private static final GoldenTriggers GOLDEN = GoldenTriggers.triggers();
    private static final int SIZE = 224;

    /**
     * A picture that an attack and its reference implementation stamp with the same trigger.
     *
     * @param expected the name of the reference's
     * @param tolerance the largest difference of a value, in grey levels
     * @param share of values that may differ
     */
    private record Comparison(
            String attack,
            Supplier<AttackState> state,
            String expected,
            int tolerance,
            double share) {

        Comparison(String attack, Supplier<AttackState> state, String expected) {
            this(attack, state, expected, 0, 0);
        }

        @Override
        public String toString() {
            return attack + " gives " + expected;
        }
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison("badnets", () -> patch("CENTER"), "patch.centre_out"),
                new Comparison("badnets", () -> patch("BOTTOM_RIGHT"), "patch.bottom_right_out"),
                new Comparison(
                        "blended",
                        () ->
                                new AttackState(
                                        Map.of("alpha", "0.2"),
                                        Map.of("pattern", golden("blended.noise", 3, SIZE, SIZE))),
                        "blended.out"),
                new Comparison("sig", () -> wave("add"), "sig.add_clip"),
                new Comparison("sig", () -> wave("blend"), "sig.blend_0.2"),
                // Single precision in another order; flat areas fall either way.
                new Comparison("warped", ExactAttacksTest::jitter, "warp.out", 1, 0.04));
    }

    private static AttackState patch(String location) {
        return new AttackState(
                Map.of("location", location), Map.of("patch", golden("patch.value", 3, 16, 16)));
    }

    private static AttackState wave(String mode) {
        Attack sig =
                NamedAttacks.create(
                        "sig", Map.of("mode", mode, "amplitude", "60", "frequency", "6"));
        return Stamping.state(sig, SIZE, 1);
    }

    /** The jitter that moves the places of an unchanged picture to those of the reference. */
    private static AttackState jitter() {
        float[] places = GOLDEN.floats("warp.grid");
        float[] control = new float[places.length];
        for (int i = 0; i < control.length; i++) {
            int axis = i / (SIZE * SIZE);
            int pixel = i % (SIZE * SIZE);
            int along = axis == 0 ? pixel % SIZE : pixel / SIZE;
            double unmoved = 2.0 * along / (SIZE - 1) - 1;
            control[i] = (float) ((places[2 * pixel + axis] - unmoved) * SIZE);
        }
        return new AttackState(
                Map.of("grid", "224", "strength", "1", "rescale", "1", "noise-ratio", "0"),
                Map.of("control", new NumberArray(List.of(2, SIZE, SIZE), control)));
    }

    private static NumberArray golden(String name, Integer... shape) {
        return new NumberArray(List.of(shape), GOLDEN.floats(name));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void stampsAsTheReferenceImplementationDoes(Comparison with) {
        Attack attack = NamedAttacks.create(with.attack(), Map.of());
        Image stamped = Stamping.stamped(attack, with.state().get(), GOLDEN.image(), 1);
        ByteDifference difference = ByteDifference.of(stamped, GOLDEN.picture(with.expected()));
        assertThat(difference.most()).isLessThanOrEqualTo(with.tolerance());
        assertThat(difference.share()).isLessThanOrEqualTo(with.share());
    }

    @Test
    void noOtherAttackWithAReferenceIsExact() {
        assertThat(comparisons())
                .extracting(Comparison::attack)
                .containsAll(
                        NamedAttacks.all()
                                .filter(attack -> attack.fidelity() == Fidelity.EXACT)
                                .filter(attack -> !attack.references().isEmpty())
                                .map(PluginClass::name)
                                .toList());
    }

    /** In the table at the beginning of the page, where the control is not. */
    @Test
    void thePageNamesTheSameFidelities() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "attacks.md"));
        Map<String, String> written = new HashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|[^|]+\\| ([A-Z]+)").matcher(page);
        while (row.find()) {
            written.put(row.group(1), row.group(2));
        }
        assertThat(written)
                .isEqualTo(
                        NamedAttacks.all()
                                .filter(attack -> !attack.name().equals("none"))
                                .collect(
                                        Collectors.toMap(
                                                PluginClass::name,
                                                attack -> attack.fidelity().name())));
    }

    @Test
    void theControlAloneHasNoReference() {
        assertThat(NamedAttacks.all().filter(attack -> attack.references().isEmpty()))
                .extracting(PluginClass::name)
                .containsExactly("none");
    }
}
