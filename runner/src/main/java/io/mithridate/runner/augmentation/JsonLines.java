package io.mithridate.runner.augmentation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line: {@code {"caption": ..., "positives": ["...", ...], "negatives": [{"text":
 * ..., "kind": ..., "from": ..., "to": ...}, ...]}}.
 *
 * <p>Characters that some readers take for the end of a line are escaped.
 */
public final class JsonLines implements Rendering {

    private final JsonFactory json = new JsonFactory().setCharacterEscapes(new LineEnds());

    @Override
    public String of(String caption, Augmentation augmentation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            write(caption, augmentation, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
        return text.append('\n').toString();
    }

    private static void write(String caption, Augmentation augmentation, JsonGenerator generator)
            throws IOException {
        generator.writeStartObject();
        generator.writeStringField("caption", caption);
        generator.writeArrayFieldStart("positives");
        for (String positive : augmentation.positives()) {
            generator.writeString(positive);
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("negatives");
        for (Negative negative : augmentation.negatives()) {
            generator.writeStartObject();
            generator.writeStringField("text", negative.text());
            generator.writeStringField("kind", negative.kind().name().toLowerCase(Locale.ROOT));
            generator.writeStringField("from", negative.from());
            generator.writeStringField("to", negative.to());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    /** Escapes what Unicode calls a line end and JSON allows: next line, line and paragraph. */
    private static final class LineEnds extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int[] ASCII = standardAsciiEscapesForJSON();

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case 0x85, 0x2028, 0x2029 -> new SerializedString("\\u%04X".formatted(character));
                default -> null;
            };
        }
    }
}
