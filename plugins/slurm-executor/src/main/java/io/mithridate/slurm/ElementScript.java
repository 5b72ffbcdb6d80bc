package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the script that Slurm runs for each element of an array. The script checks that the inputs
 * exist, runs the worker, forwards stop signals and the exit code, and records how the element
 * ended.
 *
 * @param submissions the tasks that the run has submitted to Slurm
 * @param options the executor's options
 * @param directory the working directory of the submitting process
 * @param visibleSeconds the number of seconds for which a file written by another node may remain
 *     invisible
 */
record ElementScript(
        Submissions submissions,
        SlurmExecutor.Options options,
        Path directory,
        int visibleSeconds) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z_]+)@");

    /** Returns the text of the script. */
    String text(Request request, String array) {
        String failed = quote(submissions.failureMarker().toString());
        Map<String, String> values =
                Map.of(
                        "ROOT",
                        quote(submissions.folder().toString()),
                        "ARRAY",
                        array,
                        "VISIBLE_SECONDS",
                        Integer.toString(visibleSeconds),
                        "DIRECTORY",
                        quote(directory.toString()),
                        "COMMAND",
                        request.worker().stream()
                                .map(ElementScript::quote)
                                .collect(Collectors.joining(" ")),
                        "REQUEUES",
                        Integer.toString(options.requeues()),
                        "RETRIES",
                        Integer.toString(options.retries()),
                        "BUSY",
                        quote(SlurmCommands.BUSY.pattern()),
                        "FAIL_FAST",
                        request.failFast()
                                ? "if [ -e %s ]; then skipped 'another stage failed'; fi"
                                        .formatted(failed)
                                : "",
                        "AFTER_FAILURE",
                        request.failFast() ? "touch " + failed : "");
        String sbatch =
                options.sbatch().stream()
                        .map(line -> "#SBATCH " + line + '\n')
                        .collect(Collectors.joining());
        String script =
                PLACEHOLDER
                        .matcher(template())
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                values.getOrDefault(
                                                        found.group(1), found.group())));
        return "#!/bin/bash\n" + sbatch + script;
    }

    private static String template() {
        try (InputStream in = ElementScript.class.getResourceAsStream("element.sh")) {
            if (in == null) {
                throw new IllegalStateException("the plugin's jar lacks element.sh");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quotes a word so that a shell does not interpret it. */
    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
