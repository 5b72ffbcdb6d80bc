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

/** Options that name input and output files. */
public final class FileOptions {

    private FileOptions() {}

    /**
     * Returns a required file.
     *
     * @param usage the command with its required arguments, as a user would type it
     */
    public static Path required(CommandLine line, String option, String usage)
            throws UsageException {
        Optional<Path> file = path(line, option);
        UsageException.throwIf(
                file.isEmpty(),
                "'%s' needs --%s: mithridate %s",
                usage.substring(0, usage.indexOf(' ')),
                option,
                usage);
        return file.orElseThrow();
    }

    /** Returns the file or folder given as the command's first argument. */
    public static Path argument(CommandLine line) throws UsageException {
        return arguments(line).get(0);
    }

    /** Returns the files or folders given as the command's arguments. */
    public static List<Path> arguments(CommandLine line) throws UsageException {
        List<Path> files = new ArrayList<>();
        for (String argument : line.getArgList()) {
            files.add(file(argument));
        }
        return files;
    }

    /** Returns the file or folder named by an argument. */
    public static Path file(String argument) throws UsageException {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns a path for messages: relative if it is in the working directory, otherwise absolute.
     */
    public static Path displayPath(Path file) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(workingDirectory)
                ? workingDirectory.relativize(absolute)
                : absolute;
    }

    /** Returns the file; empty if the option is not given. */
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

    /** Rejects a folder that does not exist and cannot be created, or that is not writable. */
    public static void requireWritableFolder(String option, Path folder) throws UsageException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        UsageException.throwIf(
                !Files.isDirectory(existing),
                "--%s %s: %s is not a folder; give another folder",
                option,
                folder,
                existing);
        UsageException.throwIf(
                !Files.isWritable(existing),
                "--%s %s: nothing can be written in %s; give another folder",
                option,
                folder,
                existing);
    }

    /**
     * Rejects an output that cannot be written or would overwrite an input, before any work is
     * done.
     */
    public static void requireWritable(String option, Path output, List<Path> inputs)
            throws UsageException, IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--%s: there is no folder for %s".formatted(option, output));
        }
        UsageException.throwIf(Files.isDirectory(output), "--%s: %s is a folder", option, output);
        UsageException.throwIf(
                !Files.isWritable(folder),
                "--%s %s: nothing can be written in %s; give another file",
                option,
                output,
                folder);
        for (Path input : inputs) {
            UsageException.throwIf(isSame(output, input), "--%s: %s is an input", option, output);
        }
    }

    /**
     * Rejects two options that name the same file, because the second output would replace the
     * first.
     */
    public static void requireDifferent(
            String firstOption, Path firstFile, String secondOption, Path secondFile)
            throws UsageException, IOException {
        UsageException.throwIf(
                isSame(firstFile, secondFile),
                "--%s and --%s both name %s; give two files",
                firstOption,
                secondOption,
                secondFile);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
