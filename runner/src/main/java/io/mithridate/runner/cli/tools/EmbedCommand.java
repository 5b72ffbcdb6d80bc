package io.mithridate.runner.cli.tools;

import io.mithridate.api.backend.FileEmbedder;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.augmentation.CaptionReader;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.console.RowProgress;
import io.mithridate.runner.wiring.PluginInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code embed}: writes a published CLIP's embeddings of pictures and texts. */
public final class EmbedCommand extends Command {

    private static final String USAGE = "embed --weights FILE --images DIR --output E.safetensors";

    private static final String ARCHITECTURE = "architecture";
    private static final String WEIGHTS = "weights";
    private static final String ACTIVATION = "activation";
    private static final String TOKENIZER = "tokenizer";
    private static final String COMPAT = "compat";
    private static final String IMAGES = "images";
    private static final String PIXELS = "pixels";
    private static final String TEXTS = "texts";
    private static final String OUTPUT = "output";
    private static final String THREADS = "threads";

    public EmbedCommand(CliContext context) {
        super(context, "embed");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        CommonOptions.requireNoArguments(line, name());
        FileEmbedder.Request request = request(line);
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = CommonOptions.positive(line, THREADS).orElse(processors);
        Compute compute = new Compute(Compute.Device.CPU, threads, Compute.Precision.FLOAT32);
        try (PluginInstances instances = PluginInstances.withoutPlugins(compute)) {
            embed(instances.service(FileEmbedder.class), request);
        }
        return ExitCode.SUCCESS;
    }

    private void embed(FileEmbedder embedder, FileEmbedder.Request request) throws UsageException {
        FileEmbedder.Written written;
        try (RowProgress progress = new RowProgress(context.standardError())) {
            written =
                    embedder.embed(
                            request,
                            new FileEmbedder.Listener() {
                                @Override
                                public void onStart(long rows) {
                                    progress.begin(name(), rows);
                                }

                                @Override
                                public void onRows(int more) {
                                    progress.advance(more);
                                }
                            });
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        out().printf(
                        "%s: %d pictures and %d texts, %d columns each, by %s%n",
                        request.output(),
                        written.images(),
                        written.texts(),
                        written.dimension(),
                        written.architecture());
    }

    private static FileEmbedder.Request request(CommandLine line)
            throws UsageException, IOException {
        Path weights = FileOptions.required(line, WEIGHTS, USAGE);
        Path output = FileOptions.required(line, OUTPUT, USAGE);
        Optional<Path> tokenizer = FileOptions.path(line, TOKENIZER);
        Optional<Path> images = FileOptions.path(line, IMAGES);
        Optional<Path> pixels = FileOptions.path(line, PIXELS);
        Optional<Path> texts = FileOptions.path(line, TEXTS);
        UsageException.throwIf(
                images.isEmpty() && pixels.isEmpty() && texts.isEmpty(),
                "'embed' needs something to embed: --images, --pixels or --texts");
        FileOptions.requireWritable(
                OUTPUT,
                output,
                Stream.of(Optional.of(weights), tokenizer, images, pixels, texts)
                        .flatMap(Optional::stream)
                        .toList());
        FileEmbedder.Model model =
                new FileEmbedder.Model(
                        line.getOptionValue(ARCHITECTURE, "auto"),
                        weights,
                        tokenizer,
                        Optional.ofNullable(line.getOptionValue(ACTIVATION)),
                        line.hasOption(COMPAT));
        try {
            return new FileEmbedder.Request(
                    model,
                    images.isPresent() ? pictures(images.get()) : List.of(),
                    texts.isPresent() ? lines(texts.get()) : List.of(),
                    pixels,
                    output);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> lines(Path file) throws UsageException, IOException {
        try {
            return CaptionReader.all(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("--texts: there is no file " + file);
        }
    }

    /**
     * Returns one picture, or the pictures of a folder sorted by name. Subfolders and files whose
     * names begin with a dot are ignored.
     *
     * @throws UsageException if the file does not exist or is not a regular file, or if the folder
     *     has no files
     */
    private static List<Path> pictures(Path path) throws UsageException, IOException {
        if (!Files.isDirectory(path)) {
            UsageException.throwIf(
                    !Files.exists(path), "--images: there is no file or folder %s", path);
            UsageException.throwIf(
                    !Files.isRegularFile(path),
                    "--images: %s is neither a file nor a folder, but a device or a pipe, whose"
                            + " end is not known; write its content into a file first",
                    path);
            return List.of(path);
        }
        List<Path> found;
        try (Stream<Path> files = Files.list(path)) {
            found =
                    files.filter(Files::isRegularFile)
                            .filter(file -> !fileName(file).startsWith("."))
                            .sorted(Comparator.comparing(EmbedCommand::fileName))
                            .toList();
        }
        UsageException.throwIf(found.isEmpty(), "--images: the folder %s holds no file", path);
        return found;
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
