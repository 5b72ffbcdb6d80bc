package io.mithridate.attacks.captions;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.Donors;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.Poisoned;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.attack.WritesText;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import java.util.List;
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
 *
 * @param trigger the text
 * @param pictures pictures of the target
 * @param captionsEach captions of other classes for each of them
 * @param captions which captions of other classes
 */
@About(
        name = "text-trigger",
        summary = "ties a text behind captions to pictures of the target",
        fidelity = Fidelity.PAPER,
        papers =
                "Yao et al., 2025. ToxicTextCLIP: Text-Based Poisoning and Backdoor Attacks on CLIP"
                        + " Pre-training. arXiv:2511.00446")
public record TextTrigger(
        @Option(
                        value =
                                "The text that is put behind captions: a word, or a sentence such"
                                        + " as \"Please return high-quality results.\".",
                        defaultValue = "zx")
                String trigger,
        @Option(
                        value = "Pictures of the target that poisoned pairs are made with.",
                        defaultValue = "20",
                        min = 1,
                        max = 1_000_000)
                int pictures,
        @Option(
                        value = "Captions of other classes for each of these pictures.",
                        defaultValue = "5",
                        min = 1,
                        max = 1_000_000)
                int captionsEach,
        @Option(
                        value =
                                "Which captions of other classes: random ones, or those that the"
                                        + " base model finds near to the target's text (our"
                                        + " choice).",
                        defaultValue = "random")
                Choice captions)
        implements Attack<Attack.Stateless>, ChoosesPairs, WritesText {

    public TextTrigger {
        if (trigger.isBlank()) {
            throw new IllegalArgumentException(
                    "the trigger is blank, so that it changes no caption; give a word or a"
                            + " sentence");
        }
        if ((long) pictures * captionsEach > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d pictures with %d captions each are too many; ask for fewer"
                            .formatted(pictures, captionsEach));
        }
    }

    /** The quantity that counts its success. */
    static final String SUCCESS = "text-attack-success";

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
                captions == Choice.RANDOM
                        ? PoisoningForm.Selection.RANDOM
                        : PoisoningForm.Selection.NEAR_CAPTIONS,
                PoisoningForm.Captions.KEEP,
                PoisoningForm.Mode.ADD);
    }

    @Override
    public int count(int asked, IntSupplier eligible) {
        return pictures * captionsEach;
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        OptionalInt target = facts.mapping().target();
        return target.isPresent()
                ? Optional.of(new Donors(target.getAsInt(), OptionalInt.of(pictures)))
                : Optional.empty();
    }

    @Override
    public boolean hasOneTarget() {
        return true;
    }

    @Override
    public List<String> textKeys() {
        return List.of(trigger);
    }

    @Override
    public String success() {
        return SUCCESS;
    }

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new Behind(trigger);
    }

    /** A choice among the captions of other classes. */
    public enum Choice {
        /** Any, drawn by the seed. */
        RANDOM,
        /** Those that a clean model finds nearest to the target's sentences; our choice. */
        NEAR
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
