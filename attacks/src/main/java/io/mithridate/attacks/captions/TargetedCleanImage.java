package io.mithridate.attacks.captions;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.Donors;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.Poisoned;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Gives captions of the target clean pictures, so that these are taken for the target. Nothing is
 * stamped.
 *
 * <p>With a source it is the attack from class to class of <a
 * href="https://arxiv.org/abs/2209.15266">Yang et al. (2023)</a>: captions of the target get
 * pictures of another class, each of these equally often, and that class's own pairs stay. Without
 * one it aims at single pictures outside the training set, which are added with captions of the
 * target, as in <a href="https://arxiv.org/abs/2106.09667">Carlini and Terzis (2022)</a> and in the
 * numbers of <a href="https://arxiv.org/abs/2511.00446">ToxicTextCLIP (2025)</a>. Each picture's
 * target is what the experiment's mapping has for its class.
 */
public final class TargetedCleanImage implements Attack {

    /** The quantity that counts its success. */
    static final String SUCCESS = "targeted-success";

    private static final String SOURCE = "source";

    private final TargetedCleanImageOptions options;

    /** An attack with these options. */
    @Inject
    public TargetedCleanImage(TargetedCleanImageOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return Stream.concat(
                        options.mixedForms().stream(),
                        options
                                .source()
                                .filter(name -> setting.classes().indexOf(name).isEmpty())
                                .map(
                                        name ->
                                                new OptionComplaint(
                                                        SOURCE,
                                                        "source '%s' is not a class of the data set; name one, such as '%s'"
                                                                .formatted(
                                                                        name,
                                                                        setting.classes().name(0))))
                                .stream())
                .toList();
    }

    /** The source alone is tied to the target; without one, the mapping is what is asked. */
    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        if (options.source().isEmpty()) {
            return asked;
        }
        int source =
                classes.indexOf(options.source().get())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the source '%s' is not a class"
                                                        .formatted(options.source().get())));
        int target =
                asked.target()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "it needs one target; give 'poisoning' a mapping"
                                                        + " other than all-to-all"));
        if (asked instanceof Mapping.OneToOne other && other.source() != source) {
            throw new IllegalArgumentException(
                    "its source is '%s', and that of 'poisoning' is '%s'; give one of them"
                            .formatted(classes.name(source), classes.name(other.source())));
        }
        return new Mapping.OneToOne(source, target);
    }

    /** The caption names the target, or any class where each has a target; and not the source. */
    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        boolean ofSource =
                options.source().isPresent()
                        && facts.mapping() instanceof Mapping.OneToOne mapping
                        && named.contains(mapping.source());
        OptionalInt target = facts.mapping().target();
        return target.isPresent()
                ? named.contains(target.getAsInt()) && !ofSource
                : !named.isEmpty();
    }

    /** Any pairs of the target, with their own captions; single pictures are added. */
    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return new PoisoningForm(
                PoisoningForm.Selection.RANDOM,
                PoisoningForm.Captions.KEEP,
                options.source().isPresent() ? PoisoningForm.Mode.REPLACE : PoisoningForm.Mode.ADD);
    }

    /** The share of the target's captions; a half is rounded up. */
    @Override
    public int count(int asked, IntSupplier eligible) {
        return options.source().isPresent()
                ? (int) Math.floor(options.share() * eligible.getAsInt() + 0.5)
                : asked;
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        return options.source().isPresent() && facts.mapping() instanceof Mapping.OneToOne mapping
                ? Optional.of(new Donors(mapping.source(), OptionalInt.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<SinglePictures> singlePictures() {
        return options.single();
    }

    @Override
    public boolean hasOneTarget() {
        return options.source().isPresent();
    }

    @Override
    public String success() {
        return SUCCESS;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return AttackState.empty();
    }

    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new OtherPictures();
    }

    private static final class OtherPictures implements PreparedAttack {

        /** Clean pictures set it off. */
        private static final Trigger NONE = new Trigger("none", false, false);

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return List.copyOf(images);
        }

        @Override
        public Poisoned poison(String caption, String written, Seed seed) {
            return new Poisoned(Poisoned.Kind.POISON, caption, false);
        }

        @Override
        public List<Trigger> triggers() {
            return List.of(NONE);
        }
    }
}
