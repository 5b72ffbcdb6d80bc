package io.mithridate.runner.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A cell's {@code metrics.json}: the numbers of all its measurement stages, as they are stored. */
public final class MetricsFile {

    public static final String NAME = "metrics.json";

    private static final String VALUES = "values";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private MetricsFile() {}

    public static String content(List<Artifact> measurements) throws IOException {
        Set<JsonNode> once = new LinkedHashSet<>();
        for (Artifact measurement : measurements) {
            JsonNode stored = JSON.readTree(measurement.file(MeasurementFiles.FILE).toFile());
            stored.path(VALUES).forEach(once::add);
        }
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.putArray(VALUES).addAll(once);
        return JSON.writeValueAsString(metrics);
    }
}
