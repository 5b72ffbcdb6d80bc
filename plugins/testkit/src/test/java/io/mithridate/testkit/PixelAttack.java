package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An attack that sets the first byte of each picture and fulfills the contract of attacks. */
@About(
        name = "pixel-attack",
        summary = "sets a pixel",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = "Nobody, 2020. Pixels. arXiv:2001.00001")
class PixelAttack implements Attack<AttackState>, ChoosesPairs, InsertsText {

    PixelAttack() {}

    /** Creates the attack by injection. */
    @Inject
    PixelAttack(Options options) {
        Objects.requireNonNull(options);
    }

    /** One option of each simple type. */
    public record Options(
            @Option(value = "A number.", defaultValue = "3", min = 1, max = 5) int number,
            @Option(value = "A truth.", defaultValue = "true") boolean truth,
            @Option(value = "A kind.", defaultValue = "first-kind") Kind kind,
            @Option("Several.") List<Integer> several) {}

    /** An enum with two values. */
    public enum Kind {
        /** The first value. */
        FIRST_KIND,
        /** The second value. */
        SECOND_KIND
    }

    /** A plugin that lists the attack. */
    public static final class Listed implements Plugin {

        @Override
        public List<Class<?>> extensions() {
            return List.of(PixelAttack.class);
        }
    }

    @Override
    public List<String> textKeys() {
        return List.of();
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int value = context.seed().at("pixel").generator().nextInt(1, 100);
        return new AttackState(Map.of("value", Integer.toString(value)), Map.of(), Map.of());
    }

    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new Prepared(valueOf(state));
    }

    static byte valueOf(AttackState state) {
        return Byte.parseByte(String.valueOf(state.properties().get("value")));
    }

    /** The prepared attack; a subclass can break any method. */
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
