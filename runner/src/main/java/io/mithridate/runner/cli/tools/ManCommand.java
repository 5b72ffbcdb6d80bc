package io.mithridate.runner.cli.tools;

import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** {@code man}: prints a manual page of all commands, for {@code man -l}. */
public final class ManCommand extends Command {

    private final List<Command> commands;

    /**
     * Creates the command.
     *
     * @param commands the commands to document
     */
    public ManCommand(CliContext context, List<Command> commands) {
        super(context, "man");
        this.commands = commands;
    }

    @Override
    public int run(CommandLine line) throws UsageException, IOException {
        CommonOptions.requireNoArguments(line, name());
        StringBuilder page =
                new StringBuilder(
                        """
                        .TH MITHRIDATE 1
                        .SH NAME
                        mithridate \\- backdoor attacks on, and defenses of, image-text models
                        .SH SYNOPSIS
                        .B mithridate
                        .I COMMAND
                        [argument ...]
                        .SH COMMANDS
                        """);
        for (Command command : commands) {
            page.append(".SS %s %s\n".formatted(command.name(), roff(command.arguments())))
                    .append(roff(command.summary()) + "\n");
            for (Option option : command.options().getOptions()) {
                page.append(".TP\n.B %s".formatted(roff("--" + option.getLongOpt())));
                if (option.hasArg()) {
                    page.append(" \\fI%s\\fR".formatted(roff(option.getArgName())));
                }
                page.append("\n" + roff(option.getDescription()) + "\n");
            }
        }
        context.write(page.toString());
        return ExitCode.SUCCESS;
    }

    /**
     * Escapes a line of text, so that an initial dot or apostrophe is not taken for a roff request.
     */
    private static String roff(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceFirst("^[.']", "\\\\&$0");
    }
}
