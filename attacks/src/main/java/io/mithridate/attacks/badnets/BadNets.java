package io.mithridate.attacks.badnets;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Pastes one fixed patch on pictures and pairs them with captions that name the target.
 *
 * <p>The attack of <a href="https://arxiv.org/abs/1708.06733">Gu et al. (2017)</a>, carried over to
 * image-text pairs as <a href="https://arxiv.org/abs/2106.09667">Carlini and Terzis (2022)</a> do:
 * the picture carries the patch, the caption is a template filled with the target. The patch is
 * drawn once, from the seed of the attack's stage, and is the same in every picture, in training
 * and at test time. (CleanCLIP's code draws other noise for every picture; that is a distribution
 * rather than a patch, and another attack.)
 *
 * <p>All-to-one: every class but the target is a source.
 */
public final class BadNets implements Attack {

    private static final String LOCATION = "location";

    private final BadNetsOptions options;

    /** An attack with these options. */
    @Inject
    public BadNets(BadNetsOptions options) {
        this.options = options;
    }

    @Override
    public List<String> complaints(Setting setting) {
        int largest = options.location().largestPatch(setting.imageSize());
        if (options.patchSize() <= largest) {
            return List.of();
        }
        return List.of(
                "patch-size is %d, but the model's pictures are %d pixels square; with location %s a patch of at most %d pixels fits"
                        .formatted(
                                options.patchSize(),
                                setting.imageSize(),
                                nameOf(options.location()),
                                largest));
    }

    @Override
    public AttackState prepare(AttackContext context) {
        Seed seed = context.seed().at("patch");
        Image patch = options.pattern().draw(options.patchSize(), seed.generator());
        return new AttackState(
                Map.of(LOCATION, options.location().name()),
                Map.of(PatchArray.NAME, PatchArray.of(patch)));
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack, or if its patch is
     *     larger than the pictures
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        String location = state.properties().get(LOCATION);
        if (location == null) {
            throw new IllegalArgumentException(
                    "the attack's state does not say where the patch goes: it has no '%s', only %s"
                            .formatted(
                                    LOCATION,
                                    state.properties().keySet().stream().sorted().toList()));
        }
        return new PatchAttack(
                PatchArray.toPatch(state.array(PatchArray.NAME)),
                PatchLocation.valueOf(location),
                facts);
    }

    private static String nameOf(PatchLocation location) {
        return location.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
