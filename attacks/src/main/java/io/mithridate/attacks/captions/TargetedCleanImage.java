package io.mithridate.attacks.captions;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.CaptionAttack;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Pairs captions of the target class with clean pictures, so that the model assigns these pictures
 * to the target. Nothing is stamped.
 *
 * <p>With a source class, this is the class-to-class attack of <a
 * href="https://arxiv.org/abs/2209.15266">Yang et al. (2023)</a>: captions of the target get
 * pictures of the source class, all of which are used equally often, and the source's own pairs are
 * kept. Without a source, the attack aims at single pictures outside the training set, which are
 * added with captions of the target, as in <a href="https://arxiv.org/abs/2106.09667">Carlini and
 * Terzis (2022)</a> and in the results of <a href="https://arxiv.org/abs/2511.00446">ToxicTextCLIP
 * (2025)</a>. The target of each picture is the one that the experiment's mapping assigns to its
 * class.
 *
 * @param source the class of the pictures; if absent, the attack aims at single pictures
 * @param fraction the fraction of the target's captions that get pictures of the source
 * @param pictures the number of single pictures to aim at
 * @param captionsEach the number of captions for each single picture
 */
@About(
        name = "targeted-clean-image",
        summary =
                "gives captions of the target clean pictures, either of another class or single"
                        + " ones",
        fidelity = Fidelity.PAPER,
        papers = {
            "Yang et al., 2022. Data Poisoning Attacks Against Multimodal Encoders."
                    + " arXiv:2209.15266",
            "Carlini and Terzis, 2022. Poisoning and Backdooring Contrastive Learning."
                    + " arXiv:2106.09667",
            "Yao et al., 2025. ToxicTextCLIP: Text-Based Poisoning and Backdoor Attacks on CLIP"
                    + " Pre-training. arXiv:2511.00446"
        })
public record TargetedCleanImage(
        @Option(
                        "The class whose pictures are to be classified as the target. If omitted,"
                            + " the attack aims at single pictures apart from training and test, of"
                            + " any class except the target's.")
                Optional<String> source,
        @Option(
                        value =
                                "Share of the target's captions that get pictures of the source."
                                        + " Default: 1. Requires 'source'.",
                        min = 0,
                        max = 1,
                        minExcluded = true)
                Optional<Double> fraction,
        @Option(
                        value =
                                "Number of single pictures to aim at, drawn by the attack's seed."
                                        + " Default: 24. Cannot be combined with 'source'.",
                        min = 1,
                        max = 1_000_000)
                Optional<Integer> pictures,
        @Option(
                        value =
                                "Number of captions per single picture, taken from training pairs"
                                    + " that name the target. Default: 35. Cannot be combined with"
                                    + " 'source'.",
                        min = 1,
                        max = 1_000_000)
                Optional<Integer> captionsEach)
        implements CaptionAttack, ChoosesPairs, TargetsPictures {

    private static final int DEFAULT_PICTURES = 24;
    private static final int DEFAULT_CAPTIONS_EACH = 35;

    public TargetedCleanImage {
        if ((long) pictures.orElse(DEFAULT_PICTURES) * captionsEach.orElse(DEFAULT_CAPTIONS_EACH)
                > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d pictures with %d captions each are too many; ask for fewer"
                            .formatted(
                                    pictures.orElse(DEFAULT_PICTURES),
                                    captionsEach.orElse(DEFAULT_CAPTIONS_EACH)));
        }
    }

    /** Complains about an unknown source and about options that need, or exclude, a source. */
    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (source.isEmpty()) {
            return OptionComplaint.when(
                    fraction.isPresent(),
                    "fraction",
                    "fraction applies only to captions that get pictures of a class, and without"
                            + " 'source' the attack aims at single pictures; give 'source', or"
                            + " remove fraction");
        }
        List<OptionComplaint> complaints = new ArrayList<>();
        pictures.ifPresent(any -> complaints.add(misplacedOption("pictures")));
        captionsEach.ifPresent(any -> complaints.add(misplacedOption("captions-each")));
        if (setting.classes().indexOf(source.get()).isEmpty()) {
            complaints.add(
                    new OptionComplaint(
                            "source",
                            "source '%s' is not a class of the data set; name one, such as '%s'"
                                    .formatted(source.get(), setting.classes().name(0))));
        }
        return complaints;
    }

    private static OptionComplaint misplacedOption(String option) {
        return new OptionComplaint(
                option,
                "%s applies only to single pictures, and 'source' aims at all pictures of a class; remove one of the two"
                        .formatted(option));
    }

    /** Maps only the source to the target; without a source, keeps the experiment's mapping. */
    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        if (source.isEmpty()) {
            return asked;
        }
        int sourceLabel =
                classes.indexOf(source.get())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the source '%s' is not a class"
                                                        .formatted(source.get())));
        int target =
                asked.target()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "it needs one target; give 'poisoning' a mapping"
                                                        + " other than all-to-all"));
        if (asked instanceof Mapping.OneToOne other && other.source() != sourceLabel) {
            throw new IllegalArgumentException(
                    "its source is '%s', and that of 'poisoning' is '%s'; give one of them"
                            .formatted(classes.name(sourceLabel), classes.name(other.source())));
        }
        return new Mapping.OneToOne(sourceLabel, target);
    }

    /**
     * {@code true} if the caption names the target but not the source; if each class has its own
     * target, {@code true} if the caption names any class.
     */
    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        boolean namesSource =
                source.isPresent()
                        && facts.mapping() instanceof Mapping.OneToOne mapping
                        && named.contains(mapping.source());
        OptionalInt target = facts.mapping().target();
        return target.isPresent()
                ? named.contains(target.getAsInt()) && !namesSource
                : !named.isEmpty();
    }

    /**
     * Poisons random pairs of the target and keeps their captions; single pictures are added as new
     * pairs.
     */
    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return new PoisoningForm(
                PoisoningForm.Selection.RANDOM,
                PoisoningForm.Captions.KEEP,
                source.isPresent() ? PoisoningForm.Mode.REPLACE : PoisoningForm.Mode.ADD);
    }

    /** Returns the fraction of the target's captions, rounded half up. */
    @Override
    public int count(int asked, IntSupplier eligible) {
        return source.isPresent()
                ? (int) Math.floor(fraction.orElse(1.0) * eligible.getAsInt() + 0.5)
                : asked;
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        return source.isPresent() && facts.mapping() instanceof Mapping.OneToOne mapping
                ? Optional.of(new Donors(mapping.source(), OptionalInt.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<SinglePictures> singlePictures() {
        return source.isPresent()
                ? Optional.empty()
                : Optional.of(
                        new SinglePictures(
                                pictures.orElse(DEFAULT_PICTURES),
                                captionsEach.orElse(DEFAULT_CAPTIONS_EACH)));
    }

    @Override
    public boolean requiresSingleTarget() {
        return source.isPresent();
    }

    @Override
    public String successMetric() {
        return "targeted-success";
    }

    @Override
    public Poisoned poison(String caption, String written, Seed seed) {
        return new Poisoned(Poisoned.Kind.POISON, caption, false);
    }

    /** Clean pictures trigger the backdoor. */
    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger("none", false, false));
    }
}
