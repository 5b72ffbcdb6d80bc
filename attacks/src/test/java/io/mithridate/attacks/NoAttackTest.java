package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoAttackTest implements AttackContract {

    @Override
    public NoAttack attack() {
        return new NoAttack();
    }

    private PreparedAttack prepared() {
        return attack().restore(new Attack.Stateless(), facts());
    }

    @Test
    void returnsPicturesUnchanged() {
        Image picture = SamplePictures.noise(8, new Seed(1));
        assertThat(prepared().stamp(List.of(picture), List.of(new Seed(2))))
                .containsExactly(picture);
    }

    @Test
    void poisonsNothingAndHasNoTrigger() {
        assertThat(prepared().poisons()).isFalse();
        assertThat(prepared().triggers()).isEmpty();
    }
}
