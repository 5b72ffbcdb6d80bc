package io.mithridate.runner.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One of the words that may follow {@code mithridate}. */
public interface Command {

    /** The word. */
    String name();

    /** What stands after it, for the help: {@code EXPERIMENT.yaml [key.sub=value ...]}. */
    String arguments();

    /** What it does, in one line. */
    String summary();

    /** The options that it takes. */
    Options options();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws Exception any of those that {@link Main} knows what to say about
     */
    int run(CommandLine line) throws Exception;
}
