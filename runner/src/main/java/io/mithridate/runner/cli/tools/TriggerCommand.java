package io.mithridate.runner.cli.tools;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.pictures.Png;
import io.mithridate.results.files.AtomicFile;
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
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code trigger}: applies an attack's trigger to a picture. */
public final class TriggerCommand extends Command {

    private static final String USAGE = "trigger badnets --image IN.png --output OUT.png";
    private static final String IMAGE = "image";
    private static final String WEIGHTS = "weights";
    private static final String OUTPUT = "output";
    private static final String DIFFERENCE = "difference";
    private static final String ENLARGED = "enlarged";
    private static final String SEED = "seed";
    private static final String STATE = "state";
    private static final String SIZE = "size";
    private static final String CLASSES = "classes";
    private static final String TOKENIZER = "tokenizer";

    /** The factor by which differences are amplified, since one gray level is hardly visible. */
    private static final int AMPLIFICATION = 4;

    public TriggerCommand(CliContext context) {
        super(context, "trigger", AMPLIFICATION);
    }

    @Override
    @SuppressWarnings("try") // signals interrupt the thread while this block runs
    public int run(CommandLine line) throws Exception {
        UsageException.throwIf(
                line.getArgList().isEmpty(),
                "'trigger' needs the name of an attack: mithridate " + USAGE);
        String name = line.getArgList().get(0);
        Path image = FileOptions.required(line, IMAGE, USAGE);
        Path output = FileOptions.required(line, OUTPUT, USAGE);
        Optional<Path> difference = FileOptions.path(line, DIFFERENCE);
        Optional<Path> weights = FileOptions.path(line, WEIGHTS);
        List<Path> inputs = Stream.concat(Stream.of(image), weights.stream()).toList();
        FileOptions.requireWritable(OUTPUT, output, inputs);
        if (difference.isPresent()) {
            FileOptions.requireWritable(DIFFERENCE, difference.get(), inputs);
            FileOptions.requireDifferent(OUTPUT, output, DIFFERENCE, difference.get());
        }
        int times = CommonOptions.positive(line, ENLARGED).orElse(1);
        PluginCatalog catalog = context.catalog(line);
        Optional<Path> state = FileOptions.path(line, STATE);
        List<String> options = line.getArgList().stream().skip(1).toList();
        List<String> assignments =
                options.isEmpty() && state.isPresent()
                        ? TriggerTrial.options(state.get(), name)
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
            Optional<ModelProvider> givenModel =
                    weights.isPresent()
                            ? Optional.of(
                                    SurrogateWeights.model(
                                            weights.get(),
                                            FileOptions.path(line, TOKENIZER),
                                            catalog,
                                            instances))
                            : Optional.empty();
            Optional<ModelProvider> model =
                    givenModel.or(() -> pairs.map(given -> given.part().provider()));
            Image picture = decode(image, size(line, model), instances.service(ImageDecoder.class));
            GuardedAttack attack = attack(use, instances);
            TriggerTrial trial =
                    new TriggerTrial(
                            name,
                            attack,
                            assignments,
                            pairs.isPresent()
                                    ? pairs.get().facts(attack, model.orElseThrow())
                                    : facts(attack, line, picture.width()),
                            givenModel.isPresent()
                                    ? Optional.of(
                                            SurrogateWeights.checkpoint(givenModel.get(), scratch))
                                    : Optional.empty(),
                            pairs.map(AttackerPairs::pairs),
                            CommonOptions.seed(line, SEED).orElse(1),
                            Files.createDirectory(scratch.resolve("attack")),
                            progress.training(name));
            Image stamped = trial.stamp(picture, state);
            write(output, stamped, times);
            if (difference.isPresent()) {
                write(
                        difference.get(),
                        PictureDifference.shown(picture, stamped, AMPLIFICATION),
                        times);
            }
            printSummary(output, name, picture, stamped);
            return ExitCode.SUCCESS;
        } catch (TriggerTrial.TriggerNotFoundException e) {
            err().println(e.getMessage());
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
        UsageException.throwIf(
                line.hasOption(CLASSES),
                "--%s: the experiment of --%s says which classes there are; leave one of the two"
                        + " out",
                CLASSES,
                AttackerPairs.OPTION);
        return Optional.of(AttackerPairs.open(experiment.get(), catalog));
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
     * use the classes; most others use only the size.
     */
    private static AttackFacts facts(GuardedAttack attack, CommandLine line, int size)
            throws UsageException {
        List<String> names =
                Arrays.stream(line.getOptionValue(CLASSES, "target,other").split(",", -1))
                        .map(String::strip)
                        .toList();
        UsageException.throwIf(
                names.size() < 2 || names.contains(""),
                "--classes: give two names or more with commas between them, the target first");
        Classes classes = new Classes(names);
        Templates captions = new Templates(List.of("a photo of a(n) {}"));
        try {
            return new AttackFacts(
                    classes, attack.mapping(new Mapping.AllToOne(0), classes), size, captions);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--classes: " + e.getMessage());
        }
    }

    /**
     * Returns the size given by the option, or the model's input size; empty if neither is given.
     */
    private static OptionalInt size(CommandLine line, Optional<ModelProvider> model)
            throws UsageException {
        OptionalInt requested = CommonOptions.positive(line, SIZE);
        if (model.isEmpty()) {
            return requested;
        }
        int required = model.get().imageSize();
        if (requested.isPresent() && requested.getAsInt() != required) {
            throw new UsageException(
                    "--%s %d: the model takes pictures of %d pixels; leave --%s out"
                            .formatted(SIZE, requested.getAsInt(), required, SIZE));
        }
        return OptionalInt.of(required);
    }

    /**
     * Reads a picture and resizes it to a square of the given side, by default its shorter side.
     */
    private static Image decode(Path file, OptionalInt side, ImageDecoder decoder)
            throws IOException, UsageException {
        UsageException.throwIf(
                !Files.isRegularFile(file), "--image: there is no file %s; name a picture", file);
        ImageData data = new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        if (side.isPresent()) {
            return decoder.decode(data, side.getAsInt());
        }
        Image whole = decoder.decode(data);
        return decoder.decode(data, Math.min(whole.width(), whole.height()));
    }

    private static void write(Path file, Image image, int times) throws IOException {
        AtomicFile.writeBytes(file, stream -> stream.write(Png.encode(enlarge(image, times))));
    }

    /**
     * Returns a picture with each pixel repeated in both directions, so that pixels are visible.
     */
    private static Image enlarge(Image image, int times) {
        Image large = Image.black(image.width() * times, image.height() * times);
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                System.arraycopy(
                        image.rgb(),
                        image.offset(x / times, y / times),
                        large.rgb(),
                        large.offset(x, y),
                        Image.CHANNELS);
            }
        }
        return large;
    }

    private void printSummary(Path output, String attack, Image picture, Image stamped) {
        PictureDifference difference = PictureDifference.of(picture, stamped);
        out().printf(
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
