package io.mithridate.runner.cli;

import java.io.PrintStream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** A subcommand of {@code mithridate}. */
public abstract class Command {

    protected final CliContext context;
    private final String name;
    private final CommandUsage usage;

    /**
     * Creates a command that {@code commands.txt} describes.
     *
     * @param name the name of the command
     * @param values the values of the placeholders in its texts, such as default values
     */
    protected Command(CliContext context, String name, Object... values) {
        this(context, name, CommandUsage.of(name, values));
    }

    Command(CliContext context, String name, CommandUsage usage) {
        this.context = context;
        this.name = name;
        this.usage = usage;
    }

    /** Returns the name of the command. */
    public final String name() {
        return name;
    }

    /** Returns the arguments as shown in the help. */
    public final String arguments() {
        return usage.arguments();
    }

    /** Returns the purpose of the command, in one line. */
    public final String summary() {
        return usage.summary();
    }

    public final Options options() {
        return usage.options();
    }

    /** Returns the stream for results. */
    protected final PrintStream out() {
        return context.out();
    }

    /** Returns the stream for progress and error messages. */
    protected final PrintStream err() {
        return context.err();
    }

    /**
     * Runs the command.
     *
     * @return the exit code
     * @throws Exception any exception; {@link Main} converts it to an error message and an exit
     *     code
     */
    public abstract int run(CommandLine line) throws Exception;
}
