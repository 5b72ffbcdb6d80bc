package io.mithridate.runner.guard;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A prepared attack whose results are checked: it must return as many pictures as it was given, of
 * the same size, and no null captions. It receives copies of the pictures and may therefore draw on
 * them; the clean model is trained on the originals.
 *
 * @param guard checks the results
 * @param attack the attack
 */
record CheckedPreparedAttack(PluginGuard guard, PreparedAttack attack) implements PreparedAttack {

    private static final int MAX_TRIGGERS = 100;

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        List<Image> stamped = guard.requireNonNull(attack.stamp(copies(images), seeds), "stamp()");
        if (stamped.size() != images.size()) {
            throw guard.refusal(
                    "stamp() returned %d pictures for %d".formatted(stamped.size(), images.size()));
        }
        List<Image> checked = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            checked.add(requireSameSize(stamped.get(i), images.get(i), "stamp(), picture %d,", i));
        }
        return checked;
    }

    private static List<Image> copies(List<Image> images) {
        return images.stream().map(Image::copy).toList();
    }

    private Image requireSameSize(Image result, Image original, String method, int number) {
        Image image = guard.requireNonNull(result, method.formatted(number));
        if (image.width() != original.width() || image.height() != original.height()) {
            throw guard.refusal(
                    "%s has %d x %d pixels, and was made from one of %d x %d"
                            .formatted(
                                    method.formatted(number),
                                    image.width(),
                                    image.height(),
                                    original.width(),
                                    original.height()));
        }
        return image;
    }

    @Override
    public Poisoned poison(String caption, String written, Seed seed) {
        Poisoned poisoned = guard.requireNonNull(attack.poison(caption, written, seed), "poison()");
        guard.requireNonNull(poisoned.caption(), "poison().caption()");
        Poisoned.Kind kind = guard.requireNonNull(poisoned.kind(), "poison().kind()");
        if (kind == Poisoned.Kind.COPY) {
            throw guard.refusal("poison() returned a COPY, which only the control victim has");
        }
        if (kind == Poisoned.Kind.DECOY) {
            throw guard.refusal("poison() returned a DECOY, which only decoys() makes");
        }
        return poisoned;
    }

    @Override
    public Optional<Decoys> decoys() {
        return guard.requireNonNull(attack.decoys(), "decoys()").map(CheckedDecoys::new);
    }

    @Override
    public boolean poisons() {
        return attack.poisons();
    }

    @Override
    public List<Trigger> triggers() {
        List<Trigger> triggers = guard.list(attack.triggers(), MAX_TRIGGERS, "triggers()");
        Set<String> names = new HashSet<>();
        for (Trigger trigger : triggers) {
            String name = guard.requireNonNull(trigger.name(), "triggers(), a name,");
            if (name.isBlank() || !names.add(name)) {
                throw guard.refusal(
                        "triggers() returned two triggers '%s', or one without a name"
                                .formatted(name));
            }
        }
        return triggers;
    }

    @Override
    public Templates triggerPrompts(Templates prompts) {
        return guard.requireNonNull(attack.triggerPrompts(prompts), "triggerPrompts()");
    }

    @Override
    public String triggerCaption(String caption) {
        return guard.requireNonNull(attack.triggerCaption(caption), "triggerCaption()");
    }

    @Override
    public void close() {
        attack.close();
    }

    /** Decoys whose results are checked. */
    private final class CheckedDecoys implements Decoys {

        private final Decoys decoys;

        CheckedDecoys(Decoys decoys) {
            this.decoys = decoys;
        }

        @Override
        public double perPoisonedPair() {
            return GuardedAttack.checkDecoys(
                    guard, decoys.perPoisonedPair(), "decoys().perPoisonedPair()");
        }

        @Override
        public boolean stamped(int number) {
            return decoys.stamped(number);
        }

        @Override
        public String caption(String caption, int number) {
            return guard.requireNonNull(decoys.caption(caption, number), "decoys().caption()");
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            return requireSameSize(
                    decoys.picture(image.copy(), other.copy(), number, seed),
                    image,
                    "decoys().picture(), number %d,",
                    number);
        }
    }
}
