package io.mithridate.runner.keys;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Files that options may name, each in several versions. */
final class SampleFiles {

    private static final int CHARACTERS = '~' - '!' + 1;
    private static final int CLIP_MERGES = 48_894;

    /** The files of known options; for others, the test tries several files. */
    private static final Map<String, Sample> KNOWN =
            Map.of(
                    "augmenter file.path", SampleFiles::subCaptions,
                    "model mini.weights", SampleFiles::mini,
                    "model clip.weights", SampleFiles::weights,
                    "model clip.tokenizer", SampleFiles::tokenizer,
                    "model clip.compat", SampleFiles::vocabulary);

    private SampleFiles() {}

    /** Writes a file. */
    interface Sample {

        /**
         * Writes the file into a folder.
         *
         * @param version the version, which determines the content
         * @return the file that the option names
         */
        Path write(Path folder, int version) throws IOException;
    }

    /** Returns the files that an option may name, with the most likely one first. */
    static List<Sample> of(String place) {
        return KNOWN.containsKey(place)
                ? List.of(KNOWN.get(place))
                : List.of(SampleFiles::picture, SampleFiles::captions);
    }

    private static Path picture(Path folder, int version) throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(version, version, 0xffffff);
        Path file = folder.resolve("picture.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static Path captions(Path folder, int version) throws IOException {
        return Files.writeString(
                folder.resolve("captions.txt"), "%d pictures of a banana%n".formatted(version));
    }

    private static Path subCaptions(Path folder, int version) throws IOException {
        return Files.writeString(
                folder.resolve("sub-captions.jsonl"),
                """
                {"caption": "a red bus", "positives": ["bus %d"], "negatives": ["a red dog"]}
                """
                        .formatted(version));
    }

    private static Path weights(Path folder, int version) throws IOException {
        BytePairEncoding tokenizer = learnTokenizer(1);
        ClipArchitecture architecture =
                new ClipArchitecture(
                        32,
                        VisionTransformer.of(16, 64, 1),
                        16,
                        24,
                        tokenizer.vocabularySize(),
                        64,
                        1,
                        1,
                        Activation.QUICK_GELU);
        return ClipCheckpoint.initial(architecture, tokenizer, new Seed(version))
                .write(folder)
                .weights();
    }

    private static Path mini(Path folder, int version) throws IOException {
        BytePairEncoding tokenizer = learnTokenizer(1);
        MiniArchitecture architecture =
                new MiniArchitecture(
                        32, List.of(4, 8), 16, 8, 1, 1, 24, tokenizer.vocabularySize());
        return ClipCheckpoint.initial(architecture, tokenizer, new Seed(version))
                .write(folder)
                .weights();
    }

    private static Path tokenizer(Path folder, int version) throws IOException {
        Path tokenizer = Files.createDirectories(folder.resolve("tokenizer"));
        learnTokenizer(version).write(tokenizer);
        return tokenizer;
    }

    /** Writes as many merges as CLIP has, first of two characters, then of three. */
    private static Path vocabulary(Path folder, int version) throws IOException {
        List<String> merges = new ArrayList<>();
        for (int pair = 0; pair < CHARACTERS * CHARACTERS; pair++) {
            merges.add(character(pair / CHARACTERS) + " " + character(pair % CHARACTERS));
        }
        for (int triple = 0; merges.size() < CLIP_MERGES; triple++) {
            merges.add(
                    merges.get(triple / CHARACTERS).replace(" ", "")
                            + " "
                            + character(triple % CHARACTERS));
        }
        Collections.swap(merges, 0, version);
        Path file = folder.resolve("vocabulary.txt.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(
                    ("#version\n" + String.join("\n", merges) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String character(int number) {
        return Character.toString('!' + number);
    }

    private static BytePairEncoding learnTokenizer(int version) {
        return BytePairEncoding.learn(
                List.of(version == 1 ? "a picture of a banana" : "an apple and another apple"),
                520,
                24);
    }
}
