package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.backend.AccessDeniedException;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.PairEmbeddings;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.FakeAugmenter;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.Fakes.NoOptions;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.defense.GrantedAccess;
import io.mithridate.runner.stages.defense.TextCounter;
import io.mithridate.runner.stages.measurement.EpochModels;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.stages.poison.AttackerInput;
import io.mithridate.runner.stages.poison.DefenderPairs;
import io.mithridate.runner.stages.poison.PoisonWork;
import io.mithridate.runner.stages.poison.PoisonedRun;
import io.mithridate.runner.stages.poison.RemainingPairs;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;
import java.nio.file.Files;
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

    private static final ScenarioResources RESOURCES = FixedResources.of(6);
    private static final NamedSeed SEED = new NamedSeed(1, "victim");

    private static final AttackState STATE =
            new AttackState(
                    Map.of(),
                    Map.of("grey", new NumberArray(List.of(1), new float[] {255})),
                    Map.of());
    private static final Vocabulary WORDS =
            new Vocabulary(List.of(), Map.of(), List.of(), List.of("one"));

    private final FixedWorkspace workspace;

    GrantedAccessTest(@TempDir Path folder) {
        this.workspace = new FixedWorkspace(folder);
    }

    private static PluginUse use(PluginKind kind, String name, Record options) {
        return new PluginUse(Fakes.catalog().find(kind, name).orElseThrow(), options);
    }

    private GrantedAccess context(Set<Access> granted) throws IOException {
        PluginUse dataset = use(PluginKind.DATASET, "tiny", new NoOptions());
        PairsInput pairs = new PairsInput(dataset, RESOURCES.pairs().train());
        TriggerInput trigger =
                new TriggerInput(
                        new PluginInput<>(
                                use(
                                        PluginKind.ATTACK,
                                        "corner",
                                        new CornerAttack.CornerOptions(255)),
                                GuardedAttack.class,
                                RESOURCES.instances(),
                                new FileDigests()),
                        RESOURCES.facts(),
                        workspace.artifact(
                                "trigger",
                                folder -> AttackStateFiles.write(folder, STATE, Optional.empty())));
        Stage manifest =
                workspace.artifact("poison", folder -> new PoisonManifest(List.of()).write(folder));
        DefenseWork.Inputs inputs =
                new DefenseWork.Inputs(
                        new PluginInput<>(
                                use(PluginKind.DEFENSE, "none", new NoOptions()),
                                Defense.class,
                                RESOURCES.instances(),
                                new FileDigests()),
                        new ModelInput(
                                use(PluginKind.MODEL, "colour", new NoOptions()),
                                RESOURCES.model()),
                        Optional.empty(),
                        Optional.empty(),
                        ifGranted(
                                granted,
                                Access.CLEAN_PAIRS,
                                () -> new DefenderPairs(pairs, 2, SEED, Optional.empty())),
                        ifGranted(granted, Access.CLASS_NAMES, () -> new VocabularyInput(WORDS)),
                        FixedResources.decoder(4),
                        ifGranted(
                                granted,
                                Access.TRAINING_PAIRS,
                                () ->
                                        new PoisonedRun(
                                                new RemainingPairs(pairs, 2, SEED),
                                                Optional.of(
                                                        new PoisonedRun.Poison(
                                                                manifest,
                                                                Optional.empty(),
                                                                trigger,
                                                                FixedResources.decoder(4))))),
                        ifGranted(
                                granted,
                                Access.LABELLED_IMAGES,
                                () ->
                                        new PicturesInput(
                                                dataset,
                                                RESOURCES.evaluation().labelledTraining())),
                        ifGranted(
                                granted,
                                Access.CLASS_NAMES,
                                () -> RESOURCES.evaluation().classes()),
                        ifGranted(
                                granted,
                                Access.TRUE_TRIGGER,
                                () ->
                                        new AttackerInput(
                                                trigger,
                                                new PoisonWork.Writing(
                                                        new PoisoningForm(
                                                                PoisoningForm.Selection.RANDOM,
                                                                PoisoningForm.Captions.TEMPLATES,
                                                                PoisoningForm.Mode.REPLACE),
                                                        Optional.empty(),
                                                        Optional.empty()),
                                                Optional.empty(),
                                                SEED)),
                        List.of(),
                        new ComputeInput(
                                new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                                Map.of()),
                        new NamedSeed(1, "defense"),
                        Optional.empty());
        return new GrantedAccess(
                inputs,
                workspace.workspace(),
                new TextCounter(List.of()),
                new EpochModels(Optional.empty(), workspace.workspace()));
    }

    private static <T> Optional<T> ifGranted(
            Set<Access> granted, Access access, Supplier<T> input) {
        return granted.contains(access) ? Optional.of(input.get()) : Optional.empty();
    }

    static Stream<Arguments> accessors() {
        return Stream.of(
                accessor("cleanPairs", Access.CLEAN_PAIRS, DefenseContext::cleanPairs),
                accessor("vocabulary", Access.CLASS_NAMES, DefenseContext::vocabulary),
                accessor("labelledImages", Access.LABELLED_IMAGES, DefenseContext::labelledImages),
                accessor("trainingPairs", Access.TRAINING_PAIRS, DefenseContext::trainingPairs),
                accessor("classes", Access.CLASS_NAMES, DefenseContext::classes),
                accessor("attacker", Access.TRUE_TRIGGER, DefenseContext::attacker));
    }

    private static Arguments accessor(
            String name, Access access, Function<DefenseContext, Object> accessor) {
        return Arguments.of(name, access, accessor);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void deniesUndeclaredAccess(
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

    @Test
    void tellsEveryDefenseTheSizeOfPictures() throws IOException {
        assertThat(context(Set.of()).imageSize()).isEqualTo(RESOURCES.model().imageSize());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessors")
    void grantsDeclaredAccess(String name, Access access, Function<DefenseContext, Object> accessor)
            throws IOException {
        assertThat(accessor.apply(context(EnumSet.of(access)))).as(name).isNotNull();
    }

    private static List<String> ids(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::id).toList();
    }

    @Test
    void returnsTheRightInputForEachAccess() throws IOException {
        DefenseContext context = context(EnumSet.allOf(Access.class));

        assertThat(context.cleanPairs().size()).isEqualTo(2);
        assertThat(ids(context.trainingPairs()))
                .hasSize(4)
                .doesNotContainAnyElementsOf(ids(context.cleanPairs()));
        List<Image> picture = List.of(Image.black(4, 4));
        assertThat(context.attacker().trigger().stamp(picture, List.of(new Seed(1))))
                .isEqualTo(new CornerAttack.Corner(255).stamp(picture, List.of(new Seed(1))));
        assertThat(context.attacker().facts().imageSize()).isEqualTo(4);
        assertThat(context.classes().names()).containsExactly("cherry", "lime", "plum");
        assertThat(context.labelledImages().id(0)).isEqualTo("labelled-0");
        assertThat(context.vocabulary()).contains(WORDS);
    }

    private static PluginRef<TextAugmenter> words(boolean readsVocabulary) {
        return new PluginRef<>(
                TextAugmenter.class, "words", new FakeAugmenter.Words(readsVocabulary));
    }

    private static List<String> texts(FittedAugmenter augmenter) {
        return augmenter.augment("a plum", new Seed(1).generator()).positives();
    }

    @Test
    void fitsAugmentersToTheCaptionsAndCountsTheirTexts() throws IOException {
        GrantedAccess context = context(EnumSet.of(Access.CLEAN_PAIRS));

        assertThat(texts(context.augmenter("sub-captions", words(false))))
                .containsExactly("2 captions, words: none");
        assertThat(context.texts().counts())
                .extracting(TextCounter.TextCounts::use, counts -> counts.log().positives())
                .containsExactly(tuple("sub-captions", 1L));
    }

    @Test
    void fitsAugmentersToThePairsThatTheDefenseNames() throws IOException {
        GrantedAccess context = context(EnumSet.of(Access.TRAINING_PAIRS));

        assertThat(texts(context.augmenter("texts", words(false), context.trainingPairs())))
                .containsExactly("4 captions, words: none");
    }

    @Test
    void vocabularyRequiresAccessToClassNames() throws IOException {
        GrantedAccess both = context(EnumSet.of(Access.CLEAN_PAIRS, Access.CLASS_NAMES));
        GrantedAccess pairsAlone = context(EnumSet.of(Access.CLEAN_PAIRS));

        assertThat(texts(both.augmenter("texts", words(true))))
                .containsExactly("2 captions, words: [one]");
        assertThat(texts(both.augmenter("texts", words(false))))
                .containsExactly("2 captions, words: none");
        assertThatThrownBy(() -> pairsAlone.augmenter("texts", words(true)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(
                        "the defense 'none' used CLASS_NAMES, which its requires() does not name");
    }

    @Test
    void embedsPairsInTheirOrderAndCountsThem(@TempDir Path model) throws IOException {
        GrantedAccess context = context(EnumSet.of(Access.CLEAN_PAIRS));
        PairSet pairs = context.cleanPairs();
        Checkpoint checkpoint =
                RESOURCES
                        .model()
                        .initialise(
                                pairs,
                                List.of(),
                                new TrainingContext(
                                        "model", model, new Seed(1), TrainingListener.silent()));

        PairEmbeddings embeddings = context.embed(checkpoint, pairs);

        try (ImageTextModel opened = RESOURCES.model().open(checkpoint)) {
            for (int i = 0; i < pairs.size(); i++) {
                assertThat(embeddings.images().row(i))
                        .isEqualTo(
                                opened.embedImages(
                                                List.of(
                                                        FixedResources.DECODER.decode(
                                                                pairs.image(i))))
                                        .row(0));
                assertThat(embeddings.texts().row(i))
                        .isEqualTo(opened.embedTexts(List.of(pairs.caption(i))).row(0));
            }
        }
        assertThat(context.workspace().meter().stop().samples()).isEqualTo(2);
    }

    @Test
    void countsPicturesThatADefenseEmbedsItself(@TempDir Path model) throws IOException {
        GrantedAccess context = context(EnumSet.of(Access.CLEAN_PAIRS));
        Checkpoint checkpoint =
                RESOURCES
                        .model()
                        .initialise(
                                context.cleanPairs(),
                                List.of(),
                                new TrainingContext(
                                        "model", model, new Seed(1), TrainingListener.silent()));
        List<Image> pictures = List.of(Image.black(4, 4), Image.black(4, 4), Image.black(4, 4));

        try (ImageTextModel counted = context.open(checkpoint);
                ImageTextModel plain = RESOURCES.model().open(checkpoint)) {
            assertThat(counted.embedImages(pictures)).isEqualTo(plain.embedImages(pictures));
            assertThat(counted.embedTexts(List.of("a plum")))
                    .isEqualTo(plain.embedTexts(List.of("a plum")));
            assertThat(counted.imageSize()).isEqualTo(plain.imageSize());
            assertThat(counted.logitScale()).isEqualTo(plain.logitScale());
            assertThat(counted.checkpoint()).isEqualTo(checkpoint);
        }
        assertThat(context.workspace().meter().stop().samples()).isEqualTo(3);
    }

    @Test
    void deletesTheScratchFolderWithTheStage() throws IOException {
        Path scratch;
        try (GrantedAccess context = context(EnumSet.noneOf(Access.class))) {
            scratch = context.scratch();
            Files.writeString(scratch.resolve("half-done"), "42");
            assertThat(context.scratch()).isEqualTo(scratch);
            Checkpoint made = new Checkpoint(context.training().folder(), "colour");
            Files.writeString(made.weights(), "nothing");
            assertThat(context.kept(made)).isEqualTo(made);
            assertThatThrownBy(() -> context.kept(new Checkpoint(scratch, "colour")))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("defense 'none'")
                    .hasMessageEndingWith(
                            "it left its model in the scratch folder, which is deleted; it belongs"
                                    + " in the folder of training()");
        }
        assertThat(scratch).doesNotExist();
    }

    @Test
    void trainingContextNeedsNoAccess() throws IOException {
        TrainingContext training = context(EnumSet.noneOf(Access.class)).training();

        assertThat(training.name()).as("the stage's title").isEqualTo("a stage");
        assertThat(training.seed()).isEqualTo(new Seed(1).at("defense"));
    }
}
