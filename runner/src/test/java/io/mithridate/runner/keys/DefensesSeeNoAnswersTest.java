package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.defense.DefenseContext.PairEmbeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.stages.defense.DefenseWork;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that no bundled defense sees which pairs are poisoned, the test pictures, or the validation
 * pictures and their labels.
 *
 * <p>A stage's key covers everything that the stage reads, so anything that can change without
 * changing the key is not read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefensesSeeNoAnswersTest {

    private final BundledPlans plans;

    DefensesSeeNoAnswersTest(@TempDir Path folder) {
        plans = new BundledPlans(folder);
    }

    static List<LoadedPlugin> defenses() {
        return BundledPlans.CATALOG.ofKind(PluginKind.DEFENSE);
    }

    @Test
    void testsAllBundledDefenses() {
        assertThat(defenses())
                .extracting(LoadedPlugin::name)
                .contains("none", "fine-tune", "ta-cleaner", "inver-tune", "decree", "unlearn")
                .hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("defenses")
    void otherTestAndValidationPicturesChangeNoStage(LoadedPlugin defense) throws Exception {
        List<Stage> before = stages(defense, OptionsInKeysTest.experimentWith(defense));

        assertThat(before).isNotEmpty();
        assertThat(stages(defense, withOtherSplit(defense, "test"))).isEqualTo(before);
        assertThat(stages(defense, withOtherSplit(defense, "validation"))).isEqualTo(before);
        assertThat(stages(defense, withOtherSplit(defense, "apart"))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("defenses")
    void otherLabeledPicturesChangeOnlyDefensesThatRequestThem(LoadedPlugin defense)
            throws Exception {
        List<Stage> before = stages(defense, OptionsInKeysTest.experimentWith(defense));

        boolean unchanged =
                stages(defense, withOtherSplit(defense, "labelled-training")).equals(before);

        boolean requested =
                before.stream().anyMatch(stage -> access(stage).contains(Access.LABELLED_IMAGES));
        assertThat(unchanged).isEqualTo(!requested);
    }

    @ParameterizedTest
    @MethodSource("defenses")
    void manifestIsReadOnlyToCreateTrainingPairs(LoadedPlugin defense) throws Exception {
        for (Stage stage : stages(defense, OptionsInKeysTest.experimentWith(defense))) {
            Set<Access> access = access(stage);
            Set<StageKind> allowed =
                    EnumSet.of(StageKind.BASE, StageKind.VICTIM, StageKind.DEFENSE);
            if (access.contains(Access.TRAINING_PAIRS)) {
                allowed.add(StageKind.POISON);
                allowed.add(StageKind.ATTACK);
            }
            if (access.contains(Access.TRUE_TRIGGER)) {
                allowed.add(StageKind.ATTACK);
            }

            assertThat(stage.inputs())
                    .as(stage.title())
                    .extracting(Stage::kind)
                    .isSubsetOf(allowed);
        }
    }

    /**
     * Lists the types of all accessors, none of which reveals an answer; a new accessor must be
     * checked.
     */
    @Test
    void contextProvidesNoManifestAndNoTestOrValidationData() {
        assertThat(Arrays.stream(DefenseContext.class.getMethods()).map(Method::getReturnType))
                .containsOnly(
                        TrainingContext.class,
                        PairSet.class,
                        Optional.class, // the vocabulary
                        LabelledImages.class,
                        Classes.class,
                        Attacker.class,
                        FittedAugmenter.class,
                        PairEmbeddings.class,
                        Path.class,
                        ImageTextModel.class,
                        int.class, // the side of the model's pictures
                        void.class); // reports of the defense return nothing
        assertThat(Arrays.stream(DefenseContext.class.getMethods()))
                .filteredOn(method -> method.getReturnType() == Optional.class)
                .extracting(Method::getName)
                .containsExactly("vocabulary");
        assertThat(Arrays.stream(Attacker.class.getMethods()).map(Method::getReturnType))
                .containsOnly(
                        PreparedAttack.class,
                        AttackFacts.class,
                        OptionalInt.class, // the class that a caption would be tied to
                        String.class); // the caption that the attacker would write
    }

    /**
     * The context does not control what is injected, so only tools may be injected, not data. A
     * record of options has only options.
     */
    @ParameterizedTest
    @MethodSource("defenses")
    void noDataAreInjected(LoadedPlugin defense) {
        Set<Class<?>> tools = Set.of(ImageDecoder.class, Plugins.class);
        Class<?> type = defense.about().type();
        if (type == defense.about().options()) {
            assertThat(type.getRecordComponents())
                    .allMatch(
                            component ->
                                    component.isAnnotationPresent(Option.class)
                                            || component.isAnnotationPresent(Inlined.class));
            return;
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            List<Class<?>> requested = new ArrayList<>(List.of(constructor.getParameterTypes()));
            requested.remove(defense.about().options());
            requested.removeAll(tools);

            assertThat(requested)
                    .extracting(Class::getPackageName)
                    .allMatch("io.mithridate.tensorflow.training"::equals);
        }
    }

    private static ObjectNode withOtherSplit(LoadedPlugin defense, String split) {
        ObjectNode experiment = OptionsInKeysTest.experimentWith(defense);
        ObjectNode data =
                experiment.withObjectProperty("dataset").withObjectProperty("emoji-scenes");
        data.put(split, data.get(split).intValue() + 1);
        return experiment;
    }

    private List<Stage> stages(LoadedPlugin defense, ObjectNode experiment) throws Exception {
        return plans.plan(experiment).byTitle().values().stream()
                .filter(stage -> stage.kind() == StageKind.DEFENSE)
                .filter(stage -> uses(stage, defense))
                .toList();
    }

    private static boolean uses(Stage stage, LoadedPlugin defense) {
        return inputs(stage).defense().name().equals(defense.name());
    }

    private static Set<Access> access(Stage stage) {
        return inputs(stage).defense().create().access();
    }

    private static DefenseWork.Inputs inputs(Stage stage) {
        return ((DefenseWork) stage.work()).inputs();
    }
}
