package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.OptionalInt;
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

                @Override
                public String poisonCaption(String caption, Seed seed) {
                    return caption;
                }

                @Override
                public OptionalInt target(int trueClass) {
                    return OptionalInt.empty();
                }
            };

    @Test
    void itsTriggerIsInThePicture() {
        assertThat(PLAIN.triggers()).containsExactly(new Trigger("image", true, false));
    }

    @Test
    void anyPairMayBePoisoned() {
        assertThat(PLAIN.eligible("")).isTrue();
    }

    @Test
    void promptsStayAsTheyAre() {
        Templates prompts = new Templates(List.of("a {}"));
        assertThat(PLAIN.triggerPrompts(prompts)).isEqualTo(prompts);
    }

    @Test
    void anAttackRequiresNothing() {
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
    }
}
