package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.ModelFactory;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenterFactory;
import io.mithridate.runner.code.CodeDigests;
import io.mithridate.runner.execution.LocalExecutorFactory;
import io.mithridate.runner.execution.ProcessExecutorFactory;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import io.mithridate.runner.yaml.InvalidConfigurationException;
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

    /** What is learnt of the code of the tiny plugins, once for all tests of a process. */
    public static final CodeDigests CODE = new CodeDigests(catalog());

    private Fakes() {}

    /** There is nothing to set. */
    public record NoOptions() {}

    /** All tiny plugins. */
    public static PluginCatalog catalog() {
        return catalog("0".repeat(64));
    }

    /** All tiny plugins, from a jar of a digest. */
    public static PluginCatalog catalog(String digest) {
        return new PluginCatalog(
                List.of(
                        loaded(PluginKind.EXECUTOR, new LocalExecutorFactory(), digest),
                        loaded(PluginKind.EXECUTOR, new ProcessExecutorFactory(), digest),
                        loaded(PluginKind.EXECUTOR, new FullQueue.Factory(), digest),
                        dataset("tiny", TinyDataset.TinyOptions.class, TinyDataset.class, digest),
                        dataset("gone", GoneDataset.GoneOptions.class, GoneDataset.class, digest),
                        dataset("captions", NoOptions.class, TinyHalves.Captions.class, digest),
                        dataset("labels", NoOptions.class, TinyHalves.Labels.class, digest),
                        dataset("misnamed", NoOptions.class, TinyHalves.Misnamed.class, digest),
                        model("colour", NoOptions.class, ColourModel.class, digest),
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
                        defense("filter", NoOptions.class, FakeDefenses.Filter.class, digest),
                        defense(
                                "sieve",
                                FakeDefenses.Sieving.class,
                                FakeDefenses.Sieve.class,
                                digest),
                        defense(
                                "second",
                                FakeDefenses.Way.class,
                                FakeDefenses.Second.class,
                                digest),
                        loaded(PluginKind.AUGMENTER, new FakeAugmenter.Factory(), digest),
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
                                CrookedPlugins.Rows.QUANTITIES,
                                digest),
                        metric(
                                "needless",
                                CrookedPlugins.HowItNeeds.class,
                                CrookedPlugins.NeedsNothing.class,
                                CrookedPlugins.NeedsNothing.QUANTITIES,
                                digest),
                        metric(
                                "clean-accuracy",
                                NoOptions.class,
                                FakeMetrics.CleanAccuracy.class,
                                FakeMetrics.CleanAccuracy.QUANTITIES,
                                digest),
                        metric(
                                "attack-success",
                                NoOptions.class,
                                FakeMetrics.AttackSuccess.class,
                                FakeMetrics.AttackSuccess.QUANTITIES,
                                digest),
                        metric(
                                "heard",
                                NoOptions.class,
                                FakeMetrics.Heard.class,
                                FakeMetrics.Heard.QUANTITIES,
                                digest),
                        metric(
                                "struck",
                                NoOptions.class,
                                FakeMetrics.Struck.class,
                                FakeMetrics.Struck.QUANTITIES,
                                digest),
                        metric(
                                "findings",
                                NoOptions.class,
                                FakeMetrics.Findings.class,
                                FakeMetrics.Findings.quantities(),
                                digest)));
    }

    /** Reads an experiment with the tiny plugins from a file that is written first. */
    public static ExperimentFile read(Path file, String yaml, String... overrides)
            throws IOException, InvalidConfigurationException {
        Files.writeString(file, yaml);
        return new ExperimentReader(catalog()).read(file, List.of(overrides));
    }

    private static <O extends Record> LoadedPlugin dataset(
            String name, Class<O> options, Class<? extends Dataset> type, String digest) {
        return loaded(PluginKind.DATASET, new OfDataset<>(name, options, type), digest);
    }

    private static <O extends Record> LoadedPlugin model(
            String name, Class<O> options, Class<? extends ModelProvider> type, String digest) {
        return loaded(PluginKind.MODEL, new OfModel<>(name, options, type), digest);
    }

    private static <O extends Record> LoadedPlugin attack(
            String name, Class<O> options, Class<? extends Attack> type, String digest) {
        return loaded(PluginKind.ATTACK, new OfAttack<>(name, options, type), digest);
    }

    private static <O extends Record> LoadedPlugin defense(
            String name, Class<O> options, Class<? extends Defense> type, String digest) {
        return loaded(PluginKind.DEFENSE, new OfDefense<>(name, options, type), digest);
    }

    private static <O extends Record> LoadedPlugin augmenter(
            String name, Class<O> options, Class<? extends TextAugmenter> type, String digest) {
        return loaded(PluginKind.AUGMENTER, new OfAugmenter<>(name, options, type), digest);
    }

    private static <O extends Record> LoadedPlugin metric(
            String name,
            Class<O> options,
            Class<? extends Metric> type,
            List<Quantity> quantities,
            String digest) {
        return loaded(PluginKind.METRIC, new OfMetric<>(name, options, type, quantities), digest);
    }

    private static LoadedPlugin loaded(
            PluginKind kind, PluginFactory<?, ?> factory, String digest) {
        return new LoadedPlugin(
                kind,
                factory,
                new PluginOrigin(
                        Path.of("tiny.jar"),
                        Optional.of("1"),
                        CodeDigest.of(digest),
                        true,
                        Fakes.class.getClassLoader()));
    }

    private interface Tiny<T, O extends Record> extends PluginFactory<T, O> {
        @Override
        default String summary() {
            return "A tiny plugin.";
        }

        @Override
        default Fidelity fidelity() {
            return Fidelity.EXACT;
        }
    }

    private record OfDataset<O extends Record>(
            String name, Class<O> options, Class<? extends Dataset> implementation)
            implements DatasetFactory<O>, Tiny<Dataset, O> {}

    private record OfModel<O extends Record>(
            String name, Class<O> options, Class<? extends ModelProvider> implementation)
            implements ModelFactory<O>, Tiny<ModelProvider, O> {}

    private record OfAttack<O extends Record>(
            String name, Class<O> options, Class<? extends Attack> implementation)
            implements AttackFactory<O>, Tiny<Attack, O> {}

    private record OfAugmenter<O extends Record>(
            String name, Class<O> options, Class<? extends TextAugmenter> implementation)
            implements TextAugmenterFactory<O>, Tiny<TextAugmenter, O> {}

    private record OfDefense<O extends Record>(
            String name, Class<O> options, Class<? extends Defense> implementation)
            implements DefenseFactory<O>, Tiny<Defense, O> {}

    private record OfMetric<O extends Record>(
            String name,
            Class<O> options,
            Class<? extends Metric> implementation,
            List<Quantity> quantities)
            implements MetricFactory<O>, Tiny<Metric, O> {}
}
