package io.mithridate.runner.cli.tools;

import static io.mithridate.runner.cli.arguments.CommonOptions.option;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.Interruption;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.console.Progress;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inspection.PictureDifference;
import io.mithridate.runner.inspection.TriggerTrial;
import io.mithridate.runner.pictures.Enlargement;
import io.mithridate.runner.pictures.Png;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.store.FileTrees;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code trigger}: applies an attack's trigger to a picture. */
public final class TriggerCommand extends Command {

    private static final String USAGE = "trigger badnets --image IN.png --output OUT.png";
    private static final String IMAGE = "image";
    private static final String OUTPUT = "output";
    private static final String DIFFERENCE = "difference";
    private static final String ENLARGED = "enlarged";
    private static final String SEED = "seed";
    private static final String STATE = "state";
    private static final String CLASSES = "classes";
    private static final String TOKENIZER = "tokenizer";

    /** The amplification of differences; a difference of one gray level would hardly be visible. */
    private static final int AMPLIFIED = 4;

    public TriggerCommand(CliContext context) {
        super(
                context,
                "trigger",
                "NAME [key=value ...] --image IN.png --output OUT.png",
                "what an attack does to a picture",
                CommonOptions.plugins()
                        .addOption(option(IMAGE, "FILE", "the picture that is stamped"))
                        .addOption(option(OUTPUT, "FILE", "the PNG file to write"))
                        .addOption(
                                option(
                                        DIFFERENCE,
                                        "FILE",
                                        "a PNG file of what changed, %d times as strong: grey where nothing"
                                                        .formatted(AMPLIFIED)
                                                + " did"))
                        .addOption(
                                option(
                                        ENLARGED,
                                        "N",
                                        "how many pixels wide and high a pixel of both files is"
                                                + " (default: 1)"))
                        .addOption(
                                option(
                                        SEED,
                                        "N",
                                        "the trigger of an experiment's cell with this seed"
                                                + " (default: 1)"))
                        .addOption(
                                option(
                                        StampSize.OPTION,
                                        "N",
                                        "side of the square that the picture is brought to, in"
                                            + " pixels (default: what the weights take, else the"
                                            + " experiment's model, else the picture's shorter"
                                            + " side)"))
                        .addOption(
                                option(
                                        WeightOptions.WEIGHTS,
                                        "FILE",
                                        "a clean CLIP, for attacks that optimise against one"))
                        .addOption(
                                option(
                                        TOKENIZER,
                                        "FILE",
                                        "CLIP's vocabulary (default: what lies beside the"
                                                + " weights)"))
                        .addOption(
                                option(
                                        AttackerPairs.OPTION,
                                        "FILE",
                                        "an experiment, for attacks that make their trigger from"
                                            + " its training pairs; its classes and its target are"
                                            + " those that the attack is told"))
                        .addOption(
                                option(
                                        CLASSES,
                                        "A,B",
                                        "the classes that the attack is told where no pairs are"
                                            + " given, its target first (default: target,other)"))
                        .addOption(
                                option(
                                        STATE,
                                        "DIR",
                                        "the trigger that a run made: where 'path RUN_DIR --cell N"
                                            + " --stage attack' leads, with the attack's options of"
                                            + " that run unless others are given; --size is then"
                                            + " that of the run's model")));
    }

    @Override
    @SuppressWarnings("try") // signals interrupt the thread while this block runs
    public int run(CommandLine line) throws Exception {
        String name = attack(line);
        Path image = FileOptions.required(line, IMAGE, USAGE);
        Path output = FileOptions.required(line, OUTPUT, USAGE);
        Optional<Path> difference = FileOptions.path(line, DIFFERENCE);
        Optional<Path> weights = FileOptions.path(line, WeightOptions.WEIGHTS);
        List<Path> inputs = Stream.concat(Stream.of(image), weights.stream()).toList();
        FileOptions.requireWritable(OUTPUT, output, inputs);
        if (difference.isPresent()) {
            FileOptions.requireWritable(DIFFERENCE, difference.get(), inputs);
            FileOptions.requireDifferent(OUTPUT, output, DIFFERENCE, difference.get());
        }
        int times = CommonOptions.positive(line, ENLARGED).orElse(1);
        PluginCatalog catalog = CommonOptions.catalog(line, context.environment());
        Optional<Path> state = FileOptions.path(line, STATE);
        List<String> options = line.getArgList().stream().skip(1).toList();
        List<String> assignments =
                options.isEmpty() && state.isPresent()
                        ? TriggerSource.options(state.get(), name)
                        : options;
        PluginUse use = new ExperimentReader(catalog).plugin(PluginKind.ATTACK, name, assignments);
        Optional<AttackerPairs> pairs = pairs(line, catalog);
        Path scratch = Files.createTempDirectory("mithridate-trigger");
        try (PluginInstances instances =
                        pairs.isPresent()
                                ? pairs.get().data().instances()
                                : PluginInstances.forExperiment(catalog, allProcessors());
                Progress progress = Progress.on(context.standardError());
                Interruption ignored =
                        Interruption.ofThisThread(progress, "stopping after this step")) {
            Optional<ModelProvider> weighed =
                    weights.isPresent()
                            ? Optional.of(
                                    SurrogateWeights.model(
                                            weights.get(),
                                            FileOptions.path(line, TOKENIZER),
                                            catalog,
                                            instances))
                            : Optional.empty();
            Optional<ModelProvider> model =
                    weighed.or(() -> pairs.map(given -> given.part().provider()));
            Image picture =
                    StampSize.of(line, model).decode(image, instances.service(ImageDecoder.class));
            GuardedAttack attack = attack(use, instances);
            TriggerTrial trial =
                    new TriggerTrial(
                            name,
                            attack,
                            pairs.isPresent()
                                    ? pairs.get().facts(attack, model.orElseThrow())
                                    : facts(attack, line, picture.width()),
                            weighed.isPresent()
                                    ? Optional.of(
                                            SurrogateWeights.checkpoint(weighed.get(), scratch))
                                    : Optional.empty(),
                            pairs.map(AttackerPairs::pairs),
                            CommonOptions.seed(line, SEED).orElse(1),
                            Files.createDirectory(scratch.resolve("attack")),
                            progress.training(name));
            Image stamped = new TriggerSource(trial, assignments, state).stamp(picture);
            write(output, stamped, times);
            if (difference.isPresent()) {
                write(
                        difference.get(),
                        PictureDifference.shown(picture, stamped, AMPLIFIED),
                        times);
            }
            say(output, name, picture, stamped);
            return ExitCode.SUCCESS;
        } catch (TriggerNotFoundException e) {
            context.err().println(e.getMessage());
            return ExitCode.CELLS_FAILED;
        } finally {
            FileTrees.delete(scratch);
        }
    }

    private static Compute allProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Compute(Compute.Device.CPU, processors, Compute.Precision.FLOAT32);
    }

    private static Optional<AttackerPairs> pairs(CommandLine line, PluginCatalog catalog)
            throws UsageException, InvalidConfigurationException {
        Optional<Path> experiment = FileOptions.path(line, AttackerPairs.OPTION);
        if (experiment.isEmpty()) {
            return Optional.empty();
        }
        if (line.hasOption(CLASSES)) {
            throw new UsageException(
                    "--%s: the experiment of --%s says which classes there are; leave one of the two out"
                            .formatted(CLASSES, AttackerPairs.OPTION));
        }
        return Optional.of(AttackerPairs.open(experiment.get(), catalog));
    }

    private static String attack(CommandLine line) throws UsageException {
        return line.getArgList().stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "'trigger' needs the name of an attack: mithridate "
                                                + USAGE));
    }

    private static GuardedAttack attack(PluginUse use, PluginInstances instances)
            throws InvalidConfigurationException {
        try {
            return instances.create(use.plugin(), use.options(), GuardedAttack.class);
        } catch (PluginException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw InvalidConfigurationException.onCommandLine(
                        use.name(), String.valueOf(refused.getMessage()));
            }
            throw e;
        }
    }

    /**
     * Returns the facts for an attack without an experiment. Attacks that optimize against a model
     * use the classes; most use only the size.
     */
    private static AttackFacts facts(GuardedAttack attack, CommandLine line, int size)
            throws UsageException {
        List<String> names =
                Arrays.stream(line.getOptionValue(CLASSES, "target,other").split(",", -1))
                        .map(String::strip)
                        .toList();
        if (names.size() < 2 || names.contains("")) {
            throw new UsageException(
                    "--classes: give two names or more with commas between them, the target first");
        }
        Classes classes = new Classes(names);
        Templates captions = new Templates(List.of("a photo of a(n) {}"));
        try {
            return new AttackFacts(
                    classes, attack.mapping(new Mapping.AllToOne(0), classes), size, captions);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--classes: " + e.getMessage());
        }
    }

    private static void write(Path file, Image image, int times) throws IOException {
        AtomicFile.writeBytes(
                file, stream -> stream.write(Png.encode(Enlargement.of(image, times))));
    }

    private void say(Path output, String attack, Image picture, Image stamped) {
        PictureDifference difference = PictureDifference.of(picture, stamped);
        context.out()
                .printf(
                        Locale.ROOT,
                        "%s: %s on %d x %d pixels; %.1f %% of the values changed, by at most %d of"
                                + " 255; root mean square of all differences %.2f%n",
                        output,
                        attack,
                        stamped.width(),
                        stamped.height(),
                        100 * difference.changed(),
                        difference.largest(),
                        difference.rootMeanSquare());
    }
}
