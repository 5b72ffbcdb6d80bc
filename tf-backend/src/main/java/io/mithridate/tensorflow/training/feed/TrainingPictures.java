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
 * The pictures of a set as views need them, kept on disk or in memory while there is room, so that
 * later epochs decode nothing; safe for use by several threads.
 *
 * <p>A transform changes a picture at its own size, so where a view has one, pictures are kept as
 * they were decoded; a view without one only ever sees them at the model's size, so for it they are
 * kept at that, and need not be resized again either. Nothing that is random is kept.
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
    private final PictureCache own;
    private final PictureCache fitted;

    /**
     * Pictures for some views.
     *
     * @param size the side of the model's pictures, in pixels
     * @param folder where they are kept on disk, if anywhere; its room in memory is shared
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
     * Pictures for some views.
     *
     * @param size the side of the model's pictures, in pixels
     * @param folder where they are kept on disk, if anywhere
     * @param room how many bytes of pixels are kept in memory at most
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
        own = new PictureCaches(atOwnSize ? List.of(ownFile, ownInMemory) : List.of());
        fittedInMemory = new HeapPictureCache(pairs.size(), room);
        fitted = new PictureCaches(List.of(fittedFile, fittedInMemory));
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

    /** A picture, to be asked for by one thread; it is decoded at most once. */
    public Picture picture(int index) {
        return new Picture(index);
    }

    /** A picture brought to the model's size; the same object if it has that size. */
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

    private boolean fits(Image image) {
        return fits(image, size);
    }

    /**
     * A picture as a cache keeps it: decoded, and brought to a size unless it is to keep its own.
     */
    static Image made(ImageDecoder decoder, ImageData data, int size) {
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

    /** A picture at the sizes that its views ask for. */
    public final class Picture {

        private final int index;
        private @Nullable Image decoded;
        private boolean decodedIsKept;
        private @Nullable Image square;

        Picture(int index) {
            this.index = index;
        }

        /** At its own size. */
        Image atOwnSize() {
            Image known = decoded;
            if (known != null) {
                return known;
            }
            Optional<Image> kept = own.find(index);
            Image image = kept.orElseGet(() -> decoder.decode(pairs.image(index)));
            decodedIsKept = kept.isPresent() || own.keep(index, image);
            decoded = image;
            return image;
        }

        /** At the model's size. */
        public Image atModelSize() {
            Image known = square;
            if (known != null) {
                return known;
            }
            Image image = fitted.find(index).orElseGet(this::resized);
            square = image;
            return image;
        }

        private Image resized() {
            Image whole = atOwnSize();
            Image image = fit(whole);
            // What is kept already needs no second place.
            if (!fits(whole) || !decodedIsKept) {
                fitted.keep(index, image);
            }
            return image;
        }
    }
}
