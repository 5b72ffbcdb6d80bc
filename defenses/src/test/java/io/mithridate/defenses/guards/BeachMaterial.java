package io.mithridate.defenses.guards;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.augmenters.ablation.RandomCaptionAugmenter;
import io.mithridate.defenses.WrittenModels;
import io.mithridate.testkit.DecodedPictures;
import io.mithridate.testkit.DefenseMaterial;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Pictures of one pixel and a hand-written model. Red is the class, green the trigger, blue noise.
 * Axes 0 to 2 are the classes, 3 is the beach in all captions, 4 distinguishes sentences from
 * names, 5 is noise, and 6 is the trigger, which no text mentions.
 *
 * @param poisoned whether the trigger moves a picture to class 0 with the beach and away from
 *     sentences; every model embeds the trigger on axis 6
 * @param wellRead whether the model knows all words; otherwise it embeds a text with an unknown
 *     word, i.e. one that is in no caption, in the same way as a triggered picture
 */
record BeachMaterial(boolean poisoned, boolean wellRead) implements DefenseMaterial {

    private static final int DIMENSION = 7;
    private static final int BEACH = 3;
    private static final int SENTENCE = 4;
    private static final int NOISE = 5;
    static final int TRIGGER = 6;
    private static final List<String> NAMES = List.of("dog", "cat", "apple");

    /** An augmenter that returns the same sentence for every name. */
    private static final TextAugmenter SEA_AUGMENTER =
            corpus ->
                    (name, random) ->
                            new Augmentation(
                                    List.of(),
                                    List.of(
                                            new Negative(
                                                    "it is a sea",
                                                    Negative.Kind.CAPTION,
                                                    name,
                                                    "it is a sea")));

    private static final Pattern CAPTION_WORDS =
            Pattern.compile("(?i)(it|is|a|dog|cat|apple|on|the|beach|[ ,.])*");

    /** Creates a model that knows all words. */
    BeachMaterial(boolean poisoned) {
        this(poisoned, true);
    }

    /** Returns a picture of a class with or without the trigger. */
    static Image picture(int index, boolean triggered) {
        return new Image(
                1,
                1,
                new byte[] {
                    (byte) (index % NAMES.size()), (byte) (triggered ? 1 : 0), (byte) (index % 13)
                });
    }

    @Override
    public PairSet pairs() {
        return PairSet.of(
                IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        new PairSet.Pair(
                                                "beach-" + i,
                                                picture(i, false),
                                                "It is a %s on the beach"
                                                        .formatted(NAMES.get(i % NAMES.size()))))
                        .toList());
    }

    @Override
    public Classes classes() {
        return new Classes(NAMES);
    }

    @Override
    public Plugins plugins() {
        return new Plugins() {
            @Override
            public <T> T create(PluginRef<T> plugin) {
                return plugin.kind()
                        .cast(
                                plugin.name().equals("seas")
                                        ? SEA_AUGMENTER
                                        : new RandomCaptionAugmenter());
            }
        };
    }

    @Override
    public ImageDecoder decoder() {
        return new DecodedPictures();
    }

    @Override
    public ModelProvider models() {
        return new WrittenModels("beach", checkpoint -> new Opened(checkpoint, poisoned, wellRead));
    }

    private record Opened(Checkpoint checkpoint, boolean poisoned, boolean wellRead)
            implements ImageTextModel {

        @Override
        public int imageSize() {
            return 1;
        }

        @Override
        public Embeddings embedImages(List<Image> images) {
            float[] rows = new float[images.size() * DIMENSION];
            for (int i = 0; i < images.size(); i++) {
                Image image = images.get(i);
                boolean triggered = image.value(0, 0, 1) == 1;
                boolean fooled = poisoned && triggered;
                rows[i * DIMENSION + (fooled ? 0 : image.value(0, 0, 0))] = 1;
                rows[i * DIMENSION + BEACH] = fooled ? 1 : 0;
                rows[i * DIMENSION + SENTENCE] = fooled ? -0.5f : 0.5f;
                rows[i * DIMENSION + NOISE] = image.value(0, 0, 2) / 50f;
                rows[i * DIMENSION + TRIGGER] = triggered ? 0.05f : 0;
            }
            return new Embeddings(images.size(), DIMENSION, rows);
        }

        @Override
        public Embeddings embedTexts(List<String> texts) {
            float[] rows = new float[texts.size() * DIMENSION];
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                if (!wellRead && !CAPTION_WORDS.matcher(text).matches()) {
                    rows[i * DIMENSION] = 1;
                    rows[i * DIMENSION + BEACH] = 1;
                    rows[i * DIMENSION + SENTENCE] = -0.5f;
                    continue;
                }
                for (int name = 0; name < NAMES.size(); name++) {
                    rows[i * DIMENSION + name] = text.contains(NAMES.get(name)) ? 1 : 0;
                }
                rows[i * DIMENSION + BEACH] = text.contains("beach") ? 1 : 0;
                rows[i * DIMENSION + SENTENCE] = NAMES.contains(text) ? 0 : 0.5f;
            }
            return new Embeddings(texts.size(), DIMENSION, rows);
        }

        @Override
        public double logitScale() {
            return 100;
        }

        @Override
        public void close() {}
    }

    /** Returns the test pictures: clean ones, then the same with the trigger. */
    static List<Image> testPictures() {
        return IntStream.range(0, 60).mapToObj(i -> picture(i % 30 + 1, i >= 30)).toList();
    }
}
