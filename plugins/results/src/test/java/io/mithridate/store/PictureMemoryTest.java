package io.mithridate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureMemoryTest {

    private static final int BYTES = 2 * 2 * Image.CHANNELS;

    private final List<Integer> created = new ArrayList<>();

    @Test
    void createsPicturesOnce() {
        PictureMemory memory = new PictureMemory();

        List<Image> first = get(memory, chunk("clean", 0));

        assertThat(get(memory, chunk("clean", 0))).isSameAs(first);
        assertThat(created).hasSize(1);
    }

    @Test
    void distinguishesChunksBySetSizeTriggerAndPosition() {
        PictureMemory memory = new PictureMemory();

        get(memory, new PictureMemory.Chunk("set", 2, "", 0));
        get(memory, new PictureMemory.Chunk("other set", 2, "", 0));
        get(memory, new PictureMemory.Chunk("set", 3, "", 0));
        get(memory, new PictureMemory.Chunk("set", 2, "trigger", 0));
        get(memory, new PictureMemory.Chunk("set", 2, "", 512));

        assertThat(created).hasSize(5);
    }

    @Test
    void evictsTheLeastRecentlyUsedPictures() {
        PictureMemory memory = new PictureMemory(2 * BYTES);
        get(memory, chunk("a", 0));
        get(memory, chunk("b", 0));
        get(memory, chunk("a", 0));

        get(memory, chunk("c", 0));

        get(memory, chunk("a", 0));
        assertThat(created).hasSize(3);
        get(memory, chunk("b", 0));
        assertThat(created).hasSize(4);
    }

    private List<Image> get(PictureMemory memory, PictureMemory.Chunk chunk) {
        return memory.get(
                chunk,
                () -> {
                    created.add(created.size());
                    return List.of(Image.black(2, 2));
                });
    }

    private static PictureMemory.Chunk chunk(String set, int first) {
        return new PictureMemory.Chunk(set, 2, "", first);
    }
}
