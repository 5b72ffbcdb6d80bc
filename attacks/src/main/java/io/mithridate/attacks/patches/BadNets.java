package io.mithridate.attacks.patches;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.TriggerPattern;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pastes one fixed patch on pictures and pairs them with captions that name the target class.
 *
 * <p>The attack of <a href="https://arxiv.org/abs/1708.06733">Gu et al. (2017)</a>, applied to
 * image-text pairs as by <a href="https://arxiv.org/abs/2106.09667">Carlini and Terzis (2022)</a>:
 * the picture carries the patch, and the caption is a template filled with the target. The patch is
 * drawn once, from the seed of the attack's stage, and is the same in every picture, in training
 * and at test time. (CleanCLIP's code draws new noise for every picture, which is a distribution
 * rather than a patch; see {@link BadNetsNoise}.)
 */
@About(
        name = "badnets",
        summary = "pastes one fixed patch on pictures and gives them captions of the target",
        fidelity = Fidelity.EXACT,
        papers = {
            "Gu et al., 2017. BadNets: Identifying Vulnerabilities in the Machine Learning Model"
                    + " Supply Chain. arXiv:1708.06733",
            "Carlini and Terzis, 2022. Poisoning and Backdooring Contrastive Learning."
                    + " arXiv:2106.09667"
        })
public record BadNets(Options options, StretchedPictureReader pictures)
        implements Attack<BadNets.State> {

    /** Creates the attack with these options; the reader is only used if they name a picture. */
    @Inject
    public BadNets {}

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints =
                new ArrayList<>(options.side().complaints(options.location(), setting.imageSize()));
        complaints.addAll(
                TriggerPattern.complaints(pictures, options.picture(), setting.imageSize()));
        return complaints;
    }

    @Override
    public State prepare(AttackContext context) {
        int size = options.side().pixels(context.facts().imageSize());
        return new State(
                options.picture()
                        .map(file -> pictures.read(file, size, size))
                        .orElseGet(
                                () ->
                                        options.pattern()
                                                .draw(
                                                        size,
                                                        context.seed().at("patch").generator())));
    }

    @Override
    public PreparedAttack restore(State state, AttackFacts facts) {
        int size = facts.imageSize();
        return PreparedAttack.stamping(
                size, PatchStamper.fixed(state.patch(), options.location(), size));
    }

    /** The square patch to paste. */
    public record State(Image patch) {}

    /** Options for the appearance and the position of the patch of {@link BadNets}. */
    public record Options(
            @Inlined PatchSide side,
            @Option(
                            value =
                                    "Pattern of the patch: random pixels drawn once from the"
                                            + " attack's seed, a checkerboard of white and black"
                                            + " pixels, plain yellow, plain white, or white dots on"
                                            + " black in every second row and column.",
                            defaultValue = "random")
                    PatchPattern pattern,
            @Option("A picture file to use instead of the pattern, stretched to the patch's size.")
                    Optional<Path> picture,
            @Option(
                            value =
                                    "Position of the patch: a corner, the center, all four corners,"
                                            + " or a random position for each picture.",
                            defaultValue = "bottom-right")
                    PatchLocation location) {

        public Options {
            if (picture.isPresent() && pattern != PatchPattern.RANDOM) {
                throw new IllegalArgumentException(
                        "the patch cannot show both the pattern %s and the picture %s; give one of the two"
                                .formatted(pattern.name().toLowerCase(Locale.ROOT), picture.get()));
            }
        }
    }
}
