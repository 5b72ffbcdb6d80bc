package io.mithridate.tensorflow.pictures;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/** Noise pictures of different sizes, and cache files with small parts to store them. */
final class SamplePictures {

    /** The size of a part: large enough for the largest picture, but only for a few pictures. */
    static final int PART = 600;

    static final int COUNT = 12;

    static final PictureCacheKey KEY =
            new PictureCacheKey("twelve", COUNT, PictureCacheKey.OWN_SIZE, "decoder 1");

    private SamplePictures() {}

    /** Returns a picture of 1 x 12 to 12 x 1 pixels, i.e. of 36 to 126 bytes. */
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

    static void putAll(PictureCacheFile file) {
        for (int i = 0; i < COUNT; i++) {
            file.put(i, name(i), picture(i));
        }
    }
}
