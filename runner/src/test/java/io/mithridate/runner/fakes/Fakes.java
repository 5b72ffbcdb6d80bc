package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.execution.LocalExecutor;
import io.mithridate.runner.execution.ProcessExecutor;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The catalog of the tiny plugins, and an experiment with them. */
public final class Fakes {

    /** A matrix of two defenses and two seeds, with controls. */
    public static final String EXPERIMENT =
            """
            name: tiny
            seeds: [1, 2]
            dataset: { tiny: { train: 60 } }
            model: { colour: {} }
            base: { epochs: 1, batch: 4, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: plum, epochs: 1, batch: 4, learning-rate: 1e-3 }
            attacks: [corner]
            defense-data: { pairs: 12 }
            defenses: [none, forget]
            metrics: [clean-accuracy, attack-success]
            controls: { clean-model: true }
            """;

    /** The digests of the code of the tiny plugins, computed once for all tests of a process. */
    public static final CodeDigests CODE = new CodeDigests(catalog());

    private Fakes() {}

    /** An empty record of options. */
    public record NoOptions() {}

    /** Returns all tiny plugins. */
    public static PluginCatalog catalog() {
        return catalog("0".repeat(64));
    }

    /** Returns all tiny plugins, from a jar with the given digest. */
    public static PluginCatalog catalog(String digest) {
        return new PluginCatalog(
                List.of(
                        plugin(PluginKind.EXECUTOR, PluginClass.of(LocalExecutor.class), digest),
                        plugin(PluginKind.EXECUTOR, PluginClass.of(ProcessExecutor.class), digest),
                        plugin(PluginKind.EXECUTOR, PluginClass.of(FullQueue.class), digest),
                        dataset("tiny", TinyDataset.TinyOptions.class, TinyDataset.class, digest),
                        dataset("gone", GoneDataset.GoneOptions.class, GoneDataset.class, digest),
                        dataset("captions", NoOptions.class, TinyHalves.Captions.class, digest),
                        dataset("labels", NoOptions.class, TinyHalves.Labels.class, digest),
                        dataset("misnamed", NoOptions.class, TinyHalves.Misnamed.class, digest),
                        model("colour", NoOptions.class, ColourModel.class, digest),
                        model("closed", NoOptions.class, ColourModel.Closed.class, digest),
                        attack("none", NoOptions.class, AbsentAttack.class, digest),
                        attack(
                                "corner",
                                CornerAttack.CornerOptions.class,
                                CornerAttack.class,
                                digest),
                        attack("publisher", NoOptions.class, PublisherAttack.class, digest),
                        attack("natural", NoOptions.class, NaturalAttack.class, digest),
                        attack("drawn", DrawnAttack.DrawnOptions.class, DrawnAttack.class, digest),
                        attack(
                                "whisper",
                                WhisperAttack.WhisperOptions.class,
                                WhisperAttack.class,
                                digest),
                        attack("aimed", AimedAttack.AimedOptions.class, AimedAttack.class, digest),
                        attack(
                                "crooked",
                                CrookedAttack.CrookedOptions.class,
                                CrookedAttack.class,
                                digest),
                        defense("none", NoOptions.class, FakeDefenses.Keep.class, digest),
                        defense(
                                "forget",
                                FakeDefenses.Strength.class,
                                FakeDefenses.Forget.class,
                                digest),
                        defense("tune", FakeDefenses.Tuning.class, FakeDefenses.Tune.class, digest),
                        defense("labelled", NoOptions.class, FakeDefenses.Labelled.class, digest),
                        defense("oracle", NoOptions.class, FakeDefenses.Knowing.class, digest),
                        defense("robust", NoOptions.class, FakeDefenses.Robust.class, digest),
                        defense("scores", NoOptions.class, FakeDefenses.Numbers.class, digest),
                        defense(
                                "sieve",
                                FakeDefenses.Sieving.class,
                                FakeDefenses.Sieve.class,
                                digest),
                        augmenter("words", FakeAugmenter.Words.class, FakeAugmenter.class, digest),
                        defense("guards", NoOptions.class, FakeDefenses.Guards.class, digest),
                        defense(
                                "break",
                                FakeDefenses.Breakage.class,
                                FakeDefenses.Break.class,
                                digest),
                        dataset(
                                "crooked",
                                CrookedPlugins.HowItPairs.class,
                                CrookedPlugins.Pairs.class,
                                digest),
                        augmenter(
                                "crooked",
                                CrookedPlugins.HowItAugments.class,
                                CrookedPlugins.Augments.class,
                                digest),
                        defense(
                                "writes",
                                CrookedPlugins.Texts.class,
                                CrookedPlugins.Writes.class,
                                digest),
                        defense(
                                "crooked-samples",
                                CrookedPlugins.Detecting.class,
                                CrookedPlugins.Samples.class,
                                digest),
                        defense(
                                "crooked-models",
                                CrookedPlugins.Detecting.class,
                                CrookedPlugins.Models.class,
                                digest),
                        defense(
                                "crooked-inputs",
                                CrookedPlugins.Detecting.class,
                                CrookedPlugins.Inputs.class,
                                digest),
                        defense(
                                "crooked-training",
                                CrookedPlugins.HowItTrains.class,
                                CrookedPlugins.Robust.class,
                                digest),
                        defense(
                                "crooked-answers",
                                CrookedPlugins.HowItAnswers.class,
                                CrookedPlugins.Asked.class,
                                digest),
                        metric(
                                "crooked",
                                CrookedPlugins.HowItMeasures.class,
                                CrookedPlugins.Rows.class,
                                digest),
                        metric(
                                "needless",
                                CrookedPlugins.HowItNeeds.class,
                                CrookedPlugins.NeedsNothing.class,
                                digest),
                        metric(
                                "clean-accuracy",
                                NoOptions.class,
                                FakeMetrics.CleanAccuracy.class,
                                digest),
                        metric(
                                "attack-success",
                                NoOptions.class,
                                FakeMetrics.AttackSuccess.class,
                                digest),
                        metric("heard", NoOptions.class, FakeMetrics.Heard.class, digest),
                        metric("struck", NoOptions.class, FakeMetrics.Struck.class, digest),
                        metric("findings", NoOptions.class, FakeMetrics.Findings.class, digest)));
    }

    /** Writes a file and reads an experiment with the tiny plugins from it. */
    public static ExperimentFile read(Path file, String yaml, String... overrides)
            throws IOException, InvalidConfigurationException {
        Files.writeString(file, yaml);
        return new ExperimentReader(catalog()).read(file, List.of(overrides));
    }

    private static LoadedPlugin dataset(
            String name,
            Class<? extends Record> options,
            Class<? extends Dataset> type,
            String digest) {
        return tinyPlugin(PluginKind.DATASET, name, options, type, digest);
    }

    private static LoadedPlugin model(
            String name,
            Class<? extends Record> options,
            Class<? extends ModelProvider> type,
            String digest) {
        return tinyPlugin(PluginKind.MODEL, name, options, type, digest);
    }

    /** Returns an attack as the runner uses it. */
    public static GuardedAttack guarded(Attack<?> attack) {
        return new GuardedAttack(new PluginGuard("attack '%s'".formatted(attack)), attack);
    }

    private static LoadedPlugin attack(
            String name, Class<? extends Record> options, Class<?> type, String digest) {
        return tinyPlugin(PluginKind.ATTACK, name, options, type, digest);
    }

    private static LoadedPlugin defense(
            String name,
            Class<? extends Record> options,
            Class<? extends Defense> type,
            String digest) {
        return tinyPlugin(PluginKind.DEFENSE, name, options, type, digest);
    }

    private static LoadedPlugin augmenter(
            String name,
            Class<? extends Record> options,
            Class<? extends TextAugmenter> type,
            String digest) {
        return tinyPlugin(PluginKind.AUGMENTER, name, options, type, digest);
    }

    private static LoadedPlugin metric(
            String name,
            Class<? extends Record> options,
            Class<? extends Metric> type,
            String digest) {
        return tinyPlugin(PluginKind.METRIC, name, options, type, digest);
    }

    private static LoadedPlugin tinyPlugin(
            PluginKind kind,
            String name,
            Class<? extends Record> options,
            Class<?> type,
            String digest) {
        return plugin(
                kind,
                new PluginClass(name, "A tiny plugin.", Fidelity.EXACT, List.of(), type, options),
                digest);
    }

    private static LoadedPlugin plugin(PluginKind kind, PluginClass about, String digest) {
        return new LoadedPlugin(
                kind,
                about,
                new PluginOrigin(
                        Path.of("tiny.jar"),
                        Optional.of("1"),
                        CodeDigest.of(digest),
                        true,
                        Fakes.class.getClassLoader()));
    }
}
