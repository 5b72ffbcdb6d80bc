package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.random.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FixedAttackContextTest {

    @Test
    void explainsHowToProvideWhatAnAttackRequires() {
        AttackContext context =
                new FixedAttackContext(
                        new PixelAttackTest().facts(), new Seed(1), Path.of("unused"));

        assertThatThrownBy(context::pairs)
                .hasMessageContaining("has no pairs")
                .hasMessageContaining("IMAGES or CAPTIONS overrides context(seed, folder)");
        assertThatThrownBy(context::surrogate).hasMessageContaining("has no surrogate");
    }
}
