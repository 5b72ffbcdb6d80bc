package io.mithridate.runner.console;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * A stream that people may be looking at.
 *
 * @param stream where to print
 * @param interactive whether it ends on a terminal, not in a file or a pipe
 * @param colour whether colours are wanted: on a terminal, unless {@code NO_COLOR} is set or the
 *     terminal is dumb
 * @param unicode whether more than ASCII can be printed
 * @param columns how many characters fit on a line
 */
public record Terminal(
        PrintStream stream, boolean interactive, boolean colour, boolean unicode, int columns) {

    static final String STANDARD_OUTPUT_ENCODING = "stdout.encoding";

    private static final String BEYOND_ASCII = "±█▏";
    private static final int MIN_COLUMNS = 40;
    private static final int USUAL_COLUMNS = 80;

    /** Returns the stream for text: no name in it can move the cursor or clear the screen. */
    public PrintStream text() {
        return SafeText.stream(stream);
    }

    /** Returns how long a line may be: as long as it likes where no person looks at it. */
    public int width() {
        return interactive ? columns : Integer.MAX_VALUE;
    }

    /** A text of ours in characters that it can print. */
    String shown(String text) {
        return unicode ? text : text.replace("±", "+-");
    }

    /** Standard output of this process. */
    public static Terminal standardOutput() {
        return of(
                System.out,
                isTerminal(SystemStream.Output),
                STANDARD_OUTPUT_ENCODING,
                System.getenv(),
                System.getProperties());
    }

    /** Standard error of this process. */
    public static Terminal standardError() {
        return of(
                System.err,
                isTerminal(SystemStream.Error),
                "stderr.encoding",
                System.getenv(),
                System.getProperties());
    }

    static Terminal of(
            PrintStream stream,
            boolean interactive,
            String encodingProperty,
            Map<String, String> environment,
            Properties properties) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        // By no-color.org the variable counts when it is set and not empty.
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                stream,
                interactive && !dumb,
                interactive && !dumb && !plain,
                charset(encodingProperty, properties).newEncoder().canEncode(BEYOND_ASCII),
                columns(interactive, environment));
    }

    /** {@code COLUMNS}, where the shell tells it, or else what the terminal itself says. */
    private static int columns(boolean interactive, Map<String, String> environment) {
        int columns = -1;
        try {
            columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException notANumber) {
            if (interactive) {
                columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Output);
            }
        }
        return columns > 0 ? Math.max(MIN_COLUMNS, columns) : USUAL_COLUMNS;
    }

    /** The encoding of a standard stream; up to Java 18 its property had another name. */
    static Charset charset(String encodingProperty, Properties properties) {
        return Optional.ofNullable(properties.getProperty(encodingProperty))
                .or(() -> Optional.ofNullable(properties.getProperty("sun." + encodingProperty)))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    static boolean isTerminal(SystemStream stream) {
        return new ExecTerminalProvider().isSystemStream(stream);
    }
}
