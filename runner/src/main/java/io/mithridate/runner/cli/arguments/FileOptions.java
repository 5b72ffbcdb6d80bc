package io.mithridate.runner.cli.arguments;

import io.mithridate.runner.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** Options that name files to read and to write. */
public final class FileOptions {

    private FileOptions() {}

    /**
     * A file that is needed.
     *
     * @param usage the command with what it needs, as a user would type it
     */
    public static Path required(CommandLine line, String option, String usage)
            throws UsageException {
        return path(line, option)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "'%s' needs --%s: mithridate %s"
                                                .formatted(
                                                        usage.substring(0, usage.indexOf(' ')),
                                                        option,
                                                        usage)));
    }

    /** The file or folder that is the command's first argument. */
    public static Path argument(CommandLine line) throws UsageException {
        return arguments(line).get(0);
    }

    /** The files or folders that are the command's arguments. */
    public static List<Path> arguments(CommandLine line) throws UsageException {
        List<Path> files = new ArrayList<>();
        for (String argument : line.getArgList()) {
            files.add(file(argument));
        }
        return files;
    }

    /** The file or folder that an argument names. */
    public static Path file(String argument) throws UsageException {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** A file as messages name it: below the working folder where it is, else in full. */
    public static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(here) ? here.relativize(whole) : whole;
    }

    /** A file, if the option is given. */
    public static Optional<Path> path(CommandLine line, String option) throws UsageException {
        String value = line.getOptionValue(option);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            throw new UsageException("--%s: %s".formatted(option, e.getMessage()));
        }
    }

    /**
     * Refuses a folder that is not there and cannot be made, or in which nothing can be written.
     */
    public static void requireWritableFolder(String option, Path folder) throws UsageException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new UsageException(
                    "--%s %s: %s is not a folder; give another folder"
                            .formatted(option, folder, existing));
        }
        if (!Files.isWritable(existing)) {
            throw new UsageException(
                    "--%s %s: nothing can be written in %s; give another folder"
                            .formatted(option, folder, existing));
        }
    }

    /** Refuses what would only show after all the work, or destroy an input. */
    public static void requireWritable(String option, Path output, List<Path> inputs)
            throws UsageException, IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--%s: there is no folder for %s".formatted(option, output));
        }
        if (Files.isDirectory(output)) {
            throw new UsageException("--%s: %s is a folder".formatted(option, output));
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(
                    "--%s %s: nothing can be written in %s; give another file"
                            .formatted(option, output, folder));
        }
        for (Path input : inputs) {
            if (isSame(output, input)) {
                throw new UsageException("--%s: %s is an input".formatted(option, output));
            }
        }
    }

    /** Refuses two options to name one file, of which the second would replace the first. */
    public static void requireDifferent(String first, Path one, String second, Path other)
            throws UsageException, IOException {
        if (isSame(one, other)) {
            throw new UsageException(
                    "--%s and --%s both name %s; give two files".formatted(first, second, other));
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
