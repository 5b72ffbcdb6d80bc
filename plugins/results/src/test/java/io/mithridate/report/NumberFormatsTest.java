package io.mithridate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberFormatsTest {

    @Test
    void sharesArePercentagesWithOneDecimal() {
        assertThat(NumberFormats.percent(0.746)).isEqualTo("74.6");
        assertThat(NumberFormats.percent(1)).isEqualTo("100.0");
        assertThat(NumberFormats.percent(0.00049)).isEqualTo("0.0");
        assertThat(NumberFormats.percent(-0.00049)).isEqualTo("0.0");
    }

    @Test
    void differencesHaveASign() {
        assertThat(NumberFormats.points(0.012)).isEqualTo("+1.2");
        assertThat(NumberFormats.points(-0.003)).isEqualTo("−0.3");
        assertThat(NumberFormats.points(-0.0001)).isEqualTo("0.0");
    }

    @Test
    void numbersHaveThreeSignificantDigits() {
        assertThat(NumberFormats.significant(0.1134)).isEqualTo("0.113");
        assertThat(NumberFormats.significant(-12.3456)).isEqualTo("-12.3");
        assertThat(NumberFormats.significant(1530.4)).isEqualTo("1530");
        assertThat(NumberFormats.significant(0)).isEqualTo("0.00");
        assertThat(NumberFormats.significant(0.00123)).isEqualTo("0.00123");
        assertThat(NumberFormats.significant(0.0000123)).isEqualTo("1.23e-05");
        assertThat(NumberFormats.significant(0.0026, 0.1134)).isEqualTo("0.003");
    }

    @Test
    void timesHaveSuitableUnits() {
        assertThat(NumberFormats.time(2.46)).isEqualTo("2.5 s");
        assertThat(NumberFormats.time(131.25)).isEqualTo("2 min 11 s");
        assertThat(NumberFormats.time(7260)).isEqualTo("2 h 1 min");
    }

    @Test
    void countsHaveThousandsSeparators() {
        assertThat(NumberFormats.count(128_000)).isEqualTo("128\u202f000");
        assertThat(NumberFormats.counted(1, "seed")).isEqualTo("1 seed");
        assertThat(NumberFormats.counted(3, "seed")).isEqualTo("3 seeds");
    }
}
