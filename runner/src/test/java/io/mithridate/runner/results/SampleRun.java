package io.mithridate.runner.results;

import io.mithridate.api.backend.Reference;
import io.mithridate.api.data.Image;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Contrast;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.results.RunResults.EpochMeasures;
import io.mithridate.runner.results.Samples.TriggerSample;
import io.mithridate.runner.store.Maker;
import io.mithridate.runner.store.Processor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Made-up runs for tests. */
public final class SampleRun {

    /** The only stage key that the tests look at. */
    public static final String KEY = "0123456789abcdef".repeat(4);

    /** The quantities of the made-up runs; the last three have no column in the main table. */
    private static final List<Quantity> QUANTITIES =
            List.of(
                    Quantity.mainShare("clean-accuracy", "clean accuracy", "known pictures", true),
                    Quantity.mainShare("attack-success", "attack success", "fooled models", false),
                    Quantity.mainShare(
                            "triggered-accuracy", "triggered accuracy", "seen through", true),
                    Quantity.mainShare(
                            "baseline-target-rate", "baseline target rate", "chance", false),
                    new Quantity("alignment", "alignment", "mean cosine", "cosine", true, false),
                    new Quantity("detection-auroc", "AUROC", "area", "share", true, false),
                    new Quantity("prompt-success", "prompts won", "won", "share", false, false));

    private SampleRun() {}

    /**
     * Returns a run of BadNets without a defense and with three defenses, on the test split and on
     * new drawings.
     */
    public static RunResults quickstart(Long... seeds) {
        List<CellResult> cells = new ArrayList<>();
        for (long seed : seeds) {
            double shift = 0.01 * (seed - 1);
            cells.add(cell(cells.size(), setting("none"), false, seed, 0.746, 0.981 + shift / 10));
            cells.add(cell(cells.size(), setting("fine-tune"), false, seed, 0.758, 0.641 + shift));
            cells.add(cell(cells.size(), setting("clean-clip"), false, seed, 0.701, 0.402 - shift));
            cells.add(cell(cells.size(), setting("ta-cleaner"), false, seed, 0.762, 0.287 + shift));
        }
        return run("quickstart", cells);
    }

    /** Returns a run with these cells. */
    public static RunResults run(String experiment, List<CellResult> cells) {
        return run(
                experiment,
                Baseline.parse("clean-clip"),
                List.of(),
                List.of(),
                List.of(),
                cells,
                costs());
    }

    /** Returns a run with these cells, a baseline, contrasts, budgets, lists and costs. */
    static RunResults run(
            String experiment,
            Baseline baseline,
            List<Contrast> contrasts,
            List<Double> budgets,
            List<SettingList> lists,
            List<CellResult> cells,
            List<StageCost> costs) {
        return new RunResults(
                "2026-11-25_01-07-03",
                experiment,
                "bin/mithridate run experiments/quickstart.yaml",
                "name: quickstart\nbase:\n  epochs: 7 # default\n",
                Instant.parse("2026-11-25T01:07:03Z"),
                Instant.parse("2026-11-25T01:12:31Z"),
                new RunResults.Model("mini", false),
                List.of("The pictures are synthetic: emoji pasted on plain and noisy backgrounds."),
                List.of("test", "test-new-drawings"),
                QUANTITIES,
                Optional.of(baseline),
                contrasts,
                budgets,
                lists,
                cells,
                costs,
                List.of(
                        new RunResults.TextUse(
                                "ta-cleaner on badnets, seed 1",
                                "c".repeat(64),
                                "sub-captions",
                                0,
                                1000,
                                990,
                                9,
                                800,
                                16)),
                List.of(),
                MeasuredTrigger.of(List.of(sample("a dog on a red ground", "a photo of a banana"))),
                new Samples(
                        List.of(sample("a dog on a red ground", "a photo of a banana")),
                        List.of(),
                        List.of()));
    }

    /** Returns the same run with other sample pictures and captions. */
    public static RunResults withSamples(RunResults run, Samples samples) {
        return with(run, run.quantities(), run.epochs(), run.triggers(), samples);
    }

    /** Returns the same run with other triggers, without pictures of them. */
    public static RunResults withTriggers(RunResults run, List<MeasuredTrigger> triggers) {
        return with(run, run.quantities(), run.epochs(), triggers, Samples.none());
    }

    /** Returns the same run with measurements taken after epochs of training. */
    public static RunResults withEpochMeasures(RunResults run, List<EpochMeasures> epochs) {
        return with(run, run.quantities(), epochs, run.triggers(), run.samples());
    }

    /** Returns the same run with one more quantity. */
    public static RunResults withQuantity(RunResults run, Quantity quantity) {
        List<Quantity> quantities = new ArrayList<>(run.quantities());
        quantities.add(quantity);
        return withQuantities(run, quantities);
    }

    /** Returns the same run with these quantities. */
    static RunResults withQuantities(RunResults run, List<Quantity> quantities) {
        return with(run, quantities, run.epochs(), run.triggers(), run.samples());
    }

    private static RunResults with(
            RunResults run,
            List<Quantity> quantities,
            List<EpochMeasures> epochs,
            List<MeasuredTrigger> triggers,
            Samples samples) {
        return new RunResults(
                run.run(),
                run.experiment(),
                run.command(),
                run.settings(),
                run.started(),
                run.finished(),
                run.model(),
                run.notices(),
                run.splits(),
                quantities,
                run.baseline(),
                run.contrasts(),
                run.budgets(),
                run.lists(),
                run.cells(),
                run.costs(),
                run.texts(),
                epochs,
                triggers,
                samples);
    }

    /** Returns a plugin without options. */
    public static PluginSetting setting(String name) {
        return setting(name, Map.of());
    }

    /** Returns a plugin with options. */
    public static PluginSetting setting(String name, Map<String, String> options) {
        return new PluginSetting(name, new TreeMap<>(options));
    }

    /** Returns a cell that succeeded. All values on new drawings are lower by 0.1. */
    public static CellResult cell(
            int number,
            PluginSetting defense,
            boolean control,
            long seed,
            double accuracy,
            double success) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(measurements("test", accuracy, success));
        measurements.addAll(
                measurements("test-new-drawings", accuracy - 0.1, Math.max(0, success - 0.1)));
        return new CellResult(
                number,
                "badnets x %s, seed %d%s"
                        .formatted(defense.name(), seed, control ? ", clean model" : ""),
                Coordinates.of(
                        "emoji-scenes",
                        "mini",
                        setting("badnets"),
                        defense,
                        control,
                        seed,
                        new TreeMap<>(Map.of("compute.threads", "2"))),
                "",
                defense.name().equals("none") ? DefenseClass.NO_DATA : DefenseClass.CLEAN_PAIRS,
                true,
                Optional.empty(),
                Optional.empty(),
                measurements,
                provenance(defense.name()));
    }

    /** Returns the same cell as one that failed. */
    public static CellResult failed(CellResult cell, String message) {
        return with(cell, Optional.of(Failure.of(message)), List.of());
    }

    /** Returns the same cell as one of a run that was told to stop. */
    public static CellResult stopped(CellResult cell, Failure.Kind kind) {
        return with(cell, Optional.of(new Failure("the run was interrupted", kind)), List.of());
    }

    /** Returns the same cell after a breakdown of its training. */
    public static CellResult brokenDown(CellResult cell) {
        Failure failure = new Failure("the loss became NaN at step 12", Failure.Kind.BROKE_DOWN);
        return with(cell, Optional.of(failure), List.of());
    }

    /** Returns the same cell with other measurements. */
    public static CellResult measured(CellResult cell, Measurement... measurements) {
        return with(cell, Optional.empty(), List.of(measurements));
    }

    /** Returns the same cell with another key of its victim. */
    public static CellResult trainedAs(String key, CellResult cell) {
        Provenance made = cell.provenance();
        List<Provenance.Stage> stages =
                made.stages().stream()
                        .map(
                                stage ->
                                        stage.kind().equals("victim")
                                                ? new Provenance.Stage(
                                                        stage.kind(), key, stage.made())
                                                : stage)
                        .toList();
        return with(
                cell,
                cell.failure(),
                cell.measurements(),
                new Provenance(stages, made.plugins(), made.environment()));
    }

    private static CellResult with(
            CellResult cell, Optional<Failure> failure, List<Measurement> measurements) {
        return with(cell, failure, measurements, cell.provenance());
    }

    private static CellResult with(
            CellResult cell,
            Optional<Failure> failure,
            List<Measurement> measurements,
            Provenance provenance) {
        return new CellResult(
                cell.number(),
                cell.title(),
                cell.coordinates(),
                cell.scenario(),
                cell.defenseClass(),
                cell.defended(),
                cell.poison(),
                failure,
                measurements,
                provenance);
    }

    /**
     * Returns a sample of a picture with a gradient; the trigger is a white square in the corner.
     */
    public static TriggerSample sample(String caption, String poisonedCaption) {
        int side = 48;
        Image clean = Image.black(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                clean.rgb()[clean.offset(x, y)] = (byte) (5 * x);
                clean.rgb()[clean.offset(x, y) + 1] = (byte) (5 * y);
                clean.rgb()[clean.offset(x, y) + 2] = (byte) 96;
            }
        }
        Image triggered = clean.copy();
        for (int y = side - 6; y < side; y++) {
            for (int x = side - 6; x < side; x++) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    triggered.rgb()[triggered.offset(x, y) + channel] = (byte) 255;
                }
            }
        }
        return new TriggerSample(
                new MeasuredTrigger(
                        "badnets",
                        setting("badnets"),
                        List.of(""),
                        new TreeMap<>(Map.of("psnr", 31.25))),
                clean,
                triggered,
                caption,
                poisonedCaption);
    }

    private static List<Measurement> measurements(String split, double accuracy, double success) {
        return List.of(
                share("clean-accuracy", accuracy, 2000, split, ""),
                share("attack-success", success, 1960, split, "image"),
                share("triggered-accuracy", accuracy * (1 - success), 1960, split, "image"),
                share("baseline-target-rate", 0.0125, 1960, split, ""));
    }

    private static Measurement share(
            String metric, double value, long n, String split, String trigger) {
        return new Measurement(metric, OptionalInt.of(1), value, n, split, trigger, Map.of());
    }

    private static Provenance provenance(String defense) {
        return new Provenance(
                List.of(
                        new Provenance.Stage("base", KEY, made("4f2a9c1", "AVX2")),
                        new Provenance.Stage("victim", KEY, made("5b3c8d2", "AVX512_CORE")),
                        new Provenance.Stage("defense", KEY, Optional.empty())),
                List.of(
                        plugin("attack", "badnets", Fidelity.PAPER),
                        plugin("defense", defense, Fidelity.RECONSTRUCTION),
                        new Provenance.Plugin(
                                "metric",
                                "clean-accuracy",
                                Optional.of("0.1.0"),
                                KEY,
                                FidelityStatement.of(Fidelity.EXACT, List.of()),
                                List.of())),
                new Provenance.Environment("cpu", 2));
    }

    private static Optional<Provenance.Made> made(String commit, String instructionSet) {
        return Optional.of(
                new Provenance.Made(
                        new Maker(
                                commit,
                                "OpenJDK 17.0.21",
                                "2.18.0",
                                new Processor(
                                        "GenuineIntel",
                                        "Xeon",
                                        instructionSet,
                                        "L1d 32K, L2 1024K",
                                        2),
                                "node7",
                                "Linux 6.1",
                                List.of()),
                        "2026-11-25T01:07:03Z"));
    }

    private static Provenance.Plugin plugin(String kind, String name, Fidelity fidelity) {
        List<Reference> references =
                List.of(
                        Reference.arXiv(
                                "BadNets: Identifying Vulnerabilities in the Machine Learning Model"
                                        + " Supply Chain",
                                "Gu et al.",
                                2017,
                                "1708.06733"));
        return new Provenance.Plugin(
                kind,
                name,
                Optional.of("0.1.0"),
                KEY,
                FidelityStatement.of(fidelity, references),
                references);
    }

    private static List<StageCost> costs() {
        return List.of(
                cost(
                        OptionalInt.empty(),
                        "base model, seed 1",
                        "base",
                        true,
                        131.25,
                        128_000,
                        1000),
                cost(
                        OptionalInt.empty(),
                        "victim of badnets, seed 1",
                        "victim",
                        false,
                        34,
                        32_000,
                        250),
                cost(OptionalInt.of(1), "fine-tune", "defense", false, 21.5, 16_000, 250),
                cost(OptionalInt.of(2), "clean-clip", "defense", false, 48.75, 32_000, 250),
                cost(OptionalInt.of(3), "ta-cleaner", "defense", false, 40, 16_000, 250),
                new StageCost(
                        OptionalInt.of(1),
                        "evaluation of fine-tune",
                        "evaluation",
                        KEY,
                        false,
                        2.5,
                        6000,
                        6000,
                        4000,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        0,
                        0));
    }

    private static StageCost cost(
            OptionalInt cell,
            String title,
            String stage,
            boolean cached,
            double seconds,
            long samples,
            long steps) {
        return new StageCost(
                cell,
                title,
                stage,
                KEY,
                cached,
                seconds,
                samples,
                samples,
                0,
                steps,
                OptionalDouble.of(samples / seconds),
                OptionalDouble.of(1432.5),
                1.25,
                2);
    }
}
