package io.mithridate.runner.augmentation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.runner.augmentation.SubCaptionStream.Rendering;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object per line: {@code {"caption": ..., "positives": ["...", ...], "negatives":
 * [{"text": ..., "kind": ..., "from": ..., "to": ...}, ...]}}.
 *
 * <p>Characters that some programs treat as the end of a line are escaped.
 */
public final class JsonLines implements Rendering {

    private final ObjectMapper json =
            JsonMapper.builder(new JsonFactory().setCharacterEscapes(new LineEnds()))
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(
                                            new StdDelegatingSerializer(
                                                    Negative.Kind.class, new KindName())))
                    .build();

    @Override
    public String of(String caption, Augmentation augmentation) {
        try {
            return json.writeValueAsString(new Line(caption, augmentation)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("plain records that cannot be written as JSON", e);
        }
    }

    /** Writes the names of kinds in lower case independently of the locale, unlike Jackson. */
    private static final class KindName extends StdConverter<Negative.Kind, String> {

        @Override
        public String convert(Negative.Kind kind) {
            return KebabCase.ofConstant(kind);
        }
    }

    private record Line(String caption, @JsonUnwrapped Augmentation augmentation) {}

    /**
     * Escapes the Unicode line ends that JSON allows in strings: next line, line separator and
     * paragraph separator.
     */
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
