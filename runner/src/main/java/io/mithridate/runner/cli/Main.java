package io.mithridate.runner.cli;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.NearestName;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.runner.augmentation.CaptionReader.InvalidTextException;
import io.mithridate.runner.cli.arguments.ShellCommand;
import io.mithridate.runner.cli.tools.AugmentCommand;
import io.mithridate.runner.cli.tools.CompletionCommand;
import io.mithridate.runner.cli.tools.DatasetCommand;
import io.mithridate.runner.cli.tools.EmbedCommand;
import io.mithridate.runner.cli.tools.ExportCommand;
import io.mithridate.runner.cli.tools.ExportEmbeddingsCommand;
import io.mithridate.runner.cli.tools.InitCommand;
import io.mithridate.runner.cli.tools.ManCommand;
import io.mithridate.runner.cli.tools.NewCommand;
import io.mithridate.runner.cli.tools.TriggerCommand;
import io.mithridate.runner.console.StandardOutput;
import io.mithridate.runner.inspection.PluginNames.UnknownNameException;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.run.ExperimentRun;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.store.StoreArchive;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the program: finds the command, runs it, and reports errors by message and
 * exit code.
 */
public final class Main {

    private static final List<String> HELP = List.of("help", "--help", "-h");

    private final CliContext context;
    private final List<Command> commands;

    Main(CliContext context, String commandLine) {
        this(context, commands(context, commandLine));
    }

    /** Creates a program with only these commands. */
    Main(CliContext context, List<Command> commands) {
        this.context = context;
        this.commands = List.copyOf(commands);
    }

    private static List<Command> commands(CliContext context, String commandLine) {
        Path home = Path.of(System.getProperty("mithridate.home", "")).toAbsolutePath();
        List<Command> commands = new ArrayList<>();
        commands.addAll(
                List.of(
                        new RunCommand(context, "run", commandLine),
                        new RunCommand(context, RunCommand.PLAN, commandLine),
                        new ResumeCommand(context, WorkerCommand.commandLine()),
                        new ReportCommand(context),
                        new CompareCommand(context),
                        new EntryCommand(context, Clock.systemUTC()),
                        new BoardCommand(context),
                        new RunsCommand(context),
                        new ReproduceCommand(context),
                        new PathCommand(context),
                        new ExportEmbeddingsCommand(context),
                        new StoreCommand(context, Clock.systemUTC()),
                        new ValidateCommand(context),
                        new TryCommand(context, commandLine),
                        new DatasetCommand(context),
                        new ListCommand(context),
                        new DescribeCommand(context),
                        new SchemaCommand(context),
                        new InitCommand(context),
                        new NewCommand(context, home),
                        new AugmentCommand(context),
                        new TriggerCommand(context),
                        new EmbedCommand(context),
                        new ExportCommand(context),
                        new WorkerCommand(context),
                        new VersionCommand(context)));
        List<Command> known = Collections.unmodifiableList(commands);
        commands.add(new CompletionCommand(context, known));
        commands.add(new ManCommand(context, known));
        return known;
    }

    /** Runs the program and exits with its code. */
    public static void main(String[] arguments) {
        // Files, keys and tables must have the digits 0 to 9 in every locale.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        String commandLine = new ShellCommand(List.of(arguments)).text();
        StandardOutput output = StandardOutput.ofProcess();
        System.setOut(output.printStream());
        CliContext context = CliContext.ofProcess(output);
        ExitGuard guard = ExitGuard.install(context.err());
        int code = new Main(context, commandLine).run(List.of(arguments));
        guard.commandEnded();
        context.out().flush();
        // Loader threads of a failed cell must not keep the process alive.
        System.exit(finalExitCode(code, output, context.err()));
    }

    /** Returns the exit code. A command whose output was lost, e.g. on a full disk, has failed. */
    private static int finalExitCode(int code, StandardOutput output, PrintStream err) {
        Optional<IOException> loss = output.loss();
        if (code != ExitCode.SUCCESS || loss.isEmpty()) {
            return code;
        }
        err.println("standard output cannot be written: " + loss.get().getMessage());
        return ExitCode.CELLS_FAILED;
    }

    int run(List<String> arguments) {
        boolean helpRequested = !arguments.isEmpty() && HELP.contains(arguments.get(0));
        // 'help help' shows the list of commands.
        if (helpRequested && arguments.size() > 1 && !HELP.contains(arguments.get(1))) {
            return run(List.of(arguments.get(1), "--help"));
        }
        if (helpRequested || arguments.isEmpty()) {
            context.out().print(help());
            return helpRequested ? ExitCode.SUCCESS : ExitCode.CONFIGURATION;
        }
        String name = arguments.get(0).equals("--version") ? "version" : arguments.get(0);
        Optional<Command> command =
                commands.stream().filter(known -> known.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            return rejectUsage(
                    "there is no command '%s'; %s"
                            .formatted(
                                    name,
                                    NearestName.advice(
                                            name, commands.stream().map(Command::name).toList())));
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return run(command.get(), rest);
    }

    private int run(Command command, List<String> arguments) {
        try {
            if (arguments.contains("--help") || arguments.contains("-h")) {
                context.out().print(help(command));
                return ExitCode.SUCCESS;
            }
            CommandLine line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .get()
                            .parse(command.options(), arguments.toArray(String[]::new));
            return command.run(line);
        } catch (UnrecognizedOptionException e) {
            String option = e.getOption().replaceFirst("^-+", "").replaceFirst("=.*", "");
            return rejectUsage(
                    "'%s' has no option '%s'; %s"
                            .formatted(
                                    command.name(),
                                    e.getOption(),
                                    NearestName.advice(option, optionNames(command))));
        } catch (MissingArgumentException e) {
            String option = "--" + e.getOption().getLongOpt();
            return rejectUsage(
                    "'%s' is given no value; write %s %s"
                            .formatted(option, option, e.getOption().getArgName()));
        } catch (ParseException | UsageException | UnknownNameException e) {
            return rejectUsage(String.valueOf(e.getMessage()));
        } catch (InvalidConfigurationException e) {
            e.complaints().forEach(context.err()::println);
            return ExitCode.CONFIGURATION;
        } catch (ChangedRunException e) {
            return fail(ExitCode.CHANGED, e.getMessage());
        } catch (PluginException e) {
            return fail(ExitCode.PLUGIN, "plugin: " + e.getMessage());
        } catch (InterruptedException | CancellationException e) {
            return fail(ExitCode.INTERRUPTED, "interrupted");
        } catch (InvalidCheckpointException
                | CorruptImageException
                | UnusableFolderException
                | UnusableResultsException
                | StoreArchive.UnusableArchiveException e) {
            return fail(ExitCode.CONFIGURATION, e.getMessage());
        } catch (InvalidTextException | ExperimentRun.RunRefusedException e) {
            return fail(ExitCode.CELLS_FAILED, e.getMessage());
        } catch (IOException e) {
            return fail(ExitCode.CELLS_FAILED, "cannot read or write: " + e);
        } catch (UncheckedIOException e) {
            return fail(ExitCode.CELLS_FAILED, withCause(e));
        } catch (Exception e) {
            context.err().println("this is a bug in Mithridate or in a plugin:");
            e.printStackTrace(context.err());
            return ExitCode.CELLS_FAILED;
        }
    }

    /**
     * Joins the message, which usually names the file, and the cause, which says what is wrong. A
     * message that only repeats the cause is omitted.
     */
    private static String withCause(UncheckedIOException e) {
        String message = String.valueOf(e.getMessage());
        String cause = String.valueOf(e.getCause());
        return message.equals(cause) ? "cannot read or write: " + cause : message + ": " + cause;
    }

    private int fail(int code, @Nullable String message) {
        context.err().println(message);
        return code;
    }

    private int rejectUsage(String message) {
        context.err().println(message);
        context.err().println("'mithridate help' lists the commands");
        return ExitCode.CONFIGURATION;
    }

    private static List<String> optionNames(Command command) {
        return command.options().getOptions().stream().map(Option::getLongOpt).toList();
    }

    private String help() {
        StringBuilder text = new StringBuilder("usage: mithridate COMMAND ...%n%n".formatted());
        for (Command command : commands) {
            text.append("  %-19s%s%n".formatted(command.name(), command.summary()));
        }
        return text.append("%n'mithridate COMMAND --help' says more%n".formatted()).toString();
    }

    private static String help(Command command) throws IOException {
        StringBuilder text = new StringBuilder();
        HelpFormatter.builder()
                .setHelpAppendable(new TextHelpAppendable(text))
                .setShowSince(false)
                .get()
                .printHelp(
                        ("mithridate " + command.name() + " " + command.arguments()).strip(),
                        command.summary(),
                        command.options(),
                        "",
                        false);
        return text.toString();
    }
}
