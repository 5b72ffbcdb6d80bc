package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Poisons like {@link CornerAttack}, but violates its interface as its option says. */
final class CrookedAttack implements Attack<CrookedAttack.Noise>, ChoosesPairs {

    /** The ways to break its interface. */
    enum How {
        TOO_FEW,
        OTHER_SIZE,
        NO_PICTURES,
        NO_PICTURE,
        ENDLESS,
        EXCEPTION,
        NO_POISON,
        ONE_TRIGGER_TWICE,
        ENDLESS_TRIGGERS,
        NO_STATE,
        NOT_A_NUMBER,
        NO_PREPARED,
        FORM_BREAKS,
        ELIGIBLE_BREAKS,
        COMPLAINTS_BREAK
    }

    /** The options. */
    record CrookedOptions(@Option("How it breaks its interface.") How how) {}

    private final How how;

    @Inject
    CrookedAttack(CrookedOptions options) {
        this.how = options.how();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("it is broken");
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (how == How.COMPLAINTS_BREAK) {
            throw failure();
        }
        return List.of();
    }

    @Override
    public PoisoningForm form(PoisoningForm requested) {
        if (how == How.FORM_BREAKS) {
            throw failure();
        }
        return requested;
    }

    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        if (how == How.ELIGIBLE_BREAKS) {
            throw failure();
        }
        return true;
    }

    /** A state with one number. */
    record Noise(NumberArray noise) {}

    @Override
    public Noise prepare(AttackContext context) {
        if (how == How.NO_STATE) {
            return nullResult();
        }
        float number = how == How.NOT_A_NUMBER ? Float.NaN : 0;
        return new Noise(new NumberArray(List.of(1), new float[] {number}));
    }

    @Override
    public PreparedAttack restore(Noise state, AttackFacts facts) {
        return how == How.NO_PREPARED ? nullResult() : new Crooked(how);
    }

    private record Crooked(How how) implements PreparedAttack {

        /**
         * Violates the interface only for several pictures, which tests stamp at once; poisoning
         * stamps one at a time.
         */
        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            List<Image> stamped = new CornerAttack.Corner(255).stamp(images, seeds);
            if (stamped.size() == 1) {
                return stamped;
            }
            return switch (how) {
                case TOO_FEW -> stamped.subList(0, 1);
                case OTHER_SIZE -> Collections.nCopies(stamped.size(), Image.black(1, 1));
                case NO_PICTURES -> nullResult();
                case NO_PICTURE -> Collections.nCopies(stamped.size(), nullResult());
                case ENDLESS -> Collections.nCopies(Integer.MAX_VALUE, stamped.get(0));
                case EXCEPTION -> throw failure();
                default -> stamped;
            };
        }

        @Override
        public Poisoned poison(String caption, String written, Seed seed) {
            return how == How.NO_POISON ? nullResult() : Poisoned.stamped(written);
        }

        @Override
        public List<Trigger> triggers() {
            return switch (how) {
                case ONE_TRIGGER_TWICE -> List.of(Trigger.IMAGE, Trigger.IMAGE);
                case ENDLESS_TRIGGERS -> Collections.nCopies(Integer.MAX_VALUE, Trigger.IMAGE);
                default -> List.of(Trigger.IMAGE);
            };
        }
    }
}
