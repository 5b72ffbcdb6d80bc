package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.tensorflow.pictures.FilePictureCache;
import io.mithridate.tensorflow.pictures.HeapPictureCache;
import io.mithridate.tensorflow.pictures.PictureCache;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.pictures.PictureCacheKey;
import io.mithridate.tensorflow.pictures.PictureCaches;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of a set in the sizes that the views need; thread-safe. Pictures are cached on disk
 * or, while there is room, in memory, so that later epochs do not decode them again.
 *
 * <p>A transform changes a picture at its original size, so for views with a transform, pictures
 * are cached as decoded. A view without a transform only uses pictures at the model's size, so they
 * are cached at that size and are not resized again. The results of transforms are not cached.
 */
public final class TrainingPictures implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrainingPictures.class);

    private final AtomicBoolean enlarged = new AtomicBoolean();
    private final PairSet pairs;
    private final ImageDecoder decoder;
    private final int size;
    private final FilePictureCache ownFile;
    private final FilePictureCache fittedFile;
    private final HeapPictureCache ownInMemory;
    private final HeapPictureCache fittedInMemory;
    private final PictureCache ownSizeCache;
    private final PictureCache modelSizeCache;

    /**
     * Creates the pictures for some views.
     *
     * @param size the side of the model's pictures, in pixels
     * @param folder the folder for caching on disk, if any; its memory limit is shared
     */
    public TrainingPictures(
            PairSet pairs,
            List<? extends View> views,
            int size,
            ImageDecoder decoder,
            PictureCacheFolder folder) {
        this(pairs, views, size, decoder, folder, folder.room());
    }

    /**
     * Creates the pictures for some views.
     *
     * @param size the side of the model's pictures, in pixels
     * @param folder the folder for caching on disk, if any
     * @param room the maximum number of bytes of pixels to cache in memory
     */
    public TrainingPictures(
            PairSet pairs,
            List<? extends View> views,
            int size,
            ImageDecoder decoder,
            PictureCacheFolder folder,
            AtomicLong room) {
        this.pairs = pairs;
        this.decoder = decoder;
        this.size = size;
        PictureCacheFolder none = PictureCacheFolder.none();
        boolean atOwnSize = anyImages(views, true);
        ownFile = cacheFile(PictureCacheKey.OWN_SIZE, atOwnSize ? folder : none);
        fittedFile = cacheFile(size, anyImages(views, false) ? folder : none);
        ownInMemory = new HeapPictureCache(pairs.size(), room);
        ownSizeCache = new PictureCaches(atOwnSize ? List.of(ownFile, ownInMemory) : List.of());
        fittedInMemory = new HeapPictureCache(pairs.size(), room);
        modelSizeCache = new PictureCaches(List.of(fittedFile, fittedInMemory));
    }

    private static boolean anyImages(List<? extends View> views, boolean transformed) {
        return views.stream()
                .anyMatch(
                        view ->
                                view instanceof View.Images images
                                        && images.transform().isPresent() == transformed);
    }

    private FilePictureCache cacheFile(int side, PictureCacheFolder folder) {
        return new FilePictureCache(pairs, side, decoder.version(), folder);
    }

    /** Returns a picture for use by one thread; it is decoded at most once. */
    public Picture picture(int index) {
        return new Picture(index);
    }

    /**
     * Returns a picture resized to the model's size; the same object if it already has that size.
     */
    Image fit(Image image) {
        if (Math.min(image.width(), image.height()) < size && !enlarged.getAndSet(true)) {
            log.info(
                    "pictures are enlarged to the model's {} pixels; the first has {} x {}",
                    size,
                    image.width(),
                    image.height());
        }
        return fit(decoder, image, size);
    }

    /**
     * Returns a picture as it is cached: decoded, and resized unless the original size is
     * requested.
     */
    static Image decodeForCache(ImageDecoder decoder, ImageData data, int size) {
        Image image = decoder.decode(data);
        return size == PictureCacheKey.OWN_SIZE ? image : fit(decoder, image, size);
    }

    private static Image fit(ImageDecoder decoder, Image image, int size) {
        return fits(image, size) ? image : decoder.decode(new ImageData.Decoded(image), size);
    }

    private static boolean fits(Image image, int size) {
        return image.width() == size && image.height() == size;
    }

    @Override
    public void close() {
        ownFile.close();
        fittedFile.close();
        ownInMemory.close();
        fittedInMemory.close();
    }

    /** A picture in the sizes that its views need. */
    public final class Picture {

        private final int index;
        private @Nullable Image decoded;
        private boolean decodedIsKept;
        private @Nullable Image square;

        Picture(int index) {
            this.index = index;
        }

        /** Returns the picture at its original size. */
        Image atOwnSize() {
            Image known = decoded;
            if (known != null) {
                return known;
            }
            Optional<Image> kept = ownSizeCache.find(index);
            Image image = kept.orElseGet(() -> decoder.decode(pairs.image(index)));
            decodedIsKept = kept.isPresent() || ownSizeCache.put(index, image);
            decoded = image;
            return image;
        }

        /** Returns the picture at the model's size. */
        public Image atModelSize() {
            Image known = square;
            if (known != null) {
                return known;
            }
            Image image = modelSizeCache.find(index).orElseGet(this::fitAndCache);
            square = image;
            return image;
        }

        private Image fitAndCache() {
            Image whole = atOwnSize();
            Image image = fit(whole);
            // A picture that is already cached is not cached a second time.
            if (!fits(whole, size) || !decodedIsKept) {
                modelSizeCache.put(index, image);
            }
            return image;
        }
    }
}
