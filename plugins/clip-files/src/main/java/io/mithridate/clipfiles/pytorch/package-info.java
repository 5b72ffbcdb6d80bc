/**
 * PyTorch's checkpoint files, read without Python: {@code torch.save}'s zip archives and
 * TorchScript archives.
 */
@NullMarked
package io.mithridate.clipfiles.pytorch;

import org.jspecify.annotations.NullMarked;
