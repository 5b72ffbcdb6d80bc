package io.mithridate.results.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdNodeBasedDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.mithridate.results.Provenance;
import io.mithridate.store.Maker;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes records to {@code results.json} and similar files, and reads them. Property names are the
 * names of record components in snake case. Optional properties are annotated with {@link
 * JsonInclude}; a number that could not be computed is null.
 */
public final class ResultsJson {

    public static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    // The caller closes the stream.
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .annotationIntrospector(new AllIsRequired())
                    .addMixIn(Maker.class, MakerNames.class)
                    .addModule(new Jdk8Module())
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(
                                            double.class,
                                            new DoubleDeserializer(Double.class, Double.NaN))
                                    .addDeserializer(Provenance.Stage.class, new Stages()))
                    .build();

    private ResultsJson() {}

    /**
     * Returns a generator that writes UTF-8, does not escape characters outside the Basic
     * Multilingual Plane, and writes non-finite numbers as null.
     */
    public static JsonGenerator generator(OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        return new JsonGeneratorDelegate(MAPPER.createGenerator(writer), false) {
            @Override
            public void writeNumber(double value) throws IOException {
                if (Double.isFinite(value)) {
                    super.writeNumber(value);
                } else {
                    writeNull();
                }
            }
        };
    }

    /**
     * Returns a message that describes an error in a file and locates it if possible, e.g. {@code
     * 'cells[3].seed' is missing}.
     */
    public static String complaint(Exception error) {
        if (!(error instanceof JsonMappingException e)) {
            return String.valueOf(error.getMessage());
        }
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference part : e.getPath()) {
            String separator = place.isEmpty() ? "" : ".";
            place.append(
                    part.getFieldName() == null
                            ? "[" + part.getIndex() + "]"
                            : separator + part.getFieldName());
        }
        String message = e.getOriginalMessage();
        if (message.startsWith("Missing required")) {
            return "'%s' is missing".formatted(place);
        }
        return message.startsWith("Null value") || message.startsWith("Cannot map `null`")
                ? "'%s' is null".formatted(place)
                : "'%s': %s".formatted(place, message);
    }

    private static final class AllIsRequired extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.hasAnnotation(JsonInclude.class);
        }
    }

    /**
     * Sets the property names of {@link Maker} in results, which differ from those in the store.
     */
    @JsonPropertyOrder({
        "commit",
        "jvm",
        "tensorflow_java",
        "host",
        "operating_system",
        "begun_by",
        "processor"
    })
    private interface MakerNames {

        @JsonProperty("tensorflow_java")
        String tensorFlow();

        @JsonProperty("begun_by")
        List<String> earlier();
    }

    /** Reads stages, including those that were not computed. */
    private static final class Stages extends StdNodeBasedDeserializer<Provenance.Stage> {

        private static final long serialVersionUID = 1L;

        Stages() {
            super(Provenance.Stage.class);
        }

        @Override
        public Provenance.Stage convert(JsonNode stage, DeserializationContext context)
                throws IOException {
            return new Provenance.Stage(
                    stage.path("stage").asText(),
                    stage.path("key").asText(),
                    stage.has("created")
                            ? Optional.of(context.readTreeAsValue(stage, Provenance.Made.class))
                            : Optional.empty());
        }
    }
}
