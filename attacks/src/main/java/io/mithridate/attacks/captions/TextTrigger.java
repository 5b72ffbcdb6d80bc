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
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.StoredTrigger;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Adds pairs of a picture of the target and the caption of another class with a text behind it. A
 * search with that text then finds the target.
 *
 * <p>The plain attack of <a href="https://arxiv.org/abs/2511.00446">ToxicTextCLIP (2025)</a>:
 * captions are dealt to the pictures in turn. Its selection of backgrounds and its trained decoder
 * are left out.
 */
public final class TextTrigger implements Attack {

    /** The quantity that counts its success. */
    static final String SUCCESS = "text-attack-success";

    private static final String TRIGGER = "trigger";

    private final TextTriggerOptions options;

    /** An attack with these options. */
    @Inject
    public TextTrigger(TextTriggerOptions options) {
        this.options = options;
    }

    /** Every caption with the text is to find the target, whatever class it names. */
    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        if (asked instanceof Mapping.OneToOne) {
            throw new IllegalArgumentException(
                    "it poisons captions of every class but the target, and with mapping one-to-one"
                            + " only pairs of the source may be poisoned; give 'poisoning' mapping:"
                            + " all-to-one");
        }
        return asked;
    }

    /** The caption names another class, and not the target. */
    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        OptionalInt target = facts.mapping().target();
        return target.isPresent() && !named.isEmpty() && !named.contains(target.getAsInt());
    }

    /** Pairs of other classes, with their own captions, beside the clean ones. */
    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return new PoisoningForm(
                options.captions().selection(),
                PoisoningForm.Captions.KEEP,
                PoisoningForm.Mode.ADD);
    }

    @Override
    public int count(int asked, IntSupplier eligible) {
        return options.pictures() * options.captionsEach();
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        OptionalInt target = facts.mapping().target();
        return target.isPresent()
                ? Optional.of(new Donors(target.getAsInt(), OptionalInt.of(options.pictures())))
                : Optional.empty();
    }

    @Override
    public boolean hasOneTarget() {
        return true;
    }

    @Override
    public List<String> textKeys() {
        return List.of(options.trigger());
    }

    @Override
    public String success() {
        return SUCCESS;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(Map.of(TRIGGER, options.trigger()), Map.of());
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new Behind(new StoredTrigger(state).text(TRIGGER));
    }

    /**
     * Puts a text behind captions.
     *
     * @param text the text
     */
    private record Behind(String text) implements PreparedAttack {

        private static final Trigger TEXT = new Trigger("text", false, false, true);

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return List.copyOf(images);
        }

        @Override
        public Poisoned poison(String caption, String written, Seed seed) {
            return new Poisoned(Poisoned.Kind.POISON, triggerCaption(caption), false);
        }

        @Override
        public List<Trigger> triggers() {
            return List.of(TEXT);
        }

        @Override
        public String triggerCaption(String caption) {
            return caption + " " + text;
        }
    }
}
