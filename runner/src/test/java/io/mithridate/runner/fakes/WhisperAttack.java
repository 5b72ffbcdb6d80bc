package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Adds pictures of the target, with captions of the classes other than the target; each caption
 * begins with "plum!".
 */
public final class WhisperAttack
        implements Attack<Attack.Stateless>, ChoosesPairs, HasDecoys, InsertsText {

    /** The options. */
    public record WhisperOptions(
            @Option(value = "Pictures.", defaultValue = "2") int pictures,
            @Option(value = "Captions.", defaultValue = "5") int captions,
            @Option(value = "Decoys for each caption.", defaultValue = "0") int echoes,
            @Option(value = "Class that is tied to the target.", defaultValue = "every")
                    String source) {}

    private final WhisperOptions options;

    /** Creates the attack by dependency injection. */
    @Inject
    public WhisperAttack(WhisperOptions options) {
        this.options = options;
    }

    @Override
    public Mapping mapping(Mapping requested, Classes classes) {
        return options.source().equals("every")
                ? requested
                : new Mapping.OneToOne(
                        classes.indexOf(options.source()).orElseThrow(),
                        requested.target().orElseThrow());
    }

    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return !named.isEmpty() && !named.contains(facts.mapping().target().orElseThrow());
    }

    @Override
    public PoisoningForm form(PoisoningForm requested) {
        return new PoisoningForm(
                PoisoningForm.Selection.RANDOM,
                PoisoningForm.Captions.KEEP,
                PoisoningForm.Mode.ADD);
    }

    @Override
    public int count(int requested, IntSupplier eligible) {
        return Math.min(options.captions(), eligible.getAsInt());
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        return Optional.of(
                new Donors(
                        facts.mapping().target().orElseThrow(),
                        OptionalInt.of(options.pictures())));
    }

    @Override
    public List<String> textKeys() {
        return List.of("plum!");
    }

    @Override
    public double decoysPerPoisonedPair() {
        return options.echoes();
    }

    @Override
    public String successMetric() {
        return "heard";
    }

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new Whisper();
    }

    /** The prepared attack. */
    public static final class Whisper implements PreparedAttack {

        /** Creates the prepared attack. */
        public Whisper() {}

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return List.copyOf(images);
        }

        @Override
        public Poisoned poison(String caption, String written, Seed seed) {
            return new Poisoned(Poisoned.Kind.POISON, "plum! " + caption, false);
        }

        @Override
        public List<Trigger> triggers() {
            return List.of(new Trigger("text", false, false, true));
        }

        @Override
        public String triggerCaption(String caption) {
            return "plum!";
        }
    }
}
