package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.AccessDeniedException;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.Fakes.NoOptions;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.poisoning.PoisonManifestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrantedAccessTest {

    private static final Laboratory LABORATORY = FixedLaboratory.of(6, Path.of("store"));
    private static final NamedSeed SEED = new NamedSeed(1, "victim");

    private static final AttackState STATE =
            new AttackState(
                    Map.of(), Map.of("grey", new NumberArray(List.of(1), new float[] {255})));
    private static final Vocabulary WORDS =
            new Vocabulary(List.of(), Map.of(), List.of(), List.of("one"));

    private final FixedWorkspace workspace;

    GrantedAccessTest(@TempDir Path folder) {
        this.workspace = new FixedWorkspace(folder);
    }

    private static PluginUse use(PluginKind kind, String name, Record options) {
        return new PluginUse(Fakes.catalog().find(kind, name).orElseThrow(), options);
    }

    private DefenseContext context(Set<Access> granted) throws IOException {
        PluginUse dataset = use(PluginKind.DATASET, "tiny", new NoOptions());
        PairsInput pairs = new PairsInput(dataset, LABORATORY.pairs().train());
        TriggerInput trigger =
                new TriggerInput(
                        new PluginInput<>(
                                use(
                                        PluginKind.ATTACK,
                                        "corner",
                                        new CornerAttack.CornerOptions(255)),
                                Attack.class,
                                LABORATORY.instances(),
                                new FileDigests()),
                        LABORATORY.facts(),
                        workspace.artifact(
                                "trigger", folder -> AttackStateFiles.write(folder, STATE)));
        ArtifactInput manifest =
                workspace.artifact(
                        "poison",
                        folder -> PoisonManifestFile.write(folder, new PoisonManifest(List.of())));
        DefenseWork.Inputs inputs =
                new DefenseWork.Inputs(
                        new PluginInput<>(
                                use(PluginKind.DEFENSE, "none", new NoOptions()),
                                Defense.class,
                                LABORATORY.instances(),
                                new FileDigests()),
                        new ModelInput(
                                use(PluginKind.MODEL, "colour", new NoOptions()),
                                LABORATORY.model()),
                        Optional.empty(),
                        Optional.empty(),
                        given(
                                granted,
                                Access.CLEAN_PAIRS,
                                () -> new DefenderPairs(pairs, 2, SEED, Optional.empty())),
                        given(granted, Access.CLEAN_PAIRS, () -> new VocabularyInput(WORDS)),
                        given(
                                granted,
                                Access.TRAINING_PAIRS,
                                () ->
                                        new PoisonedRun(
                                                new RemainingPairs(pairs, 2, SEED),
                                                Optional.of(
                                                        new PoisonedRun.Poison(
                                                                manifest,
                                                                trigger,
                                                                new DecoderInput(
                                                                        FixedLaboratory.DECODER,
                                                                        4))))),
                        given(
                                granted,
                                Access.LABELLED_IMAGES,
                                () ->
                                        new PicturesInput(
                                                dataset,
                                                LABORATORY.evaluation().labelledTraining())),
                        given(granted, Access.CLASS_NAMES, () -> LABORATORY.evaluation().classes()),
                        given(granted, Access.TRUE_TRIGGER, () -> trigger),
                        List.of(),
                        new ComputeInput(
                                new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                                Map.of()),
                        new NamedSeed(1, "defense"));
        return new GrantedAccess(inputs, workspace.workspace(), new WatchedTexts(List.of()));
    }

    private static <T> Optional<T> given(Set<Access> granted, Access access, Supplier<T> input) {
        return granted.contains(access) ? Optional.of(input.get()) : Optional.empty();
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
            String name, Access access, Function<DefenseContext, Object> accessor)
            throws IOException {
        DefenseContext context = context(EnumSet.complementOf(EnumSet.of(access)));

        assertThatThrownBy(() -> accessor.apply(context))
                .as(name)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(
                        "the defense 'none' used %s, which its requires() does not name"
                                .formatted(access));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void givesWhatWasAskedFor(String name, Access access, Function<DefenseContext, Object> accessor)
            throws IOException {
        assertThat(accessor.apply(context(EnumSet.of(access)))).as(name).isNotNull();
    }

    private static List<String> ids(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::id).toList();
    }

    @Test
    void givesEachThingForItsName() throws IOException {
        DefenseContext context = context(EnumSet.allOf(Access.class));

        assertThat(context.cleanPairs().size()).isEqualTo(2);
        assertThat(ids(context.trainingPairs()))
                .hasSize(4)
                .doesNotContainAnyElementsOf(ids(context.cleanPairs()));
        assertThat(context.trueTrigger()).isEqualTo(new CornerAttack.Corner(255));
        assertThat(context.classes().names()).containsExactly("cherry", "lime", "plum");
        assertThat(context.labelledImages().id(0)).isEqualTo("labelled-0");
        assertThat(context.vocabulary()).contains(WORDS);
    }

    @Test
    void theWorkplaceIsEverybodys() throws IOException {
        TrainingContext training = context(EnumSet.noneOf(Access.class)).training();

        assertThat(training.name()).isEqualTo("none");
        assertThat(training.seed()).isEqualTo(new Seed(1).at("defense"));
    }
}
