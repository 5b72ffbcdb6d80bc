package io.mithridate.runner.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One of the words that may follow {@code mithridate}. */
public abstract class Command {

    protected final CliContext context;
    private final String name;
    private final String arguments;
    private final String summary;
    private final Options options;

    /**
     * A command.
     *
     * @param name the word
     * @param arguments what stands after it, for the help: {@code EXPERIMENT.yaml [key.sub=value
     *     ...]}
     * @param summary its effect, in one line
     * @param options those that it takes
     */
    protected Command(
            CliContext context, String name, String arguments, String summary, Options options) {
        this.context = context;
        this.name = name;
        this.arguments = arguments;
        this.summary = summary;
        this.options = options;
    }

    /** The word. */
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
     * Does it.
     *
     * @return the exit code
     * @throws Exception any of those that {@link Main} knows what to say about
     */
    public abstract int run(CommandLine line) throws Exception;
}
