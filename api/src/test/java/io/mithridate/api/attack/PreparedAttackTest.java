package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the defaults of attacks and prepared attacks, and attacks on single pictures. */
class PreparedAttackTest {

    private static final PreparedAttack PLAIN =
            new PreparedAttack() {
                @Override
                public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                    return images;
                }
            };

    @Test
    void hasATriggerInThePictureByDefault() {
        assertThat(PLAIN.triggers()).containsExactly(new Trigger("image", true, false));
    }

    @Test
    void stampsPairsAndUsesTheWrittenCaptionByDefault() {
        assertThat(PLAIN.poisons()).isTrue();
        assertThat(PLAIN.poison("a dog", "a banana", new Seed(1)))
                .isEqualTo(new Poisoned(Poisoned.Kind.POISON, "a banana", true));
        assertThat(PLAIN.decoys()).isEmpty();
    }

    @Test
    void keepsPromptsByDefault() {
        Templates prompts = new Templates(List.of("a {}"));
        assertThat(PLAIN.triggerPrompts(prompts)).isEqualTo(prompts);
    }

    @Test
    void requiresAndFixesNothingByDefault() {
        PictureAttack attack = (size, seed) -> (image, own) -> image;
        assertThat(attack.requires()).isEqualTo(Set.of());
        AttackFacts facts =
                new AttackFacts(
                        new Classes(List.of("dog", "cat")),
                        new Mapping.AllToOne(1),
                        8,
                        new Templates(List.of("a {}")));
        assertThat(ChoosesPairs.of(attack).eligible("", Set.of(), facts)).isTrue();
        PoisoningForm form =
                new PoisoningForm(
                        PoisoningForm.Selection.FAR,
                        PoisoningForm.Captions.FILE,
                        PoisoningForm.Mode.ADD);
        assertThat(ChoosesPairs.of(attack).form(form)).isEqualTo(form);
    }

    /** An attack that draws one level from its own seed and one from the picture's seed. */
    private record Level() implements PictureAttack {
        @Override
        public Stamper stamper(int size, Seed seed) {
            byte first = (byte) seed.generator().nextInt();
            return (image, own) -> {
                Image stamped = image.copy();
                stamped.rgb()[0] = first;
                stamped.rgb()[1] = (byte) own.generator().nextInt();
                return stamped;
            };
        }
    }

    private static final AttackFacts FACTS =
            new AttackFacts(
                    new Classes(List.of("dog", "cat")),
                    new Mapping.AllToOne(1),
                    2,
                    new Templates(List.of("a {}")));

    private static byte firstByte(long seed) {
        return (byte) new Seed(seed).generator().nextInt();
    }

    @Test
    void pictureAttackStampsWithItsSeedAndThePicturesSeed() {
        AttackState stored = AttackState.of(new PictureAttack.Seeded(7, 2));
        assertThat(stored.properties())
                .containsOnly(Map.entry("seed", "7"), Map.entry("size", "2"));
        List<Image> stamped =
                stored.restored(new Level(), FACTS)
                        .stamp(
                                List.of(Image.black(2, 2), Image.black(2, 2)),
                                List.of(new Seed(3), new Seed(4)));
        assertThat(stamped).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(stamped.get(i).rgb())
                    .startsWith(firstByte(7), firstByte(3 + i))
                    .endsWith((byte) 0);
        }
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        assertThatThrownBy(() -> new Level().restore(new PictureAttack.Seeded(7, 3), FACTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attack's state is for pictures of 3 pixels, and these have 2");
    }

    @Test
    void rejectsPicturesOfAnotherSizeAndMissingSeeds() {
        PreparedAttack attack = new Level().restore(new PictureAttack.Seeded(7, 2), FACTS);
        assertThatThrownBy(() -> attack.stamp(List.of(Image.black(3, 2)), List.of(new Seed(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture of 3 x 2 pixels; the attack was prepared for 2 x 2");
        assertThatThrownBy(() -> attack.stamp(List.of(Image.black(2, 2)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 pictures need as many seeds, got 0");
    }

    private abstract static class Generic<T extends Record> implements Attack<T> {}

    private abstract static class Said extends Generic<Attack.Stateless> {
        @Override
        public Stateless prepare(AttackContext context) {
            return new Stateless();
        }

        @Override
        public PreparedAttack restore(Stateless state, AttackFacts facts) {
            return PLAIN;
        }
    }

    @Test
    void returnsTheClassOfTheState() {
        assertThat(new Level().stateType()).isEqualTo(PictureAttack.Seeded.class);
        assertThatThrownBy(() -> new Said() {}.stateType())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("write implements Attack<MyState>");
    }
}
