package io.mithridate.datasets.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads captions from COCO's own files and Karpathy's. The long lists are read one object at a
 * time.
 *
 * <p>A picture listed twice with the same ID is one picture. If different pictures share an ID,
 * none of them is used.
 */
final class CaptionJson {

    private static final ObjectMapper OBJECTS = new ObjectMapper(new JsonFactory());

    private final Path file;
    private final BadRows bad;
    private final Map<String, Picture> byId = new LinkedHashMap<>();
    private final Map<String, List<Picture>> ambiguous = new LinkedHashMap<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<JsonNode> annotations = new ArrayList<>();
    private int imageCount;

    private CaptionJson(Path file, BadRows bad) {
        this.file = file;
        this.bad = bad;
    }

    /**
     * Returns the pictures of a file with their captions.
     *
     * @param bad collects the captions that cannot be used
     * @throws IllegalArgumentException if it is not a COCO or Karpathy file
     * @throws UncheckedIOException if it cannot be read
     */
    static List<Picture> read(Path file, BadRows bad) {
        CaptionJson json = new CaptionJson(file, bad);
        try (JsonParser parser = OBJECTS.createParser(file.toFile())) {
            json.readAll(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
        return json.pictures;
    }

    /**
     * Leaves out pictures that share an ID, because it is unknown which of them a caption belongs
     * to.
     */
    private void leaveOutAmbiguous() {
        Set<Picture> all = Collections.newSetFromMap(new IdentityHashMap<>());
        ambiguous.forEach(
                (id, sharing) -> {
                    all.addAll(sharing);
                    sharing.forEach(
                            picture ->
                                    bad.add(
                                            picture.place(),
                                            "the id %s is another image's".formatted(id)));
                });
        pictures.removeIf(all::contains);
    }

    private void readAll(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw notCoco();
        }
        boolean images = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean list = value == JsonToken.START_ARRAY;
            if (list && name.equals("images")) {
                images = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    addPicture(OBJECTS.readTree(parser));
                }
            } else if (list && name.equals("annotations")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    annotations.add(OBJECTS.readTree(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!images) {
            throw notCoco();
        }
        leaveOutAmbiguous();
        // Annotations may precede the pictures that they refer to.
        annotations.forEach(this::addCaption);
    }

    private IllegalArgumentException notCoco() {
        return new IllegalArgumentException(
                "%s has no list 'images'; give a file of COCO's captions or Karpathy's dataset_coco.json"
                        .formatted(file));
    }

    private void addPicture(JsonNode image) {
        imageCount++;
        String place = "image %d of the list".formatted(imageCount);
        boolean karpathy = image.has("sentences");
        String name =
                karpathy
                        ? image.path("filepath").asText() + "/" + image.path("filename").asText()
                        : image.path("file_name").asText();
        Picture picture =
                new Picture(
                        place,
                        name.startsWith("/") && karpathy ? name.substring(1) : name,
                        image.path("split").asText(),
                        new ArrayList<>());
        if (!karpathy && !isNew(picture, image.path("id").asText())) {
            return;
        }
        pictures.add(picture);
        for (JsonNode sentence : image.path("sentences")) {
            addText(picture, place, sentence.path("raw"));
        }
    }

    /** Returns whether a picture is listed for the first time under its ID. */
    private boolean isNew(Picture picture, String id) {
        Picture first = byId.putIfAbsent(id, picture);
        if (first == null) {
            return true;
        }
        List<Picture> sharing = ambiguous.getOrDefault(id, List.of(first));
        if (sharing.stream().anyMatch(other -> other.name().equals(picture.name()))) {
            return false;
        }
        ambiguous.put(id, Stream.concat(sharing.stream(), Stream.of(picture)).toList());
        return true;
    }

    private void addCaption(JsonNode annotation) {
        String place = "annotation " + annotation.path("id").asText();
        String id = annotation.path("image_id").asText();
        Picture picture = byId.get(id);
        if (picture == null) {
            bad.add(place, "there is no image %s".formatted(id));
        } else if (!ambiguous.containsKey(id)) {
            addText(picture, place, annotation.path("caption"));
        }
    }

    private void addText(Picture picture, String place, JsonNode caption) {
        if (!caption.isTextual()) {
            bad.add(place, "it has no text as a caption");
        } else if (caption.textValue().isBlank()) {
            bad.add(place, "the caption is empty");
        } else {
            picture.captions().add(caption.textValue().strip());
        }
    }

    /**
     * A picture and its captions, while a file is read.
     *
     * @param place the picture's position in the file, for messages
     * @param name the name of the picture's file
     * @param split the split that the picture belongs to; empty in COCO's own files
     * @param captions the captions, in the file's order
     */
    record Picture(String place, String name, String split, List<String> captions) {

        /** Returns the picture with more captions appended. */
        Picture with(List<String> more) {
            return new Picture(
                    place, name, split, Stream.concat(captions.stream(), more.stream()).toList());
        }
    }
}
