package io.mithridate.runner.console;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * An output stream, which may be a terminal.
 *
 * @param stream the stream
 * @param interactive whether it is a terminal rather than a file or a pipe
 * @param colour whether to use colors: on a terminal, unless {@code NO_COLOR} is set or the
 *     terminal is dumb
 * @param unicode whether characters other than ASCII can be printed
 * @param columns the number of characters per line
 */
public record Terminal(
        PrintStream stream, boolean interactive, boolean colour, boolean unicode, int columns) {

    static final String STANDARD_OUTPUT_ENCODING = "stdout.encoding";

    private static final String NON_ASCII_SAMPLE = "±█▏";
    private static final int MIN_COLUMNS = 40;
    private static final int DEFAULT_COLUMNS = 80;
    private static final int REDRAW_MILLIS = 250;

    /**
     * Returns the stream for text, which shows control characters as text, so that names cannot
     * move the cursor or clear the screen.
     */
    public PrintStream text() {
        return SafeText.stream(stream);
    }

    /** Returns the maximum line length, which is unlimited unless this is a terminal. */
    public int width() {
        return interactive ? columns : Integer.MAX_VALUE;
    }

    /** Returns a builder of progress bars. */
    ProgressBarBuilder progressBar() {
        ProgressBarStyle fancy =
                colour ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
        return new ProgressBarBuilder()
                .setStyle(unicode ? fancy : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(stream));
    }

    /** Replaces the characters of a text that the stream cannot print. */
    String replaceUnprintable(String text) {
        return unicode ? text : text.replace("±", "+-");
    }

    /** Returns the standard output of this process. */
    public static Terminal standardOutput() {
        return of(
                System.out,
                isTerminal(SystemStream.Output),
                STANDARD_OUTPUT_ENCODING,
                System.getenv(),
                System.getProperties());
    }

    /** Returns the standard error of this process. */
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
        // According to no-color.org, the variable must be set and not empty.
        boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                stream,
                interactive && !dumb,
                interactive && !dumb && !noColor,
                charset(encodingProperty, properties).newEncoder().canEncode(NON_ASCII_SAMPLE),
                columns(interactive, environment));
    }

    /**
     * Returns the width given by {@code COLUMNS}; if it is not set, the width of the terminal
     * itself.
     */
    private static int columns(boolean interactive, Map<String, String> environment) {
        int columns = -1;
        try {
            columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException notANumber) {
            if (interactive) {
                columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Output);
            }
        }
        return columns > 0 ? Math.max(MIN_COLUMNS, columns) : DEFAULT_COLUMNS;
    }

    /** Returns a standard stream's encoding. Its system property had another name up to Java 18. */
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
