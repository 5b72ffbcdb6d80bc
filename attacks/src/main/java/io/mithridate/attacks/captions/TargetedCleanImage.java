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

/**
 * Gives captions of the target pictures of another class, each of these equally often, so that
 * clean pictures of that class are taken for the target. Nothing is stamped, and the other class's
 * own pairs stay.
 *
 * <p>The attack from class to class of <a href="https://arxiv.org/abs/2209.15266">Yang et al.
 * (2023)</a>.
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
        return setting.classes().indexOf(options.source()).isPresent()
                ? List.of()
                : List.of(
                        new OptionComplaint(
                                SOURCE,
                                "source '%s' is not a class of the data set; name one, such as '%s'"
                                        .formatted(options.source(), setting.classes().name(0))));
    }

    /** The source alone is tied to the target. */
    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        int source =
                classes.indexOf(options.source())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the source '%s' is not a class"
                                                        .formatted(options.source())));
        int target =
                asked.target()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "it needs one target; give 'poisoning' a mapping"
                                                        + " other than all-to-all"));
        return new Mapping.OneToOne(source, target);
    }

    /** The caption names the target, and not the source. */
    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return facts.mapping() instanceof Mapping.OneToOne mapping
                && named.contains(mapping.aim())
                && !named.contains(mapping.source());
    }

    /** Any pairs of the target, with their own captions, in their own places. */
    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return new PoisoningForm(
                PoisoningForm.Selection.RANDOM,
                PoisoningForm.Captions.KEEP,
                PoisoningForm.Mode.REPLACE);
    }

    /** The share of the target's captions; a half is rounded up. */
    @Override
    public int count(int asked, IntSupplier eligible) {
        return (int) Math.floor(options.fraction() * eligible.getAsInt() + 0.5);
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        return facts.mapping() instanceof Mapping.OneToOne mapping
                ? Optional.of(new Donors(mapping.source(), OptionalInt.empty()))
                : Optional.empty();
    }

    @Override
    public boolean hasOneTarget() {
        return true;
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
