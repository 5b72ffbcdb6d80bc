package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Caches the pictures of pairs in files, one for each set that the pictures come from. Subsets of a
 * set share its file.
 */
public final class FilePictureCache implements PictureCache, AutoCloseable {

    private final PairSet pairs;
    private final PictureCacheFolder folder;
    private final IdentityHashMap<PairSet, PictureCacheFile> files = new IdentityHashMap<>();
    private final List<PictureCacheKey> opened = new ArrayList<>();

    /**
     * Opens the cache files for a set of pairs.
     *
     * @param size the side of the cached squares, in pixels; {@link PictureCacheKey#OWN_SIZE} for
     *     pictures of individual sizes
     * @param preprocessing identifies the code that produces the pictures, with versions; if it is
     *     unknown (empty), nothing is cached
     */
    public FilePictureCache(
            PairSet pairs, int size, Optional<String> preprocessing, PictureCacheFolder folder) {
        this.pairs = pairs;
        this.folder = folder;
        if (folder.exists() && preprocessing.isPresent()) {
            open(size, preprocessing.get());
        }
    }

    private void open(int size, String preprocessing) {
        IdentityHashMap<PairSet, Boolean> seen = new IdentityHashMap<>();
        for (int index = 0; index < pairs.size(); index++) {
            Optional<PairSet> set = pairs.pictureSource(index).map(PictureSource::pairs);
            if (set.isPresent() && seen.put(set.get(), true) == null) {
                PairSet origin = set.get();
                PictureCacheKey key =
                        new PictureCacheKey(
                                origin.fingerprint(),
                                origin.size(),
                                size,
                                "%s, data set %s".formatted(preprocessing, folder.code()));
                folder.open(key)
                        .ifPresent(
                                file -> {
                                    opened.add(key);
                                    files.put(origin, file);
                                });
            }
        }
    }

    /** Returns whether any file is open. Otherwise, nothing is found and nothing is cached. */
    public boolean isOpen() {
        return !files.isEmpty();
    }

    /**
     * Returns the reason why a picture is neither cached nor can be cached; empty if it is or can
     * be cached, or if no file is open for it.
     */
    public Optional<String> reasonNotCached(int index) {
        return locate(index).flatMap(at -> at.file().reasonNotCached(at.index()));
    }

    @Override
    public Optional<Image> find(int index) {
        return locate(index).flatMap(at -> at.file().find(at.index(), at.name()));
    }

    @Override
    public boolean put(int index, Image picture) {
        return locate(index).map(at -> at.file().put(at.index(), at.name(), picture)).orElse(false);
    }

    /** Returns the place of a picture, if a file is open for it. */
    private Optional<Located> locate(int index) {
        return isOpen() ? pairs.pictureSource(index).flatMap(this::locate) : Optional.empty();
    }

    private Optional<Located> locate(PictureSource source) {
        return Optional.ofNullable(files.get(source.pairs()))
                .map(file -> new Located(file, source.index(), source.pairs().id(source.index())));
    }

    private record Located(PictureCacheFile file, int index, String name) {}

    @Override
    public void close() {
        opened.forEach(folder::close);
    }
}
