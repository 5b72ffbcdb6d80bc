package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.AccessDeniedException;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.fakes.CornerAttack;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrantedAccessTest {

    private static final Laboratory LABORATORY = FixedLaboratory.of(6, Path.of("store"));
    private static final PairSet ALL = LABORATORY.pairs().train();
    private static final PairSet CLEAN = ALL.select(new int[] {0, 1});
    private static final PairSet RUN = ALL.select(new int[] {2, 3, 4, 5});
    private static final PreparedAttack TRIGGER =
            new CornerAttack.Corner(255, FixedLaboratory.PLUM, "plum");
    private static final TrainingContext TRAINING =
            new TrainingContext("curious", Path.of("work"), new Seed(1), TrainingListener.silent());

    private static DefenseContext context(Set<Access> granted) {
        return new GrantedAccess(
                        "curious",
                        granted,
                        TRAINING,
                        LABORATORY.pairs(),
                        LABORATORY.evaluation(),
                        LABORATORY.model(),
                        () -> CLEAN,
                        () -> RUN,
                        () -> TRIGGER,
                        new WatchedTexts(List.of()))
                .context();
    }

    static Stream<Arguments> accessors() {
        return Stream.of(
                accessor("cleanPairs", Access.CLEAN_PAIRS, DefenseContext::cleanPairs),
                accessor("vocabulary", Access.CLEAN_PAIRS, DefenseContext::vocabulary),
                accessor("labelledImages", Access.LABELLED_IMAGES, DefenseContext::labelledImages),
                accessor("trainingPairs", Access.TRAINING_PAIRS, DefenseContext::trainingPairs),
                accessor("classes", Access.CLASS_NAMES, DefenseContext::classes),
                accessor("trueTrigger", Access.TRUE_TRIGGER, DefenseContext::trueTrigger));
    }

    private static Arguments accessor(
            String name, Access access, Function<DefenseContext, Object> accessor) {
        return Arguments.of(name, access, accessor);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void refusesWhatWasNotAskedFor(
            String name, Access access, Function<DefenseContext, Object> accessor) {
        DefenseContext context = context(EnumSet.complementOf(EnumSet.of(access)));

        assertThatThrownBy(() -> accessor.apply(context))
                .as(name)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(
                        "the defense 'curious' used %s, which its requires() does not name"
                                .formatted(access));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void givesWhatWasAskedFor(
            String name, Access access, Function<DefenseContext, Object> accessor) {
        assertThat(accessor.apply(context(EnumSet.of(access)))).as(name).isNotNull();
    }

    @Test
    void givesEachThingForItsName() {
        DefenseContext context = context(EnumSet.allOf(Access.class));

        assertThat(context.cleanPairs()).isSameAs(CLEAN);
        assertThat(context.trainingPairs()).isSameAs(RUN);
        assertThat(context.trueTrigger()).isSameAs(TRIGGER);
        assertThat(context.classes().names()).containsExactly("cherry", "lime", "plum");
        assertThat(context.labelledImages().id(0)).isEqualTo("labelled-0");
    }

    @Test
    void theWorkplaceIsEverybodys() {
        assertThat(context(EnumSet.noneOf(Access.class)).training()).isSameAs(TRAINING);
    }
}
