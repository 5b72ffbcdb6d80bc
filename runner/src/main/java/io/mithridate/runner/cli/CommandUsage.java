package io.mithridate.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The arguments, purpose and options of a command, as shown in the help.
 *
 * @param arguments the arguments: {@code EXPERIMENT.yaml [key.sub=value ...]}
 * @param summary the purpose of the command, in one line
 * @param options the options of the command
 */
record CommandUsage(String arguments, String summary, Options options) {

    private static final String FILE = "commands.txt";
    private static final String SHARED = "shared";

    /**
     * The description of a command or an option.
     *
     * @param argument the argument; empty for none
     * @param lines the lines of the text
     * @param options the options of a command, by name
     */
    private record Description(
            String argument, List<String> lines, Map<String, Description> options) {

        String text(Object... values) {
            return String.join(" ", lines).formatted(values);
        }
    }

    private static final Map<String, Description> COMMANDS = readDescriptions();

    /**
     * Returns the usage of a command, which {@code commands.txt} describes.
     *
     * @param values the values of the placeholders in its texts, such as default values
     */
    static CommandUsage of(String command, Object... values) {
        Description usage = description(COMMANDS, command);
        Options options = new Options();
        Map<String, Description> shared = description(COMMANDS, SHARED).options;
        usage.options.forEach(
                (name, own) -> {
                    Description described = own.lines.isEmpty() ? description(shared, name) : own;
                    options.addOption(option(name, described, values));
                });
        return new CommandUsage(usage.argument.formatted(values), usage.text(values), options);
    }

    private static Description description(Map<String, Description> all, String name) {
        return Objects.requireNonNull(all.get(name), () -> FILE + " does not describe " + name);
    }

    private static Option option(String name, Description option, Object... values) {
        Option.Builder builder = Option.builder().longOpt(name).desc(option.text(values));
        if (option.argument.endsWith("...]")) {
            builder.hasArgs().argName(option.argument);
        } else if (!option.argument.isEmpty()) {
            builder.hasArg().argName(option.argument);
        }
        return builder.get();
    }

    private static Map<String, Description> readDescriptions() {
        Map<String, Description> commands = new HashMap<>();
        Description command = new Description("", List.of(), Map.of());
        Description last = command;
        for (String line : content().lines().toList()) {
            if (line.startsWith("      ")) {
                last.lines.add(line.strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] head = line.strip().split(" ", 2);
                last =
                        new Description(
                                head.length == 1 ? "" : head[1],
                                new ArrayList<>(),
                                new LinkedHashMap<>());
                if (line.startsWith("  --")) {
                    command.options.put(head[0].substring(2), last);
                } else {
                    command = last;
                    commands.put(head[0], command);
                }
            }
        }
        return commands;
    }

    private static String content() {
        try (InputStream file = CommandUsage.class.getResourceAsStream(FILE)) {
            return new String(
                    Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
