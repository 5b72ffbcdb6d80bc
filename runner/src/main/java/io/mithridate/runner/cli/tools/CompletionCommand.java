package io.mithridate.runner.cli.tools;

import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** {@code completion}: prints a shell script that completes commands and their options. */
public final class CompletionCommand extends Command {

    private static final String ZSH =
            "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n";

    private final List<Command> commands;

    /**
     * Creates the command.
     *
     * @param commands the commands to complete
     */
    public CompletionCommand(CliContext context, List<Command> commands) {
        super(context, "completion");
        this.commands = commands;
    }

    @Override
    public int run(CommandLine line) throws UsageException, IOException {
        List<String> shells = line.getArgList();
        UsageException.throwIf(
                !shells.equals(List.of("bash")) && !shells.equals(List.of("zsh")),
                "'completion' needs one shell: mithridate completion " + arguments());
        context.write((shells.contains("zsh") ? ZSH : "") + script());
        return ExitCode.SUCCESS;
    }

    /**
     * Returns the script for bash. Words other than commands and options are completed as file
     * names.
     */
    private String script() {
        return """
        _mithridate() {
          local words= current=${COMP_WORDS[COMP_CWORD]}
          if [ "$COMP_CWORD" -eq 1 ]; then
            words='%s'
          elif [ "${current#-}" != "$current" ]; then
            case ${COMP_WORDS[1]} in
        %s
            esac
          fi
          COMPREPLY=($(compgen -W "$words" -- "$current"))
        }
        complete -o bashdefault -o default -F _mithridate mithridate
        """
                .formatted(
                        commands.stream().map(Command::name).collect(Collectors.joining(" ")),
                        commands.stream()
                                .map(CompletionCommand::options)
                                .collect(Collectors.joining("\n")));
    }

    private static String options(Command command) {
        return command.options().getOptions().stream()
                .map(Option::getLongOpt)
                .map(option -> " --" + option)
                .collect(
                        Collectors.joining(
                                "", "      %s) words='--help".formatted(command.name()), "' ;;"));
    }
}
