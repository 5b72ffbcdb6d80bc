package io.mithridate.runner.stages.defense;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mithridate.runner.augmentation.ReplacementLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an augmenter wrote while a defense trained; at rest {@code texts.json} beside the model.
 *
 * @param use what the texts were for
 * @param firstStep how many steps were done before the counting began: those of a killed run that
 *     was continued
 * @param log the counts
 */
public record TextCounts(String use, long firstStep, ReplacementLog log) {

    /** The file of a defense's artifact, which is not there where it used no augmenter. */
    public static final String FILE = "texts.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public static void write(Path folder, List<TextCounts> counts) throws IOException {
        if (!counts.isEmpty()) {
            JSON.writeValue(folder.resolve(FILE).toFile(), counts);
        }
    }

    /** The counts of a defense's artifact; none where it used no augmenter. */
    public static List<TextCounts> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<>() {})
                : List.of();
    }
}
