package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void terminalsHaveColors() {
        assertThat(terminal(true, Map.of("TERM", "xterm")).interactive()).isTrue();
        assertThat(terminal(true, Map.of("TERM", "xterm")).colour()).isTrue();
    }

    @Test
    void filesHaveNoColors() {
        assertThat(terminal(false, Map.of("TERM", "xterm")).interactive()).isFalse();
        assertThat(terminal(false, Map.of("TERM", "xterm")).colour()).isFalse();
    }

    @Test
    void noColorDisablesColorsButNotBars() {
        Terminal terminal = terminal(true, Map.of("TERM", "xterm", "NO_COLOR", "1"));

        assertThat(terminal.colour()).isFalse();
        assertThat(terminal.interactive()).isTrue();
        assertThat(terminal(true, Map.of("NO_COLOR", "")).colour()).isTrue();
    }

    @Test
    void treatsADumbTerminalLikeAFile() {
        assertThat(terminal(true, Map.of("TERM", "dumb")).interactive()).isFalse();
        assertThat(terminal(true, Map.of("TERM", "dumb")).colour()).isFalse();
    }

    @Test
    void encodingDeterminesWhatCanBePrinted() {
        assertThat(terminalWithEncoding("UTF-8").unicode()).isTrue();
        assertThat(terminalWithEncoding("US-ASCII").unicode()).isFalse();
    }

    @Test
    void findsTheEncodingPropertyOfOlderJavaVersions() {
        Properties properties = new Properties();
        properties.setProperty("sun.stdout.encoding", "US-ASCII");

        assertThat(Terminal.charset("stdout.encoding", properties))
                .isEqualTo(StandardCharsets.US_ASCII);
    }

    private static Terminal terminal(boolean interactive, Map<String, String> environment) {
        return Terminal.of(
                System.out, interactive, "stdout.encoding", environment, new Properties());
    }

    private static Terminal terminalWithEncoding(String charset) {
        Properties properties = new Properties();
        properties.setProperty("stdout.encoding", charset);
        return Terminal.of(System.out, true, "stdout.encoding", Map.of(), properties);
    }
}
