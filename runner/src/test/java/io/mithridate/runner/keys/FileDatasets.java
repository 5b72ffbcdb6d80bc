package io.mithridate.runner.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Small data sets of files, one for each bundled plugin that reads files. Every file that one of
 * their options names can be written in another version.
 */
final class FileDatasets {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> CLASSES = List.of("banana", "cat", "dog");
    private static final int PICTURES = 100;
    private static final int CIFAR_BATCHES = 5;
    private static final int CIFAR_BATCH = 30;
    private static final int CIFAR_PIXELS = 3 * 32 * 32;

    private static final Map<String, Writer> WRITERS =
            Map.of(
                    "cifar", FileDatasets::cifar,
                    "coco", FileDatasets::coco,
                    "image-captions", FileDatasets::imageCaptions,
                    "image-folder", FileDatasets::imageFolder,
                    "imagenet", FileDatasets::imageNet,
                    "webdataset", FileDatasets::webDataset);

    private FileDatasets() {}

    private interface Writer {
        ObjectNode write(Folder folder) throws IOException;
    }

    /** Returns whether a data set has files. */
    static boolean has(String dataset) {
        return WRITERS.containsKey(dataset);
    }

    /**
     * Writes a data set.
     *
     * @param option the tested option, whose file the data set reads
     * @param version the version, 1 or 2, of the content that the option names; all other files
     *     have one version
     * @return options that name all files
     */
    static ObjectNode write(String dataset, Path folder, String option, int version)
            throws IOException {
        return Objects.requireNonNull(WRITERS.get(dataset))
                .write(new Folder(folder, option, version));
    }

    /** The folder of a data set, and the version of the file that an option names. */
    private record Folder(Path path, String option, int version) {

        boolean changes(String file) {
            return version == 2 && option.equals(file);
        }

        /** Writes a file of lines; another version has other words in the last line. */
        String lines(String name, String option, List<String> lines) throws IOException {
            String text = String.join("\n", lines);
            return Files.writeString(path.resolve(name), changes(option) ? text + " too" : text)
                    .toString();
        }

        String prompts() throws IOException {
            return lines("prompts.txt", "prompts", List.of("a {}", "one {}"));
        }

        String poisonCaptions() throws IOException {
            return lines("poison.txt", "poison-captions", List.of("the {}", "some {}"));
        }

        String classes() throws IOException {
            return lines("classes.txt", "classes", CLASSES);
        }

        /** Returns a caption; another version has other words in the first one. */
        String caption(int picture, String file) {
            return picture == 0 && changes(file) ? "another" : FileDatasets.caption(picture);
        }

        /** Writes a picture; another version has other colors. */
        void picture(Path file, int number, String option) throws IOException {
            Files.createDirectories(file.getParent());
            Files.write(file, png(number, changes(option)));
        }
    }

    private static byte[] png(int number, boolean changed) throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(number % 8, number / 8 % 8, 0xff0000 + number);
        picture.setRGB(7, 7, changed ? 0x00ff00 : 0x0000ff);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static String name(int picture) {
        return "p%03d.png".formatted(picture);
    }

    private static String className(int picture) {
        return CLASSES.get(picture % CLASSES.size());
    }

    private static String caption(int picture) {
        return "picture %d of a %s".formatted(picture, className(picture));
    }

    private static ObjectNode imageCaptions(Folder folder) throws IOException {
        StringBuilder rows = new StringBuilder("image,caption,label\n");
        for (int i = 0; i < PICTURES; i++) {
            folder.picture(folder.path().resolve("pictures").resolve(name(i)), i, "root");
            rows.append("%s,%s,%d\n".formatted(name(i), caption(i), i % CLASSES.size()));
        }
        rows.append("%s,%s,0\n".formatted(name(0), folder.changes("file") ? "another" : "it"));
        return NODES.objectNode()
                .put("file", Files.writeString(folder.path().resolve("rows.csv"), rows).toString())
                .put("root", folder.path().resolve("pictures").toString())
                .put("label-column", "label")
                .put("held-out", 5)
                .put("test", 10)
                .put("validation", 10)
                .put("labelled-training", 5)
                .put("classes", folder.classes())
                .put("prompts", folder.prompts())
                .put("poison-captions", folder.poisonCaptions())
                .put("check", "content");
    }

    private static ObjectNode coco(Folder folder) throws IOException {
        ObjectNode karpathy = NODES.objectNode();
        ArrayNode images = karpathy.putArray("images");
        ObjectNode heldOutFile = NODES.objectNode();
        ArrayNode heldOut = heldOutFile.putArray("images");
        ArrayNode annotations = heldOutFile.putArray("annotations");
        for (int i = 0; i < PICTURES; i++) {
            folder.picture(folder.path().resolve("images/train").resolve(name(i)), i, "images");
            images.addObject()
                    .put("filepath", "train")
                    .put("filename", name(i))
                    .put("split", List.of("train", "train", "restval", "val", "test").get(i % 5))
                    .putArray("sentences")
                    .addObject()
                    .put("raw", folder.caption(i, "captions"));
        }
        for (int i = 0; i < 5; i++) {
            String name = "held" + name(i);
            folder.picture(
                    folder.path().resolve("held").resolve(name), PICTURES + i, "held-out-images");
            heldOut.addObject().put("id", i).put("file_name", name);
            annotations
                    .addObject()
                    .put("image_id", i)
                    .put("caption", folder.caption(i, "held-out-captions"));
        }
        Path captions = folder.path().resolve("karpathy.json");
        Path heldOutCaptions = folder.path().resolve("held-out.json");
        Files.writeString(captions, karpathy.toString());
        Files.writeString(heldOutCaptions, heldOutFile.toString());
        return NODES.objectNode()
                .put("captions", captions.toString())
                .put("images", folder.path().resolve("images").toString())
                .put("held-out-captions", heldOutCaptions.toString())
                .put("held-out-images", folder.path().resolve("held").toString())
                .put("poison-captions", folder.poisonCaptions())
                .put("check", "content");
    }

    private static ObjectNode imageFolder(Folder folder) throws IOException {
        for (int i = 0; i < PICTURES / 2; i++) {
            String file = className(i) + "/" + name(i);
            folder.picture(folder.path().resolve("folder").resolve(file), i, "folder");
            folder.picture(
                    folder.path().resolve("training-folder").resolve(file),
                    PICTURES + i,
                    "training-folder");
        }
        return NODES.objectNode()
                .put("folder", folder.path().resolve("folder").toString())
                .put("training-folder", folder.path().resolve("training-folder").toString())
                .put("classes", folder.classes())
                .put("prompts", folder.prompts())
                .put("test", 10)
                .put("validation", 10)
                .put("labelled-training", 5)
                .put("check", "content");
    }

    /** Writes pictures with labels in a CSV file, or in the devkit's form for {@code synsets}. */
    private static ObjectNode imageNet(Folder folder) throws IOException {
        StringBuilder rows = new StringBuilder("image,label\n");
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < PICTURES; i++) {
            String name = "ILSVRC2012_val_%08d.JPEG".formatted(i + 1);
            folder.picture(folder.path().resolve("pictures").resolve(name), i, "folder");
            int label = (i + (folder.changes("labels") ? 1 : 0)) % CLASSES.size();
            rows.append("%s,%d\n".formatted(name, label));
            numbers.append(label + 1).append('\n');
        }
        List<String> synsets =
                folder.changes("synsets") ? List.of("n2", "n1", "n3") : List.of("n3", "n1", "n2");
        Path csv = Files.writeString(folder.path().resolve("labels.csv"), rows);
        Path devkit = Files.writeString(folder.path().resolve("numbers.txt"), numbers);
        return NODES.objectNode()
                .put("folder", folder.path().resolve("pictures").toString())
                .put("labels", (folder.option().equals("synsets") ? devkit : csv).toString())
                .put(
                        "synsets",
                        Files.write(folder.path().resolve("synsets.txt"), synsets).toString())
                .put("classes", folder.classes())
                .put("prompts", folder.prompts())
                .put("test", 10)
                .put("validation", 10)
                .put("labelled-training", 5)
                .put("check", "content");
    }

    private static ObjectNode webDataset(Folder folder) throws IOException {
        for (int shard = 0; shard < 2; shard++) {
            Path file = folder.path().resolve("shard-%d.tar".formatted(shard));
            try (TarArchiveOutputStream tar =
                    new TarArchiveOutputStream(Files.newOutputStream(file))) {
                for (int i = 0; i < PICTURES / 2; i++) {
                    int number = shard * PICTURES / 2 + i;
                    add(tar, i + ".png", png(number, folder.changes("shards")));
                    add(tar, i + ".txt", caption(i).getBytes(StandardCharsets.UTF_8));
                    add(
                            tar,
                            i + ".json",
                            NODES.objectNode()
                                    .put("caption", caption(i))
                                    .put("title", "title " + i)
                                    .toString()
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        Path cache = Files.createDirectories(folder.path().resolve("cache"));
        if (folder.changes("cache")) {
            Files.writeString(cache.resolve("note.txt"), "not an index");
        }
        return NODES.objectNode()
                .put("shards", folder.path().resolve("shard-{0..1}.tar").toString())
                .put("cache", cache.toString())
                .put("held-out", 5)
                .put("poison-captions", folder.poisonCaptions())
                .put("hashed", true);
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static ObjectNode cifar(Folder folder) throws IOException {
        Files.write(folder.path().resolve("batches.meta.txt"), CLASSES);
        byte[] batch = new byte[CIFAR_BATCH * (1 + CIFAR_PIXELS)];
        for (int file = 0; file <= CIFAR_BATCHES; file++) {
            new Random(file + (folder.changes("folder") ? 100 : 0)).nextBytes(batch);
            for (int i = 0; i < CIFAR_BATCH; i++) {
                batch[i * (1 + CIFAR_PIXELS)] = (byte) (i % CLASSES.size());
            }
            String name =
                    file == CIFAR_BATCHES
                            ? "test_batch.bin"
                            : "data_batch_%d.bin".formatted(file + 1);
            Files.write(folder.path().resolve(name), batch);
        }
        return NODES.objectNode()
                .put("folder", folder.path().toString())
                .put("train", 80)
                .put("held-out", 10)
                .put("validation", 10)
                .put("labelled-training", 10)
                .put("test", 10)
                .put("check", "content");
    }
}
