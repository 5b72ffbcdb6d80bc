package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        // Columns: the plugin's API version, the program's, and whether the plugin runs.
        "0.1.0-SNAPSHOT, 0.1.0, true",
        "0.1.7, 0.1.0, true",
        "0.1.0, 0.2.0, false",
        "0.2.0, 0.1.0, false",
        "0.9.0, 1.0.0, false",
        "1.0.0, 1.4.2, true",
        "1.4.0, 1.4.2, true",
        "1.5.0, 1.4.2, false",
        "2.0.0, 1.4.2, false",
    })
    void runsWithVersionsThatSemanticVersioningAllows(
            String builtAgainst, String host, boolean runs) {
        assertThat(version(builtAgainst).runsWith(version(host))).isEqualTo(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "one.two", "1.x", "-1.2", "1.2beta", "99999999999.1"})
    void returnsEmptyForAnInvalidVersion(String text) {
        assertThat(ApiVersion.parse(text)).isEmpty();
    }

    @Test
    void returnsItsOwnVersion() {
        assertThat(ApiVersion.current().text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    private static ApiVersion version(String text) {
        return ApiVersion.parse(text).orElseThrow();
    }
}
