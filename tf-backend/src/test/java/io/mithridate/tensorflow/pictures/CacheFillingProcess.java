package io.mithridate.tensorflow.pictures;

import static io.mithridate.tensorflow.pictures.SamplePictures.name;
import static io.mithridate.tensorflow.pictures.SamplePictures.picture;

import java.io.IOException;
import java.nio.file.Path;

/** Fills a cache file in its own process, and reports when it has begun. */
final class CacheFillingProcess {

    static final PictureCacheKey KEY = new PictureCacheKey("filled", 3000, 0, "decoder 1");

    static final String BEGUN = "begun";

    private CacheFillingProcess() {}

    /** Takes one argument: the folder. */
    public static void main(String[] arguments) throws IOException {
        try (PictureCacheFile file = SamplePictures.open(Path.of(arguments[0]), KEY)) {
            for (int i = 0; i < KEY.pictures(); i++) {
                file.find(i, name(i));
                file.put(i, name(i), picture(i));
                if (i == 100) {
                    System.out.println(BEGUN);
                }
            }
        }
    }
}
