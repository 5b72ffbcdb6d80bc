package io.mithridate.datasets.captions;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.datasets.files.PaintedPictures;
import io.mithridate.testkit.DatasetContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ImageCaptionsContractTest implements DatasetContract {

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        StringBuilder rows = new StringBuilder("image,caption,label\n");
        for (int picture = 0; picture < 30; picture++) {
            PaintedPictures.write(folder.resolve("p/%d.png".formatted(picture)), picture);
            String label = picture % 2 == 0 ? "cat" : "dog";
            for (int caption = 0; caption <= picture % 3; caption++) {
                rows.append(
                        "p/%d.png,a %s as number %d,%s\n"
                                .formatted(picture, label, caption, label));
            }
        }
        Files.writeString(folder.resolve("captions.csv"), rows);
    }

    private ImageCaptions open() {
        return Opening.of(folder.resolve("captions.csv"))
                .withSplitSizes(5, 0, 3)
                .withLabels(4, Optional.empty())
                .open();
    }

    @Override
    public Class<?> plugin() {
        return ImageCaptions.class;
    }

    @Override
    public PairData pairs() {
        return open();
    }

    @Override
    public EvaluationData evaluation() {
        return open();
    }
}
