package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets the first byte of pictures; keeps its contract. */
class PixelAttack implements Attack {

    @Inject
    PixelAttack() {}

    @Override
    public AttackState prepare(AttackContext context) {
        int value = context.seed().at("pixel").generator().nextInt(1, 100);
        return new AttackState(Map.of("value", Integer.toString(value)), Map.of());
    }

    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new Prepared(valueOf(state));
    }

    static byte valueOf(AttackState state) {
        return Byte.parseByte(String.valueOf(state.properties().get("value")));
    }

    /** What stamps; each method can be broken by a subclass. */
    static class Prepared implements PreparedAttack {

        private final byte value;

        Prepared(byte value) {
            this.value = value;
        }

        byte value() {
            return value;
        }

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            List<Image> stamped = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                stamped.add(stamp(images.get(i), seeds.get(i)));
            }
            return stamped;
        }

        Image stamp(Image image, Seed seed) {
            Image stamped = image.copy();
            stamped.rgb()[0] = value;
            return stamped;
        }
    }
}
