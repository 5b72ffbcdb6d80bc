package io.mithridate.runner.cli.arguments;

import io.mithridate.runner.cli.UsageException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * The options of each verb of a command. An option that a verb does not use is rejected, because
 * ignoring it would be misleading.
 *
 * @param command the name of the command
 * @param taken the options of each verb
 */
public record VerbOptions(String command, Map<String, List<String>> taken) {

    public VerbOptions {
        taken = Map.copyOf(taken);
    }

    /** Rejects options that a verb does not take. Unknown verbs are not checked. */
    public void check(String verb, CommandLine line) throws UsageException {
        List<String> known = taken.get(verb);
        if (known == null) {
            return;
        }
        for (Option given : line.getOptions()) {
            UsageException.throwIf(
                    !known.contains(given.getLongOpt()),
                    "'%s %s' does not take --%s; it takes %s",
                    command,
                    verb,
                    given.getLongOpt(),
                    known.stream().map(option -> "--" + option).collect(Collectors.joining(", ")));
        }
    }
}
