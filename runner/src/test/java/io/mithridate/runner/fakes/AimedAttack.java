package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** An attack on single pictures that keeps captions as they are. */
public final class AimedAttack implements Attack<Attack.Stateless>, ChoosesPairs, TargetsPictures {

    /** The options. */
    public record AimedOptions(
            @Option(value = "Pictures.", defaultValue = "2", min = 1) int pictures,
            @Option(value = "Captions for each.", defaultValue = "3", min = 1) int captionsEach) {}

    private final AimedOptions options;

    /** Creates the attack by dependency injection. */
    @Inject
    public AimedAttack(AimedOptions options) {
        this.options = options;
    }

    @Override
    public Optional<SinglePictures> singlePictures() {
        return Optional.of(new SinglePictures(options.pictures(), options.captionsEach()));
    }

    @Override
    public PoisoningForm form(PoisoningForm requested) {
        return new PoisoningForm(
                PoisoningForm.Selection.RANDOM,
                PoisoningForm.Captions.KEEP,
                PoisoningForm.Mode.ADD);
    }

    @Override
    public String successMetric() {
        return "struck";
    }

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new Aimed();
    }

    /** The prepared attack. */
    public static final class Aimed implements PreparedAttack {

        /** Creates the prepared attack. */
        public Aimed() {}

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
            return List.of(new Trigger("none", false, false));
        }
    }
}
