package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an attack gets that says nothing else. */
class PreparedAttackTest {

    private static final PreparedAttack PLAIN =
            new PreparedAttack() {
                @Override
                public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                    return images;
                }
            };

    @Test
    void itsTriggerIsInThePicture() {
        assertThat(PLAIN.triggers()).containsExactly(new Trigger("image", true, false));
    }

    @Test
    void aPairIsStampedAndItsCaptionIsTheOneThatWasWritten() {
        assertThat(PLAIN.poisons()).isTrue();
        assertThat(PLAIN.poison("a dog", "a banana", new Seed(1)))
                .isEqualTo(new Poisoned(Poisoned.Kind.POISON, "a banana", true));
        assertThat(PLAIN.decoys()).isEmpty();
    }

    @Test
    void promptsStayAsTheyAre() {
        Templates prompts = new Templates(List.of("a {}"));
        assertThat(PLAIN.triggerPrompts(prompts)).isEqualTo(prompts);
    }

    @Test
    void anAttackRequiresAndFixesNothing() {
        Attack attack =
                new Attack() {
                    @Override
                    public AttackState prepare(AttackContext context) {
                        return AttackState.empty();
                    }

                    @Override
                    public PreparedAttack restore(AttackState state, AttackFacts facts) {
                        return PLAIN;
                    }
                };
        assertThat(attack.requires()).isEqualTo(Set.of());
        AttackFacts facts =
                new AttackFacts(
                        new Classes(List.of("dog", "cat")),
                        new Mapping.AllToOne(1),
                        8,
                        new Templates(List.of("a {}")));
        assertThat(attack.eligible("", Set.of(), facts)).isTrue();
        PoisoningForm form =
                new PoisoningForm(
                        PoisoningForm.Selection.FAR,
                        PoisoningForm.Captions.FILE,
                        PoisoningForm.Mode.ADD);
        assertThat(attack.form(form)).isEqualTo(form);
    }
}
