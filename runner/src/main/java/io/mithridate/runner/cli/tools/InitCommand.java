package io.mithridate.runner.cli.tools;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.inspection.NewExperiment;
import io.mithridate.runner.inspection.PluginNames;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code init}: writes a commented experiment, from options or from answers to questions. */
public final class InitCommand extends Command {

    /** A question with its default answer; the option of the same name also answers it. */
    private enum Question {
        ATTACKS("badnets"),
        DEFENSES("none,fine-tune"),
        DATASET("emoji-scenes"),
        TARGET("banana"),
        SEEDS("1");

        private final String defaultAnswer;

        Question(String defaultAnswer) {
            this.defaultAnswer = defaultAnswer;
        }

        private String option() {
            return KebabCase.ofConstant(this);
        }
    }

    public InitCommand(CliContext context) {
        super(
                context,
                "init",
                Stream.of(Question.values()).map(each -> each.defaultAnswer).toArray());
    }

    @Override
    public int run(CommandLine line) throws Exception {
        Path file = file(line);
        PluginCatalog catalog = context.catalog(line);
        Map<Question, String> answers = answers(line);
        NewExperiment experiment =
                new NewExperiment(
                        name(file),
                        seeds(answers),
                        plugins(catalog, PluginKind.DATASET, answer(answers, Question.DATASET))
                                .get(0),
                        answer(answers, Question.TARGET),
                        plugins(catalog, PluginKind.ATTACK, answer(answers, Question.ATTACKS)),
                        plugins(catalog, PluginKind.DEFENSE, answer(answers, Question.DEFENSES)));
        try {
            Files.writeString(file, experiment.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("%s is there already; give another name".formatted(file));
        }
        out().printf(
                        "%1$s is written; next: mithridate validate %1$s%n",
                        FileOptions.displayPath(file));
        return ExitCode.SUCCESS;
    }

    private Path file(CommandLine line) throws UsageException {
        UsageException.throwIf(
                line.getArgList().size() != 1 || !line.getArgList().get(0).endsWith(".yaml"),
                "'init' needs the file to write: mithridate init NAME.yaml");
        return FileOptions.argument(line);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
    }

    private Map<Question, String> answers(CommandLine line) throws IOException {
        boolean asks = context.input().interactive().getAsBoolean();
        BufferedReader answersInput =
                new BufferedReader(
                        new InputStreamReader(context.input().stream(), Charset.defaultCharset()));
        Map<Question, String> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            String answer = line.getOptionValue(question.option());
            if (answer == null && asks) {
                out().printf("%s [%s]: ", meaning(question), question.defaultAnswer);
                out().flush();
                answer = answersInput.readLine();
            }
            if (answer != null && !answer.isBlank()) {
                answers.put(question, answer.strip());
            }
        }
        return answers;
    }

    private String meaning(Question question) {
        return options()
                .getOption(question.option())
                .getDescription()
                .replace(" (default: %s)".formatted(question.defaultAnswer), "");
    }

    private static String answer(Map<Question, String> answers, Question question) {
        return answers.getOrDefault(question, question.defaultAnswer);
    }

    private static int seeds(Map<Question, String> answers) throws UsageException {
        String seeds = answer(answers, Question.SEEDS);
        if (!seeds.matches("[1-9]\\d{0,2}")) {
            throw new UsageException(
                    "--seeds takes a whole number between 1 and 999, not '%s'".formatted(seeds));
        }
        return Integer.parseInt(seeds);
    }

    private static List<LoadedPlugin> plugins(
            PluginCatalog catalog, PluginKind kind, String names) {
        return Stream.of(names.split(",", -1))
                .map(name -> kind.singular() + "/" + name.strip())
                .flatMap(name -> PluginNames.find(catalog, name, List.of()).stream())
                .toList();
    }
}
