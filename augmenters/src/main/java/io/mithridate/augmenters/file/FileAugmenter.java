package io.mithridate.augmenters.file;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.Negative.Kind;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sub-captions from a file; captions that are not in the file get none. */
@About(
        name = "file",
        summary = "sub-captions from a file of JSON lines that another program wrote",
        fidelity = Fidelity.EXACT)
public final class FileAugmenter implements TextAugmenter {

    private static final String SHAPE =
            "write {\"caption\": \"...\", \"positives\": [\"...\"], \"negatives\": [\"...\"]}";

    private static final ObjectReader LINES =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config ->
                                    config.setCoercion(
                                            CoercionInputShape.Integer, CoercionAction.Fail))
                    .build()
                    .readerFor(Line.class);

    private final Map<String, Augmentation> augmentations = new HashMap<>();

    /** Options of {@link FileAugmenter}. */
    public record Options(
            @Option(
                            "A file of JSON lines, each an object with a caption and its lists of"
                                    + " positives and negatives.")
                    Path path) {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if the file is not UTF-8 text, or if a line is not an object
     *     with a caption or repeats the caption of another line
     * @throws IOException if the file cannot be read
     */
    @Inject
    public FileAugmenter(Options options) throws IOException {
        List<String> lines = lines(options.path());
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(lines.get(i), "%s, line %d".formatted(options.path(), i + 1));
            }
        }
    }

    private static List<String> lines(Path path) throws IOException {
        try {
            return Files.readAllLines(path);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "%s is not UTF-8 text; %s on each line".formatted(path, SHAPE), e);
        }
    }

    private void read(String text, String place) {
        Line line;
        try {
            line = LINES.readValue(text);
        } catch (JsonProcessingException e) {
            String complaint =
                    e instanceof UnrecognizedPropertyException unknown
                            ? "unknown field \"%s\"".formatted(unknown.getPropertyName())
                            : e.getOriginalMessage();
            throw new IllegalArgumentException("%s: %s; %s".formatted(place, complaint, SHAPE), e);
        }
        String caption = line.caption();
        if (caption == null) {
            throw new IllegalArgumentException("%s: no caption; %s".formatted(place, SHAPE));
        }
        List<String> positives = requireNonNullElse(line.positives(), List.of());
        List<Negative> negatives =
                requireNonNullElse(line.negatives(), List.<String>of()).stream()
                        .map(other -> new Negative(other, Kind.CAPTION, caption, other))
                        .toList();
        if (augmentations.put(caption, new Augmentation(positives, negatives)) != null) {
            throw new IllegalArgumentException(
                    "%s: the caption is on a line above already; join the two".formatted(place));
        }
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        return (caption, random) -> augmentations.getOrDefault(caption, Augmentation.none());
    }

    @Override
    public boolean findsNegatives() {
        return augmentations.values().stream().anyMatch(texts -> !texts.negatives().isEmpty());
    }

    /** A line of the file. */
    record Line(
            @Nullable String caption,
            @Nullable List<String> positives,
            @Nullable List<String> negatives) {}
}
