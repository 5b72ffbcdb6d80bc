package io.mithridate.tensorflow.models;

import static java.util.Map.entry;

import io.mithridate.api.backend.DeviceCheck;
import io.mithridate.api.backend.EventFiles;
import io.mithridate.api.backend.PictureCacheFiller;
import io.mithridate.api.backend.Saliency;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.tensorflow.clip.GradientTimesInput;
import io.mithridate.tensorflow.device.Devices;
import io.mithridate.tensorflow.events.TensorBoardFiles;
import io.mithridate.tensorflow.image.decode.BicubicPictureReader;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.BlockReader;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Networks;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.feed.FilePictureCacheFiller;
import java.util.List;
import java.util.Map;

/** Provides the model {@code mini} and the services of the backend. */
public final class TensorFlowPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(MiniModels.class);
    }

    @Override
    public Map<Class<?>, Class<?>> services() {
        return Map.ofEntries(
                entry(ImageDecoder.class, ClipImageDecoder.class),
                entry(StretchedPictureReader.class, BicubicPictureReader.class),
                entry(DeviceCheck.class, Devices.class),
                entry(EventFiles.class, TensorBoardFiles.class),
                entry(PictureCacheFolder.class, PictureCacheFolder.class),
                entry(PictureCacheFiller.class, FilePictureCacheFiller.class),
                entry(Saliency.class, GradientTimesInput.class),
                entry(FineTuner.class, FineTuner.class),
                entry(BlockReader.class, BlockReader.class),
                entry(Networks.class, Networks.class),
                entry(Optimizer.class, Optimizer.class));
    }
}
