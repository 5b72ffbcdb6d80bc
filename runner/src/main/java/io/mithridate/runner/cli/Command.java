package io.mithridate.runner.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** A subcommand of {@code mithridate}. */
public abstract class Command {

    protected final CliContext context;
    private final String name;
    private final String arguments;
    private final String summary;
    private final Options options;

    /**
     * Creates a command.
     *
     * @param name the name of the command
     * @param arguments the arguments as shown in the help: {@code EXPERIMENT.yaml [key.sub=value
     *     ...]}
     * @param summary the purpose of the command, in one line
     * @param options the options of the command
     */
    protected Command(
            CliContext context, String name, String arguments, String summary, Options options) {
        this.context = context;
        this.name = name;
        this.arguments = arguments;
        this.summary = summary;
        this.options = options;
    }

    /** Returns the name of the command. */
    public final String name() {
        return name;
    }

    public final String arguments() {
        return arguments;
    }

    public final String summary() {
        return summary;
    }

    public final Options options() {
        return options;
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
