package io.mithridate.runner.suites;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.results.files.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Reads and writes entries as JSON. The file begins with the keys of the Every Eval Ever schema, of
 * which {@code evaluation_results} contains the scores, followed by the keys of an {@link Entry}.
 */
public final class EntryFile {

    /** The version of the Every Eval Ever schema. */
    private static final String SCHEMA_VERSION = "0.2.1";

    /** The version of the other keys, increased with each incompatible change. */
    private static final int ENTRY_VERSION = 1;

    private static final String UNKNOWN = "unknown";

    private EntryFile() {}

    /**
     * Writes an entry atomically; an existing file is replaced.
     *
     * @param version the program's version
     * @param finished the time at which its last cell was computed
     * @param now the time at which the entry was created
     * @throws IOException if the file cannot be written
     */
    public static void write(Entry entry, String version, Instant finished, Instant now, Path file)
            throws IOException {
        ObjectNode json = ResultsJson.MAPPER.createObjectNode();
        Suite suite = entry.suite();
        Entry.Defense defense = entry.defense();
        String seconds = Long.toString(now.getEpochSecond());
        json.put("schema_version", SCHEMA_VERSION)
                .put("entry_version", ENTRY_VERSION)
                .put("evaluation_id", "%s/%s/%s".formatted(suite.name(), defense.name(), seconds))
                .put("evaluation_timestamp", finished.toString())
                .put("retrieved_timestamp", seconds);
        json.putObject("source_metadata")
                .put("source_name", suite.name())
                .put("source_type", "evaluation_run")
                .put("source_organization_name", UNKNOWN)
                .put("evaluator_relationship", "other");
        json.putObject("eval_library").put("name", "mithridate").put("version", version);
        json.putObject("model_info")
                .put("name", "%s defended by %s".formatted(suite.model(), defense.name()))
                .put("id", suite.model() + "/" + defense.name());
        json.setAll(ResultsJson.MAPPER.<ObjectNode>valueToTree(entry));
        AtomicFile.writeBytes(
                file,
                stream -> {
                    try (JsonGenerator generator = ResultsJson.generator(stream)) {
                        generator.writeTree(json);
                        generator.writeRaw('\n');
                    }
                });
    }

    /**
     * Reads an entry.
     *
     * @throws UnusableResultsException if it is not an entry in the supported versions
     * @throws IOException if it cannot be read
     */
    public static Entry read(Path file) throws UnusableResultsException, IOException {
        JsonNode json;
        try {
            json = ResultsJson.MAPPER.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new UnusableResultsException(
                    "%s is not an entry, or is cut off; 'mithridate entry' writes one"
                            .formatted(file),
                    e);
        } catch (NoSuchFileException e) {
            throw new UnusableResultsException("there is no entry %s".formatted(file), e);
        }
        requireVersion(file, json, "schema_version", SCHEMA_VERSION);
        requireVersion(file, json, "entry_version", Integer.toString(ENTRY_VERSION));
        try {
            Entry entry = ResultsJson.MAPPER.treeToValue(json, Entry.class);
            requireKnownPlaces(entry);
            return entry;
        } catch (JsonMappingException | IllegalArgumentException e) {
            throw new UnusableResultsException(
                    "%s is damaged: %s".formatted(file, ResultsJson.complaint(e)), e);
        }
    }

    private static void requireVersion(Path file, JsonNode json, String key, String supported)
            throws UnusableResultsException {
        String version = json.path(key).asText();
        UnusableResultsException.throwIf(
                version.isEmpty(), "%s is not an entry: it has no %s", file, key);
        UnusableResultsException.throwIf(
                !version.equals(supported),
                "%s has the %s %s, and this program reads %s",
                file,
                key,
                version,
                supported);
    }

    private static void requireKnownPlaces(Entry entry) {
        int attacks = entry.suite().attacks().size();
        int settings = entry.defense().settings().size();
        for (int i = 0; i < entry.cells().size(); i++) {
            Entry.Cell cell = entry.cells().get(i);
            int setting = cell.setting().orElse(0);
            if (cell.attack() < 0 || cell.attack() >= attacks) {
                throw new IllegalArgumentException(
                        "'cells[%d].attack' is %d, and the suite has %d attacks"
                                .formatted(i, cell.attack(), attacks));
            }
            if (setting < 0 || setting >= settings) {
                throw new IllegalArgumentException(
                        "'cells[%d].setting' is %d, and the defense has %d settings"
                                .formatted(i, setting, settings));
            }
        }
    }
}
