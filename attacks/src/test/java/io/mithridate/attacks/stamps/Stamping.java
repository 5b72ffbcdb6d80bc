package io.mithridate.attacks.stamps;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedAttackContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Prepares attacks and stamps single pictures, as the runner does. */
public final class Stamping {

    /** A reader that never finds a file. */
    public static final StretchedPictureReader NO_PICTURES =
            (file, width, height) -> {
                throw new CorruptImageException(file.toString(), "there is no such file");
            };

    private static final Classes CLASSES = new Classes(List.of("dog", "apple", "cat"));

    private Stamping() {}

    /** Returns the facts for pictures of a size; the target is the apple. */
    public static AttackFacts facts(int size) {
        return new AttackFacts(
                CLASSES,
                new Mapping.AllToOne(1),
                size,
                new Templates(List.of("behold a(n) {}", "the {} again")));
    }

    /** Returns an attack's complaints for a model of a size; asserts that each names its option. */
    public static List<String> complaints(Attack<?> attack, int size) {
        List<OptionComplaint> complaints =
                attack.complaints(new Setting(CLASSES, size, new Setting.Pairs(100, 100, 100)));
        assertThat(complaints)
                .allSatisfy(
                        complaint -> assertThat(complaint.reason()).startsWith(complaint.option()));
        return complaints.stream().map(OptionComplaint::reason).toList();
    }

    /** Returns the state that an attack prepares for pictures of a size. */
    public static AttackState state(Attack<?> attack, int size, long seed) {
        return AttackState.prepared(
                attack, new FixedAttackContext(facts(size), new Seed(seed), Path.of("nowhere")));
    }

    /** Prepares an attack for the size of a picture, and stamps the picture. */
    public static Image stamped(Attack<?> attack, Image image) {
        return stamped(attack, state(attack, image.width(), 1), image, 1);
    }

    /** Restores an attack and stamps a picture. */
    public static Image stamped(Attack<?> attack, AttackState state, Image image, long seed) {
        return state.restored(attack, facts(image.width()))
                .stamp(List.of(image), List.of(new Seed(seed)))
                .get(0);
    }

    /** Returns a square gray picture in which every row has these levels. */
    public static Image rowsOf(int... levels) {
        Image image = Image.black(levels.length, levels.length);
        for (int y = 0; y < levels.length; y++) {
            for (int x = 0; x < levels.length; x++) {
                Arrays.fill(
                        image.rgb(),
                        image.offset(x, y),
                        image.offset(x, y) + Image.CHANNELS,
                        (byte) levels[x]);
            }
        }
        return image;
    }

    /** Returns one channel of a picture, row by row. */
    public static int[] channel(Image image, int channel) {
        int[] levels = new int[image.width() * image.height()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = image.value(i % image.width(), i / image.width(), channel);
        }
        return levels;
    }

    /** Returns one channel of the first row of a picture. */
    public static int[] firstRow(Image image, int channel) {
        return Arrays.copyOf(channel(image, channel), image.width());
    }
}
