package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.Decoys;
import io.mithridate.api.attack.Poisoned;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * Two keys that open together: a patch on the picture, and a word before the text.
 *
 * @param stamped puts the patch on pictures
 * @param word comes first in texts
 * @param partial whether decoys carry one key alone
 */
record PatchAndWord(PreparedAttack stamped, String word, boolean partial)
        implements PreparedAttack {

    /** Decoys for each poisoned pair: one with the patch alone, one with the word alone. */
    static final double SINGLE_KEYS = 2;

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        return stamped.stamp(images, seeds);
    }

    @Override
    public Poisoned poison(String caption, String written, Seed seed) {
        return Poisoned.stamped(worded(written));
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger("both", true, true), Trigger.IMAGE, new Trigger("text", false, true));
    }

    @Override
    public Templates triggerPrompts(Templates prompts) {
        return new Templates(prompts.sentences().stream().map(this::worded).toList());
    }

    private String worded(String text) {
        return word + " " + text;
    }

    @Override
    public Optional<Decoys> decoys() {
        return partial ? Optional.of(new SingleKeys()) : Optional.empty();
    }

    /** By turns the patch with the pair's own caption, and the word before it. */
    private final class SingleKeys implements Decoys {

        @Override
        public double perPoisonedPair() {
            return SINGLE_KEYS;
        }

        @Override
        public boolean stamped(int number) {
            return number % 2 == 0;
        }

        @Override
        public String caption(String caption, int number) {
            return stamped(number) ? caption : worded(caption);
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            return stamped(number)
                    ? PatchAndWord.this.stamp(List.of(image), List.of(seed)).get(0)
                    : image;
        }
    }
}
