package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.slurm.ArrayFolder.ElementRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementRecordTest {

    @Test
    void parsesALineOfFourFields() {
        assertThat(ElementRecord.parse("failed\t3\t101_0\tnode7\n"))
                .contains(new ElementRecord(ElementRecord.Status.FAILED, 3, "101_0", "node7"));
    }

    @Test
    void acceptsAnEmptyNodeName() {
        assertThat(ElementRecord.parse("succeeded\t0\t101_0\t\n"))
                .contains(new ElementRecord(ElementRecord.Status.SUCCEEDED, 0, "101_0", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "failed",
                "failed\t3\t101_0",
                "ended\t3\t101_0\tnode7\n",
                "failed\t\t101_0\tnode7\n",
                "\0\0\0\0"
            })
    void returnsEmptyForDamagedRecords(String text) {
        assertThat(ElementRecord.parse(text)).isEmpty();
    }
}
