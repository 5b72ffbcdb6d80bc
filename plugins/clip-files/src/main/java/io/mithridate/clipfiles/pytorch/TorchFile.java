package io.mithridate.clipfiles.pytorch;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.pytorch.Pickled.Storage;
import io.mithridate.clipfiles.pytorch.Pickled.View;
import io.mithridate.tensorflow.checkpoint.ElementType;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.TensorFile;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A PyTorch checkpoint opened for reading: a file written by {@code torch.save} since PyTorch 1.6,
 * or a TorchScript archive, the format in which OpenAI published CLIP.
 *
 * <p>Only the model's tensors are read from the pickle: those of a {@code state_dict}, with or
 * without an optimizer's state, or the attributes of TorchScript modules, which have the same
 * names. No code in the pickle is ever executed.
 */
public final class TorchFile implements TensorFile {

    private final Path file;
    private final TorchArchive archive;
    private final ByteOrder order;
    private final Map<String, View> views;
    private final Set<String> intact = ConcurrentHashMap.newKeySet();

    private TorchFile(Path file, TorchArchive archive, ByteOrder order, Map<String, View> views) {
        this.file = file;
        this.archive = archive;
        this.order = order;
        this.views = views;
    }

    /**
     * Opens a file and reads its pickle.
     *
     * @throws InvalidCheckpointException if the file is missing or damaged, if its pickle refers to
     *     anything but tensors, or if a tensor exceeds its storage or the file
     */
    public static TorchFile open(Path file) {
        TorchArchive archive = TorchArchive.open(file);
        try {
            Map<String, View> views =
                    StateDict.tensors(Unpickler.read(archive.pickle(), archive.isScript()));
            new ViewCheck(file, archive).check(views);
            return new TorchFile(file, archive, archive.byteOrder(), views);
        } catch (DamagedPickleException e) {
            archive.close();
            throw new InvalidCheckpointException(file, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            archive.close();
            throw e;
        }
    }

    @Override
    public Path path() {
        return file;
    }

    /** Returns an empty map, because the format has no metadata. */
    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public Map<String, TensorSpec> specs() {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        views.forEach(
                (name, view) ->
                        specs.put(name, new TensorSpec(view.storage().type(), view.extents())));
        return Collections.unmodifiableMap(specs);
    }

    @Override
    public FloatTensor floats(String name) {
        View view = views.get(name);
        if (view == null) {
            throw new InvalidCheckpointException(
                    file, "there is no tensor '%s' among its %d".formatted(name, views.size()));
        }
        if (!view.storage().type().isFloating()) {
            throw new InvalidCheckpointException(
                    file,
                    "tensor '%s' is %s%s, expected fractions"
                            .formatted(name, view.storage().type(), view.shape()));
        }
        float[] span = read(view.storage(), view.offset(), view.span());
        return new FloatTensor(view.extents(), view.inRowMajorOrder(span));
    }

    /** Reads consecutive numbers of a storage. */
    private float[] read(Storage storage, long offset, int count) {
        ElementType type = storage.type();
        float[] numbers = new float[count];
        long begin = offset * type.bytes();
        long end = begin + (long) count * type.bytes();
        archive.readStorage(
                storage.key(),
                !intact.contains(storage.key()),
                begin,
                end,
                (buffer, length, place) -> {
                    int from = (int) Math.max(0, Math.min(length, begin - place));
                    int to = (int) Math.max(0, Math.min(length, end - place));
                    if (from < to) {
                        ByteBuffer wanted = ByteBuffer.wrap(buffer, from, to - from).order(order);
                        type.readInto(
                                wanted,
                                numbers,
                                (int) ((place + from - begin) / type.bytes()),
                                (to - from) / type.bytes());
                    }
                });
        intact.add(storage.key());
        return numbers;
    }

    /** Closes the file. */
    @Override
    public void close() {
        archive.close();
    }

    @Override
    public String toString() {
        return "TorchFile[" + file + ", " + views.size() + " tensors]";
    }
}
