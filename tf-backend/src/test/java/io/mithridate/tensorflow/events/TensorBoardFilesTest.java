package io.mithridate.tensorflow.events;

import static io.mithridate.tensorflow.events.EventFileBytes.fields;
import static io.mithridate.tensorflow.events.EventFileBytes.floatValue;
import static io.mithridate.tensorflow.events.EventFileBytes.number;
import static io.mithridate.tensorflow.events.EventFileBytes.text;
import static io.mithridate.tensorflow.events.EventFileBytes.valueAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads fields by their numbers in event.proto, summary.proto and plugin_data.proto. */
class TensorBoardFilesTest {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int METADATA = 9;
    private static final int PLUGIN_DATA = 1;
    private static final int NAME = 1;
    private static final int CONTENT = 2;

    private final Path folder;
    private List<byte[]> records = List.of();

    TensorBoardFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeFile() throws IOException {
        Path file = folder.resolve("events.out.tfevents.1");
        Files.writeString(file, "what stood here before");
        new TensorBoardFiles()
                .write(
                        file,
                        new EventLog(
                                Instant.ofEpochMilli(1_000_500),
                                Instant.ofEpochSecond(2000),
                                true,
                                new TreeMap<>(
                                        Map.of(
                                                "attack", "badnets",
                                                "control", "false",
                                                "poisoning.rate", "0.015")),
                                List.of(
                                        new EventLog.Scalar(
                                                "victim/loss",
                                                300,
                                                Instant.ofEpochSecond(1500),
                                                2.25),
                                        new EventLog.Scalar(
                                                "measured/ä", 0, Instant.ofEpochSecond(2000), 1))));
        records = EventFileBytes.records(Files.readAllBytes(file));
    }

    @Test
    void startsWithTheVersionOfTheFormat() {
        assertThat(records).hasSize(5);
        assertThat(text(valueAt(records.get(0), FILE_VERSION))).isEqualTo("brain.Event:2");
        assertThat(number(valueAt(records.get(0), WALL_TIME))).isEqualTo(1000.5);
    }

    @Test
    void writesTagStepTimeAndValueOfAScalar() {
        byte[] loss = records.get(2);
        assertThat(text(valueAt(loss, SUMMARY, VALUE, TAG))).isEqualTo("victim/loss");
        assertThat(valueAt(loss, STEP)).isEqualTo(300L);
        assertThat(number(valueAt(loss, WALL_TIME))).isEqualTo(1500);
        assertThat(floatValue(valueAt(loss, SUMMARY, VALUE, SIMPLE_VALUE))).isEqualTo(2.25f);
        assertThat(text(valueAt(records.get(3), SUMMARY, VALUE, TAG))).isEqualTo("measured/ä");
    }

    @Test
    void infersTheTypesOfSettingsFromTheirTexts() {
        byte[] event = records.get(1);
        assertThat(text(valueAt(event, SUMMARY, VALUE, TAG)))
                .isEqualTo("_hparams_/session_start_info");
        byte[] start = pluginData(event, 3);
        assertThat(number(valueAt(start, 5))).isEqualTo(1000.5);
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Object entry : fields(start).getOrDefault(1, List.of())) {
            // In a google.protobuf.Value, 2 is a number, 3 a string, 4 a boolean.
            fields((byte[]) valueAt((byte[]) entry, 2))
                    .forEach(
                            (type, value) ->
                                    settings.put(
                                            text(valueAt((byte[]) entry, 1)),
                                            switch (type) {
                                                case 2 -> number(value.get(0));
                                                case 3 -> text(value.get(0));
                                                default -> type + ":" + value.get(0);
                                            }));
        }
        assertThat(settings)
                .isEqualTo(Map.of("attack", "badnets", "control", "4:0", "poisoning.rate", 0.015));
    }

    @Test
    void endContainsTheOutcome() {
        byte[] event = records.get(4);
        assertThat(text(valueAt(event, SUMMARY, VALUE, TAG)))
                .isEqualTo("_hparams_/session_end_info");
        assertThat(valueAt(pluginData(event, 4), 1)).isEqualTo(1L);
        assertThat(number(valueAt(pluginData(event, 4), 2))).isEqualTo(2000);
    }

    private static byte[] pluginData(byte[] event, int field) {
        byte[] metadata = (byte[]) valueAt(event, SUMMARY, VALUE, METADATA);
        assertThat(text(valueAt(metadata, PLUGIN_DATA, NAME))).isEqualTo("hparams");
        return (byte[]) valueAt(metadata, PLUGIN_DATA, CONTENT, field);
    }

    @Test
    void namesAMissingFolder() {
        Path file = folder.resolve("gone").resolve("events.out.tfevents.1");
        EventLog log =
                new EventLog(Instant.EPOCH, Instant.EPOCH, false, new TreeMap<>(), List.of());
        assertThatThrownBy(() -> new TensorBoardFiles().write(file, log))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
    }
}
