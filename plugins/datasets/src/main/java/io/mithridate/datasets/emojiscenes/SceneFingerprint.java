package io.mithridate.datasets.emojiscenes;

import io.mithridate.datasets.emojiscenes.captions.SentencePools;
import io.mithridate.datasets.emojiscenes.kinds.Kinds;
import io.mithridate.datasets.emojiscenes.sprites.SpriteArchive;
import io.mithridate.datasets.emojiscenes.sprites.SpriteTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells data sets apart by what they are made from. */
final class SceneFingerprint {

    private SceneFingerprint() {}

    /** A digest of the options, the artwork's archive and the tables of classes and sentences. */
    static String of(EmojiScenesOptions options) {
        String parts =
                String.join(
                        "\n",
                        options.toString(),
                        SpriteArchive.expectedSha256(),
                        SpriteTable.text(),
                        Kinds.table(),
                        SentencePools.text());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(parts.getBytes(StandardCharsets.UTF_8));
            return "emoji-scenes-" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
