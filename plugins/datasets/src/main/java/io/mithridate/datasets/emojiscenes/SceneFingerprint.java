package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.datasets.emojiscenes.captions.SentencePools;
import io.mithridate.datasets.emojiscenes.kinds.Kinds;
import io.mithridate.datasets.emojiscenes.sprites.SpriteArchive;
import io.mithridate.datasets.emojiscenes.sprites.SpriteTable;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Tells data sets, their halves and their splits apart by what they are made from: a split's
 * fingerprint says nothing of how large the other splits are.
 */
final class SceneFingerprint {

    private final EmojiScenes.Options options;
    private final String scenes;

    SceneFingerprint(EmojiScenes.Options options) {
        this.options = options;
        scenes =
                digest(
                        "%d classes, %d pixels, seed %d"
                                .formatted(options.classes(), options.imageSize(), options.seed()),
                        SpriteArchive.expectedSha256(),
                        SpriteTable.text(),
                        Kinds.table(),
                        SentencePools.text());
    }

    /** Everything: all options, the artwork's archive and the tables of classes and sentences. */
    String ofAll() {
        return digest(scenes, options.toString());
    }

    /** One split of a size. */
    String ofSplit(String split, int size) {
        return "%s/%s-%d".formatted(scenes, split, size);
    }

    /** What training reads: the training pairs and the captions of poisoned ones. */
    String ofPairs(PairSet train) {
        return "%s/shared-templates-%s".formatted(train.fingerprint(), options.sharedTemplates());
    }

    /** What the main metrics read: test splits, with classes and prompts. */
    String ofEvaluation(LabelledImages test, LabelledImages testNewDrawings) {
        return digest(test.fingerprint(), testNewDrawings.fingerprint());
    }

    private static String digest(String... parts) {
        byte[] digest = DigestUtils.sha256(String.join("\n", parts));
        return "emoji-scenes-" + HexFormat.of().formatHex(digest, 0, 16);
    }
}
