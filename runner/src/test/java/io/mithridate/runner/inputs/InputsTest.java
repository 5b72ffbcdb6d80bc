package io.mithridate.runner.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.config.FakeOptions;
import io.mithridate.config.FakeOptions.ClipOptions;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.fakes.CornerAttack.CornerOptions;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.fakes.UntrainedModel;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.options.FakePlugins;
import io.mithridate.runner.plan.FixedWork;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the representation in a key of each kind of input. */
class InputsTest {

    private static final Compute COMPUTE =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    /** SHA-256 of "abc": the example of FIPS 180-2, appendix B.1. */
    private static final String ABC =
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Path folder;

    InputsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static PluginUse use(PluginKind kind, String name, Record options) {
        return new PluginUse(FakePlugins.catalog().find(kind, name).orElseThrow(), options);
    }

    private static PluginUse dataset() {
        return use(PluginKind.DATASET, "emoji-scenes", new FakeOptions.SceneOptions(2, 3));
    }

    private static PluginUse clip(Path weights) {
        return use(PluginKind.MODEL, "clip", new ClipOptions("RN50", Optional.of(weights)));
    }

    @Test
    void representsAnArtifactByTheKeyOfItsStage() throws IOException {
        Stage base =
                FixedWork.stage(
                        StageKind.BASE,
                        "base",
                        List.of(),
                        workspace ->
                                Files.writeString(workspace.folder().resolve("content"), "theirs"));

        assertThat(base.canonical()).hasToString('"' + base.key() + '"');
        assertThat(base.stages()).containsExactly(base);
        assertThat(base.plugins()).isEmpty();

        List<String> read = new ArrayList<>();
        Stage victim =
                FixedWork.stage(
                        StageKind.VICTIM,
                        "victim",
                        List.of(base),
                        workspace ->
                                read.add(Files.readString(workspace.input(base).file("content"))));
        new StageRunner(
                        new ArtifactStore(folder, Clock.systemUTC()),
                        stage -> TrainingListener.silent(),
                        Duration.ofMinutes(2))
                .artifact(victim);
        assertThat(read).containsExactly("theirs");
    }

    @Test
    void representsTheComputationByOptionsAndVariables() {
        String options =
                "{\"chunk\":0,\"device\":\"cpu\"," + "\"precision\":\"float32\",\"threads\":2";

        assertThat(new ComputeInput(COMPUTE, Map.of()).canonical()).hasToString(options + "}");
        assertThat(new ComputeInput(COMPUTE, Map.of("TF_B", "1", "TF_A", "x")).canonical())
                .hasToString(options + ",\"environment\":{\"TF_A\":\"x\",\"TF_B\":\"1\"}}");
    }

    @Test
    void representsAFileByItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("captions.txt"), "abc");

        assertThat(new FileInput(file, new FileDigests()).canonical()).hasToString('"' + ABC + '"');
    }

    @Test
    void returnsTheNonblankLinesOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("captions.txt"), " a banana\n\n \té \nb\n\n");

        assertThat(new FileInput(file, new FileDigests()).lines())
                .containsExactly("a banana", "é", "b");
        assertThat(FileInput.lines(file)).containsExactly("a banana", "é", "b");
    }

    @Test
    void omitsAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("captions.txt"), "\uFEFFa banana\nb\n");

        assertThat(FileInput.lines(file)).containsExactly("a banana", "b");
    }

    @Test
    void rejectsCaptionsThatChangedAfterPlanning() throws IOException {
        FileInput input =
                new FileInput(
                        Files.writeString(folder.resolve("captions.txt"), "a banana"),
                        new FileDigests());
        assertThat(input.canonical().asText()).startsWith("sha256:");
        assertThat(input.lines()).containsExactly("a banana");

        Files.writeString(input.path(), "a plum");

        assertThatThrownBy(input::lines)
                .isInstanceOf(ChangedFileException.class)
                .hasMessageContaining("was changed since this experiment was planned");
    }

    /** A model that is only asked for the content of its files. */
    private static final class Model extends UntrainedModel {

        private final String fingerprint;

        Model(String fingerprint) {
            this.fingerprint = fingerprint;
        }

        @Override
        public String fingerprint() {
            return fingerprint;
        }
    }

    @Test
    void representsAModelByItsOwnFingerprint() {
        PluginUse clip = clip(Path.of("/w"));

        assertThat(new ModelInput(clip, new Model("f00d")).canonical())
                .hasToString("{\"files\":\"f00d\",\"clip\":{\"architecture\":\"RN50\"}}");
        assertThat(new ModelInput(clip, new Model("")).canonical())
                .hasToString("{\"clip\":{\"architecture\":\"RN50\",\"weights\":\"/w\"}}");
        assertThat(new ModelInput(clip, new Model("")).plugins()).containsExactly(clip);
    }

    @Test
    void derivesASeedFromRootAndPurpose() {
        assertThat(new NamedSeed(7, "victim").seed()).isEqualTo(new Seed(7).at("victim"));
        assertThat(new NamedSeed(7, "defense").seed())
                .isNotEqualTo(new NamedSeed(7, "victim").seed());
    }

    @Test
    void representsDataByFingerprintAndPlugin() {
        PluginUse dataset = dataset();
        TinyDataset tiny = new TinyDataset(new TinyOptions(60, "first"));
        PairsInput pairs = new PairsInput(dataset, tiny.train());
        PicturesInput pictures = new PicturesInput(dataset, tiny.validation());

        assertThat(pairs.canonical()).hasToString("\"pairs-60-first\"");
        assertThat(pairs.plugins()).containsExactly(dataset);
        assertThat(pairs.stages()).isEmpty();
        assertThat(pictures.canonical()).hasToString("\"validation-6\"");
        assertThat(pictures.plugins()).containsExactly(dataset);
    }

    @Test
    void representsAPluginByItsOptionsAndFileContents() throws IOException {
        PluginUse clip = clip(Files.writeString(folder.resolve("weights"), "abc"));
        try (PluginInstances instances = PluginInstances.withoutPlugins(COMPUTE)) {
            PluginInput<ModelProvider> input =
                    new PluginInput<>(clip, ModelProvider.class, instances, new FileDigests());

            assertThat(input.canonical())
                    .hasToString(
                            "{\"clip\":{\"architecture\":\"RN50\",\"weights\":\"%s\"}}"
                                    .formatted(ABC));
            assertThat(input.plugins()).containsExactly(clip);
            assertThat(input.name()).isEqualTo("clip");

            Files.writeString(folder.resolve("weights"), "abd");
            assertThatThrownBy(input::create).isInstanceOf(ChangedFileException.class);
        }
    }

    @Test
    void createsANewPluginForEachCall() {
        PluginCatalog catalog = Fakes.catalog();
        PluginUse corner =
                new PluginUse(
                        catalog.find(PluginKind.ATTACK, "corner").orElseThrow(),
                        new CornerOptions(255));
        try (PluginInstances instances = PluginInstances.forExperiment(catalog, COMPUTE)) {
            PluginInput<GuardedAttack> input =
                    new PluginInput<>(corner, GuardedAttack.class, instances, new FileDigests());

            assertThat(input.create()).isNotNull().isNotSameAs(input.create());
        }
    }
}
