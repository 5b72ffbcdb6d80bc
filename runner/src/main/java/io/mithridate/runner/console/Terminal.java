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
 */
public record Terminal(PrintStream stream, boolean interactive, boolean colour, boolean unicode) {

    static final String STANDARD_OUTPUT_ENCODING = "stdout.encoding";

    private static final String BEYOND_ASCII = "±█▏";

    /** Returns the stream for text: no name in it can move the cursor or clear the screen. */
    public PrintStream text() {
        return SafeText.stream(stream);
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
                charset(encodingProperty, properties).newEncoder().canEncode(BEYOND_ASCII));
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
