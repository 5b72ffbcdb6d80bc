package io.mithridate.defenses.density;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.defenses.WrittenModels;
import io.mithridate.testkit.DecodedPictures;
import io.mithridate.testkit.DefenseMaterial;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs with given embeddings. Each picture and each caption encodes the number of its row.
 *
 * @param images one row for each pair
 * @param texts one row for each pair
 */
record PointMaterial(Embeddings images, Embeddings texts) implements DefenseMaterial {

    @Override
    public PairSet pairs() {
        return PairSet.of(
                IntStream.range(0, images.count())
                        .mapToObj(
                                i ->
                                        new PairSet.Pair(
                                                "point-" + i,
                                                new Image(
                                                        1,
                                                        1,
                                                        new byte[] {(byte) i, (byte) (i >> 8), 0}),
                                                Integer.toString(i)))
                        .toList());
    }

    @Override
    public ImageDecoder decoder() {
        return new DecodedPictures();
    }

    @Override
    public ModelProvider models() {
        return new WrittenModels("points", checkpoint -> new Opened(checkpoint, images, texts));
    }

    private record Opened(Checkpoint checkpoint, Embeddings images, Embeddings texts)
            implements ImageTextModel {

        @Override
        public int imageSize() {
            return 1;
        }

        @Override
        public Embeddings embedImages(List<Image> pictures) {
            return selectRows(
                    images,
                    pictures.stream()
                            .map(picture -> picture.value(0, 0, 0) + 256 * picture.value(0, 0, 1))
                            .toList());
        }

        @Override
        public Embeddings embedTexts(List<String> captions) {
            return selectRows(texts, captions.stream().map(Integer::valueOf).toList());
        }

        private static Embeddings selectRows(Embeddings embeddings, List<Integer> rowNumbers) {
            float[] values = new float[rowNumbers.size() * embeddings.dimension()];
            for (int i = 0; i < rowNumbers.size(); i++) {
                System.arraycopy(
                        embeddings.values(),
                        rowNumbers.get(i) * embeddings.dimension(),
                        values,
                        i * embeddings.dimension(),
                        embeddings.dimension());
            }
            return new Embeddings(rowNumbers.size(), embeddings.dimension(), values);
        }

        @Override
        public double logitScale() {
            return 100;
        }

        @Override
        public void close() {}
    }
}
