package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecimalTest {

    @Property
    void shortestDecimalParsesToTheSameNumber(@ForAll double value) {
        BigDecimal shortest = Decimal.canonical(value);

        assertThat(shortest.doubleValue()).isEqualTo(value + 0.0);
        assertThat(shortest.precision())
                .isLessThanOrEqualTo(new BigDecimal(Double.toString(value)).precision());
    }
}
