package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An attack that paints the upper left pixel gray. */
public class CornerAttack implements Attack<CornerAttack.Grey>, ChoosesPairs {

    /** The options. */
    public record CornerOptions(
            @Option(value = "Brightness.", defaultValue = "255", min = 1, max = 255) int value) {}

    private final CornerOptions options;

    /** Creates the attack by dependency injection. */
    @Inject
    public CornerAttack(CornerOptions options) {
        this.options = options;
    }

    /** Rejects the target's own pairs, because poisoning them would prove nothing. */
    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return facts.mapping().target().isEmpty() || !caption.contains(facts.targetName());
    }

    /** The brightness. */
    public record Grey(NumberArray grey) {}

    @Override
    public Grey prepare(AttackContext context) {
        return new Grey(new NumberArray(List.of(1), new float[] {options.value()}));
    }

    @Override
    public PreparedAttack restore(Grey state, AttackFacts facts) {
        return new Corner((int) state.grey().values()[0]);
    }

    /**
     * The prepared attack.
     *
     * @param value the brightness
     */
    public record Corner(int value) implements PreparedAttack {

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            List<Image> stamped = new ArrayList<>();
            for (Image image : images) {
                Image copy = image.copy();
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    copy.rgb()[channel] = (byte) value;
                }
                stamped.add(copy);
            }
            return stamped;
        }
    }
}
