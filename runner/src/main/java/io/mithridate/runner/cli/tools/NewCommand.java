package io.mithridate.runner.cli.tools;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.config.NearestName;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.inspection.PluginProject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;

/** {@code new}: writes a plugin project that can be built, tested and dropped in. */
public final class NewCommand extends Command {

    private static final String PACKAGE = "package";
    private static final String OUTPUT = "output";

    /** The class of the example that is copied, by plugin kind. */
    private static final Map<String, String> EXAMPLES =
            new TreeMap<>(
                    Map.of(
                            "attack", "CornerFrame",
                            "augmenter", "ColourSwap",
                            "dataset", "CaptionFolder",
                            "detector", "ConfidentPicture",
                            "metric", "TargetRank",
                            "purifier", "UniformFineTune"));

    private final Path archiveRepository;
    private final Path checkoutRepository;

    /**
     * Creates the command.
     *
     * @param home the folder of the program: an unpacked archive or a checkout
     */
    public NewCommand(CliContext context, Path home) {
        super(context, "new", String.join("|", EXAMPLES.keySet()));
        archiveRepository = home.resolve("repository");
        checkoutRepository = home.resolve("target/repository");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        List<String> arguments = line.getArgList();
        UsageException.throwIf(
                arguments.size() != 2,
                "'new' needs a kind and a name: mithridate new " + arguments());
        String kind = arguments.get(0);
        String name = arguments.get(1);
        String packageName = line.getOptionValue(PACKAGE, "org.example");
        String example = EXAMPLES.get(kind);
        if (example == null) {
            throw new UsageException(
                    "there is no kind '%s'; %s"
                            .formatted(kind, NearestName.advice(kind, EXAMPLES.keySet())));
        }
        UsageException.throwIf(
                !name.matches(KebabCase.PATTERN),
                "'%s' is not a name in kebab-case, such as 'my-%s'",
                name,
                kind);
        UsageException.throwIf(
                !packageName.matches("[a-z]\\w*(\\.[a-z]\\w*)*"),
                "--package %s: a package is written as 'org.example'",
                packageName);
        Path folder = FileOptions.path(line, OUTPUT).orElse(Path.of(name));
        PluginProject project = project(example, name, packageName);
        boolean inArchive = Files.isDirectory(archiveRepository);
        Map<String, String> files =
                project.files(
                        (inArchive ? archiveRepository : checkoutRepository).toUri().toString());
        write(folder, files);
        out().printf(
                        "%s: a Maven project with the %s %s.%s%n%n",
                        folder, kind, packageName, project.className());
        if (!inArchive) {
            out().print(
                            """
                            once, in Mithridate's folder, to give the project its api:
                              mvn -q -Pplugin-authors deploy -pl api,tf-backend,plugins/testkit,plugins/bom -am
                            """);
        }
        out().printf(
                        """
                        build and test it:
                          mvn -q -f %1$s package
                        drop it in, where you call Mithridate:
                          mkdir -p plugins.d && ln -s "$(realpath %1$s)/target" plugins.d/%2$s
                        """,
                        folder, name);
        if (files.containsKey(PluginProject.EXPERIMENT)) {
            out().printf("  mithridate try %s/%s%n", folder, PluginProject.EXPERIMENT);
        }
        return ExitCode.SUCCESS;
    }

    private static PluginProject project(String example, String name, String packageName)
            throws UsageException {
        try {
            return new PluginProject(example, name, packageName);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void write(Path folder, Map<String, String> files)
            throws IOException, UsageException {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(
                    "%s is there already; --%s names another folder".formatted(folder, OUTPUT));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
