package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * An architecture whose byte pictures are the bytes of normalized floats, so that a batch can carry
 * values that no byte represents.
 *
 * <p>A float has four bytes, so a picture has four times as many pixels as the architecture's own:
 * its side is twice as long.
 *
 * @param tower the architecture that receives the floats
 */
record BitcastPictures(Architecture tower) implements Architecture {

    private static final int BYTES = Float.BYTES;

    @Override
    public String name() {
        return tower.name();
    }

    @Override
    public int imageSize() {
        return 2 * tower.imageSize();
    }

    @Override
    public int contextLength() {
        return tower.contextLength();
    }

    @Override
    public int vocabularySize() {
        return tower.vocabularySize();
    }

    @Override
    public int embeddingDimension() {
        return tower.embeddingDimension();
    }

    @Override
    public Map<String, String> metadata() {
        return tower.metadata();
    }

    @Override
    public Operand<TFloat32> embedImages(ForwardPass pass, Operand<TUint8> pixels) {
        Ops tf = pass.ops();
        int batch = Math.toIntExact(pixels.shape().get(0));
        int side = tower.imageSize();
        Operand<TUint8> bytes =
                tf.reshape(pixels, tf.constant(new int[] {batch, side, side, 3, BYTES}));
        return embedNormalised(pass, tf.bitcast(bytes, TFloat32.class));
    }

    @Override
    public Operand<TFloat32> embedNormalised(ForwardPass pass, Operand<TFloat32> pictures) {
        return tower.embedNormalised(pass, pictures);
    }

    @Override
    public Operand<TFloat32> embedTexts(ForwardPass pass, Operand<TInt32> tokens) {
        return tower.embedTexts(pass, tokens);
    }
}
