package io.mithridate.clipfiles.pytorch;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.pytorch.Pickled.Storage;
import io.mithridate.clipfiles.pytorch.Pickled.View;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks tensors against their storages, and storages against the file, so that reading any or all
 * of them needs little more memory than the size of the file.
 */
final class ViewCheck {

    /**
     * The maximum ratio of the tensors' total size to that of the storages; it allows for tied
     * weights, which are stored once.
     */
    private static final int MAX_SHARING = 2;

    private final Path file;
    private final TorchArchive archive;
    private final Map<String, Storage> storages = new HashMap<>();
    private final Set<View> seen = new HashSet<>();
    private long storedBytes;
    private long claimedBytes;

    ViewCheck(Path file, TorchArchive archive) {
        this.file = file;
        this.archive = archive;
    }

    void check(Map<String, View> views) {
        views.forEach(
                (name, view) -> {
                    checkStorage(name, view.storage());
                    checkView(name, view);
                });
        if (claimedBytes > MAX_SHARING * storedBytes) {
            throw new InvalidCheckpointException(
                    file,
                    "its tensors claim %d bytes, but their storages have only %d: too many of them overlap"
                            .formatted(claimedBytes, storedBytes));
        }
    }

    private void checkStorage(String name, Storage storage) {
        Storage known = storages.putIfAbsent(storage.key(), storage);
        if (known != null && !known.equals(storage)) {
            throw invalid(name, "%s is described in another way elsewhere".formatted(storage));
        }
        if (known != null) {
            return;
        }
        long size = archive.storageSize(storage.key());
        if (storage.size() > size / storage.type().bytes()) {
            throw invalid(
                    name,
                    "its storage claims %d numbers of type %s, but the record has only %d bytes"
                            .formatted(storage.size(), storage.type(), size));
        }
        storedBytes += size;
    }

    private void checkView(String name, View view) {
        int size;
        long end;
        try {
            size = view.size();
            end = Math.addExact(view.offset(), view.span());
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw invalid(
                    name,
                    "shape %s with strides %s is more than an array holds"
                            .formatted(view.shape(), view.strides()));
        }
        long available = view.storage().size();
        if (end > available) {
            throw invalid(
                    name,
                    "shape %s with strides %s from number %d on goes beyond its storage of %d"
                            .formatted(view.shape(), view.strides(), view.offset(), available));
        }
        if (size > available) {
            throw invalid(
                    name,
                    "shape %s has more numbers than its storage of %d: it is an expanded view; write it with clone()"
                            .formatted(view.shape(), available));
        }
        if (seen.add(view)) {
            claimedBytes += (long) size * view.storage().type().bytes();
        }
    }

    private InvalidCheckpointException invalid(String name, String reason) {
        return new InvalidCheckpointException(file, "tensor '%s': %s".formatted(name, reason));
    }
}
