package io.mithridate.tensorflow.pictures;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/** Pictures of noise, each of its own size, and cache files with small parts to put them in. */
final class SamplePictures {

    /** Holds the largest of the pictures, and few of them. */
    static final int PART = 600;

    static final int COUNT = 12;

    static final PictureCacheKey KEY =
            new PictureCacheKey("twelve", COUNT, PictureCacheKey.OWN_SIZE, "decoder 1");

    private SamplePictures() {}

    /** From 1 x 12 to 12 x 1 pixels, so of 36 to 126 bytes. */
    static Image picture(int index) {
        int width = 1 + index % 12;
        int height = 12 - index % 12;
        byte[] rgb = new byte[width * height * Image.CHANNELS];
        new SplittableRandom(index).nextBytes(rgb);
        return new Image(width, height, rgb);
    }

    static String name(int index) {
        return "picture-" + index;
    }

    static PictureCacheFile open(Path folder, PictureCacheKey key) throws IOException {
        return new CacheFileOpener(folder, key, bounds()).open();
    }

    static CacheBounds bounds() {
        return new CacheBounds(PART, 0, file -> PART);
    }

    static PictureCacheFolder folder(Path folder) {
        return folder(folder, "");
    }

    static PictureCacheFolder folder(Path folder, String code) {
        return new PictureCacheFolder(new PictureCaching(Optional.of(folder), code), bounds());
    }

    static Path path(Path folder, PictureCacheKey key) {
        return new CacheFileOpener(folder, key, bounds()).path();
    }

    static void keepAll(PictureCacheFile file) {
        for (int i = 0; i < COUNT; i++) {
            file.put(i, name(i), picture(i));
        }
    }
}
