/**
 * PyTorch's checkpoint files, read without Python: {@code torch.save}'s zip archives and
 * TorchScript archives.
 */
@NullMarked
package io.mithridate.tensorflow.checkpoint.pytorch;

import org.jspecify.annotations.NullMarked;
